/** Writes the rows of one request, each with its own result. */
import * as z from 'zod';
import type { ZodType } from 'zod';
import type { Scope } from '#contract/platform/apiKeys';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import type { Db } from '#db';
import type { CategoryResult } from '../catalog/categories/categoryWrite.ts';
import type { StockResult } from '../catalog/stock/write.ts';
import type { ObservationResult } from '../pricing/competitors/observe.ts';
import type { Context } from '../platform/http/context.ts';
import type { OrderResult } from '../orders/orders/actions.ts';
import type { ReturnResult } from '../orders/returns/actions.ts';
import type { ProductResult } from '../catalog/products/upsertResult.ts';
import type { RowResult } from '../platform/records/results.ts';
import { type Writer, writerOf } from '../platform/records/writer.ts';
import { errorsOfLater, type NamedInstant } from './laterThanNow.ts';

export const MAX_ROWS = 1000;
export const Batch = z.strictObject({ rows: z.array(z.unknown()).min(1).max(MAX_ROWS) });

type Result =
  | RowResult
  | OrderResult
  | ReturnResult
  | ProductResult
  | CategoryResult
  | ObservationResult
  | StockResult;
export type RefusedRow = { row: number; outcome: 'refused'; errors: unknown };
type Written = RowResult | Exclude<StockResult, { errors: unknown }>;
type Answer = RefusedRow | ({ row: number } & Written);

export interface Kind<T> {
  name: string;
  scope: Scope;
  one: string;
  input: ZodType<T>;
  /** Errors of a row that depend on the store's settings. */
  check?: (input: T, writer: Writer) => Record<string, string> | null;
  /** Instants of a row that must have happened. */
  instants: (input: T) => readonly NamedInstant[];
  write: (tx: Db, writer: Writer, inputs: readonly T[]) => Promise<Result[]>;
}

/** Errors of a valid row with respect to the store's settings and the clock; null where there are none. */
export const wrongIn = <T>(kind: Kind<T>, input: T, writer: Writer): FieldErrors | null =>
  kind.check?.(input, writer) ?? errorsOfLater(kind.instants(input), writer.now);

export const answerRow = (row: number, result: Result | undefined): Answer => {
  if (!result) throw new Error('A row was written without an answer');
  if ('refused' in result)
    return { row, outcome: 'refused', errors: { parentCode: result.refused } };
  if ('errors' in result) return { row, outcome: 'refused', errors: result.errors };
  return { row, ...result };
};

export const writeRows = async <T>(
  context: Context,
  kind: Kind<T>,
  rows: readonly unknown[],
): Promise<{ results: Answer[] }> => {
  const writer = await writerOf(context);
  const refused: Answer[] = [];
  const valid: { row: number; input: T }[] = [];
  rows.forEach((raw, row) => {
    const parsed = kind.input.safeParse(raw);
    const wrong = parsed.success ? wrongIn(kind, parsed.data, writer) : fieldErrors(parsed.error);
    if (wrong) refused.push({ row, outcome: 'refused', errors: wrong });
    else if (parsed.success) valid.push({ row, input: parsed.data });
  });
  if (valid.length === 0) return { results: refused };
  return context.transaction(async (tx) => {
    const results = await kind.write(
      tx,
      writer,
      valid.map(({ input }) => input),
    );
    const written = valid.map(({ row }, index) => answerRow(row, results[index]));
    return { results: [...refused, ...written].sort((a, b) => a.row - b.row) };
  });
};
