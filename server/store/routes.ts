/** Routes by which the store's own systems write: one record, or up to 1,000 with a result for each row. */
import * as z from 'zod';
import type { ZodType } from 'zod';
import type { Scope } from '#contract/platform/apiKeys';
import { StoreObservationInput } from '#contract/pricing/competitors';
import { EventInput } from '#contract/orders/events';
import { fieldErrors, requiredLocalized, requiredText, whole } from '#shared/fields';
import { MemberInput } from '#contract/members/members';
import { OrderInput } from '#contract/orders/orders';
import { StoreProductInput } from '#contract/catalog/products';
import { ReturnInput } from '#contract/orders/returns';
import { code } from '#shared/fields';
import type { Db } from '#db';
import {
  type CategoryResult,
  type CategoryWrite,
  upsertCategories,
} from '../catalog/categories/upsert.ts';
import {
  observationError,
  type ObservationResult,
  writeObservations,
} from '../pricing/competitors/observe.ts';
import { addEvents } from '../orders/events/actions.ts';
import type { Context } from '../platform/http/context.ts';
import { invalid } from '../platform/http/errors.ts';
import { type Call, type Route, route } from '../platform/http/route.ts';
import { upsertMembers } from '../members/members/actions.ts';
import { upsertOrders } from '../orders/orders/actions.ts';
import { type ProductResult, upsertProducts } from '../catalog/products/upsert.ts';
import { upsertReturns } from '../orders/returns/actions.ts';
import type { RowResult } from '../platform/records/results.ts';
import { type Writer, writerOf } from '../platform/records/writer.ts';

const MAX_ROWS = 1000;
const Batch = z.strictObject({ rows: z.array(z.unknown()).min(1).max(MAX_ROWS) });

type Result = RowResult | ProductResult | CategoryResult | ObservationResult;
type RefusedRow = { row: number; outcome: 'refused'; errors: unknown };
type Answer = RefusedRow | ({ row: number } & RowResult);

interface Kind<T> {
  name: string;
  scope: Scope;
  one: string;
  input: ZodType<T>;
  /** Errors of a row that depend on the store's settings. */
  check?: (input: T, writer: Writer) => Record<string, string> | null;
  write: (tx: Db, writer: Writer, inputs: readonly T[]) => Promise<Result[]>;
}

const answerRow = (row: number, result: Result | undefined): Answer => {
  if (!result) throw new Error('A row was written without an answer');
  if ('refused' in result)
    return { row, outcome: 'refused', errors: { parentCode: result.refused } };
  if ('errors' in result) return { row, outcome: 'refused', errors: result.errors };
  return { row, ...result };
};

const writeRows = async <T>(
  context: Context,
  kind: Kind<T>,
  rows: readonly unknown[],
): Promise<Answer[]> => {
  const writer = await writerOf(context);
  const answers: Answer[] = [];
  const valid: { row: number; input: T }[] = [];
  rows.forEach((raw, row) => {
    const parsed = kind.input.safeParse(raw);
    const wrong = parsed.success ? kind.check?.(parsed.data, writer) : fieldErrors(parsed.error);
    if (wrong) answers.push({ row, outcome: 'refused', errors: wrong });
    else if (parsed.success) valid.push({ row, input: parsed.data });
  });
  if (valid.length > 0) {
    const results = await context.transaction((tx) =>
      kind.write(
        tx,
        writer,
        valid.map(({ input }) => input),
      ),
    );
    valid.forEach(({ row }, index) => answers.push(answerRow(row, results[index])));
  }
  return answers.sort((a, b) => a.row - b.row);
};

const storeKind = <T>(kind: Kind<T>): Route[] => [
  route({
    method: 'post',
    path: `/store/${kind.name}`,
    access: { scope: kind.scope },
    summary: `Create or update ${kind.one} by your own id`,
    body: kind.input,
    handle: async (context: Context, { body }: Call<T>) => {
      const writer = await writerOf(context);
      const wrong = kind.check?.(body, writer);
      if (wrong) throw invalid(wrong);
      const [result] = await context.transaction((tx) => kind.write(tx, writer, [body]));
      const answer = answerRow(0, result);
      if (answer.outcome === 'refused')
        throw invalid((answer as RefusedRow).errors as Record<string, string>);
      const { row: _, ...record } = answer;
      return record;
    },
  } as Parameters<typeof route>[0]),
  route({
    method: 'post',
    path: `/store/${kind.name}/batch`,
    access: { scope: kind.scope },
    summary: `Up to ${MAX_ROWS} ${kind.name}, with a result for each row; wrong rows are refused, the others saved`,
    body: Batch,
    handle: async (context, { body }) => ({ results: await writeRows(context, kind, body.rows) }),
  }),
];

const CategoryRow = z.object({
  code: code(),
  parentCode: requiredText(80).nullable().optional(),
  names: requiredLocalized(120),
  position: whole('rank', 0, 100_000).optional(),
  hidden: z.boolean().optional(),
});

export const storeRoutes: Route[] = [
  ...storeKind<CategoryWrite>({
    name: 'categories',
    scope: 'catalog.write',
    one: 'a category',
    input: CategoryRow,
    write: upsertCategories,
  }),
  ...storeKind({
    name: 'products',
    scope: 'catalog.write',
    one: 'a product',
    input: StoreProductInput,
    write: upsertProducts,
  }),
  ...storeKind<StoreObservationInput>({
    name: 'competitorPrices',
    scope: 'catalog.write',
    one: 'a competitor’s price',
    input: StoreObservationInput,
    check: observationError,
    write: (tx, writer, inputs) => writeObservations(tx, writer, inputs, 'store'),
  }),
  ...storeKind({
    name: 'members',
    scope: 'members.write',
    one: 'a member',
    input: MemberInput,
    write: upsertMembers,
  }),
  ...storeKind({
    name: 'orders',
    scope: 'orders.write',
    one: 'an order',
    input: OrderInput,
    check: ({ currency }, { settings }) =>
      currency === settings.currency ? null : { currency: 'orders.errors.currency' },
    write: upsertOrders,
  }),
  ...storeKind({
    name: 'returns',
    scope: 'orders.write',
    one: 'a return',
    input: ReturnInput,
    write: upsertReturns,
  }),
  ...storeKind({
    name: 'events',
    scope: 'events.write',
    one: 'a behaviour event',
    input: EventInput,
    write: addEvents,
  }),
];
