/** Writes returns of the store's systems with their lines, and the figures that they change. */
import { inArray } from 'drizzle-orm';
import type { ReturnInput } from '#contract/orders/returns';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { returnLines, returns } from '#db/schema/orders/returns';
import { variantsBySku } from '../../catalog/products/variants.ts';
import { memberIdsFor } from '../../members/members/actions.ts';
import { recordActivities } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { contentHash, isOutdated, type Writer } from '../../platform/records/writer.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { afterReturns } from './afterReturns.ts';
import { type KnownReturn, loadKnownReturns, loadReturnedOrders } from './known.ts';
import { refreshReturned } from './link.ts';
import { type ReturnContext, toReturnLines, toReturnRow } from './toRows.ts';

const deleteLines = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q.delete(returnLines).where(inArray(returnLines.returnId, returnIds)),
);

/** A return to write, and what the database has of it; no `known` for a new one. */
interface Incoming {
  input: ReturnInput;
  hash: string;
  known: KnownReturn | undefined;
}
interface Written {
  id: number;
  known: KnownReturn | undefined;
  externalId: string;
  amount: number;
}

const hasChanged = ({ input, hash, known }: Incoming): boolean =>
  !known || (known.contentHash !== hash && !isOutdated(input.updatedAt, known.sourceUpdatedAt));

const loadContext = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
): Promise<ReturnContext> => {
  const { orders, soldLine } = await loadReturnedOrders(
    tx,
    inputs.flatMap(({ orderExternalId }) => orderExternalId ?? []),
  );
  const memberIds = await memberIdsFor(
    tx,
    writer,
    inputs.map(({ memberExternalId }) => memberExternalId),
  );
  const variants = await variantsBySku(
    tx,
    inputs.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
  );
  return { writer, orders, soldLine, memberIds, variants };
};

const saveReturn = async (
  tx: Db,
  { input, hash, known }: Incoming,
  context: ReturnContext,
): Promise<Written> => {
  const row = toReturnRow(input, hash, context);
  const { externalId, amount } = row;
  if (known) {
    await updateRow(tx, returns, known.id, { ...row, version: known.version + 1 });
    return { id: known.id, known, externalId, amount };
  }
  const values = { ...row, createdAt: context.writer.now };
  const [id] = await insertRows(tx, returns, [values], { returning: true });
  if (id === undefined) throw new Error('A return was written without an id');
  return { id, known, externalId, amount };
};

/** Saves the returns, then their lines in one statement. */
const saveReturns = async (tx: Db, incoming: readonly Incoming[], context: ReturnContext) => {
  const written: Written[] = [];
  const lines: (typeof returnLines.$inferInsert)[] = [];
  for (const one of incoming) {
    const saved = await saveReturn(tx, one, context);
    written.push(saved);
    lines.push(...toReturnLines(saved.id, one.input, context));
  }
  await insertRows(tx, returnLines, lines);
  return written;
};

const recordWritten = (tx: Db, writer: Writer, written: readonly Written[]) =>
  recordActivities(
    tx,
    written.map(({ id, known, externalId, amount }) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'returns',
      recordId: id,
      recordName: externalId,
      verb: known ? 'edit' : 'create',
      ...(known && { before: { amount: known.amount }, after: { amount } }),
    })),
  );

/** Writes returns of which each is new or changed, and none comes twice. */
const writeReturns = async (tx: Db, writer: Writer, incoming: readonly Incoming[]) => {
  const context = await loadContext(
    tx,
    writer,
    incoming.map(({ input }) => input),
  );
  const edited = incoming.flatMap(({ known }) => known ?? []);
  const editedIds = edited.map(({ id }) => id);
  const orderIds = [
    ...new Set([
      ...edited.flatMap(({ orderId }) => orderId ?? []),
      ...[...context.orders.values()].map(({ id }) => id),
    ]),
  ];
  const before = await loadBundles(tx, { orderIds, returnIds: editedIds });
  await deleteLines(tx, { returnIds: editedIds });
  const written = await saveReturns(tx, incoming, context);
  const returnIds = written.map(({ id }) => id);
  const after = await loadBundles(tx, { orderIds, returnIds });
  await applySales(tx, { before, after, now: writer.now, weekStart: writer.settings.weekStart });
  await refreshReturned(tx, orderIds);
  for (const react of afterReturns.parts) await react(tx, writer, orderIds);
  await recordWritten(tx, writer, written);
  return written;
};

const upsertWave = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
): Promise<RowResult[]> => {
  const known = await loadKnownReturns(
    tx,
    inputs.map(({ externalId }) => externalId),
  );
  const changed = inputs
    .map((input) => ({ input, hash: contentHash(input), known: known.get(input.externalId) }))
    .filter(hasChanged);
  const written = changed.length === 0 ? [] : await writeReturns(tx, writer, changed);
  const results = new Map(
    written.map(({ id, externalId, known: before }): [string, RowResult] => [
      externalId,
      { externalId, id, outcome: before ? 'updated' : 'created' },
    ]),
  );
  return inputs.map(
    ({ externalId }) =>
      results.get(externalId) ?? {
        externalId,
        id: known.get(externalId)?.id ?? 0,
        outcome: 'unchanged',
      },
  );
};

/** Creates or updates returns by the store's id; the order may come later. */
export const upsertReturns = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
): Promise<RowResult[]> => {
  const results = new Map<ReturnInput, RowResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((input, index) => results.set(input, outcomes[index] as RowResult));
  }
  return inputs.map((input) => results.get(input) as RowResult);
};
