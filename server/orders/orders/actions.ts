/** Writes orders of the store's systems with their lines and statuses, and the figures that they change. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { orders } from '#db/schema/orders/orders';
import { recordActivities } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { contentHash, isOutdated, type Writer } from '../../platform/records/writer.ts';
import { linkReturns, recountReturns } from '../returns/link.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import type { Bundle } from '../sales/rules.ts';
import { afterOrders } from './afterOrders.ts';
import { type KnownOrder, loadKnownOrders } from './known.ts';
import { deleteParts, insertParts } from './parts.ts';
import { type Incoming, prepareRows } from './prepareRows.ts';
import { type OrderRows, type OrderWrite, toBundle } from './toRows.ts';

export type { OrderWrite };

interface Written {
  id: number;
  known: KnownOrder | undefined;
  rows: OrderRows;
}

const hasChanged = ({ write, hash, known }: Incoming): boolean =>
  !known || (known.contentHash !== hash && !isOutdated(write.updatedAt, known.sourceUpdatedAt));

/** Inserts the new orders and updates the known ones; answers all of them with their ids. */
const saveOrders = async (tx: Db, prepared: readonly Omit<Written, 'id'>[]): Promise<Written[]> => {
  const created = prepared.filter(({ known }) => !known).map(({ rows }) => rows.row);
  const ids = await insertRows(tx, orders, created, { returning: true });
  let next = 0;
  const written = prepared.map(({ known, rows }) => ({
    id: known?.id ?? ids[next++] ?? 0,
    known,
    rows,
  }));
  for (const { id, known, rows } of written) {
    if (!known) continue;
    const { createdAt: _, ...values } = rows.row;
    await updateRow(tx, orders, id, { ...values, version: known.version + 1 });
  }
  return written;
};

/** Links waiting returns to their orders, then replaces what orders and returns contributed to the figures. */
const updateFigures = async (
  tx: Db,
  { settings: { timeZone, weekStart }, now }: Writer,
  written: readonly Written[],
  { before, editedIds }: { before: readonly Bundle[]; editedIds: readonly number[] },
) => {
  const linked = await linkReturns(
    tx,
    written.map(({ id, rows }) => ({ id, ...rows.row })),
    timeZone,
  );
  await recountReturns(tx, editedIds, timeZone);
  // New orders have no returns unless some were waiting for them.
  const hasLinked = linked.before.length > 0;
  const fresh = hasLinked ? [] : written.filter(({ known }) => !known);
  const orderIds = hasLinked ? written.map(({ id }) => id) : editedIds;
  const after = [...fresh.map(toBundle), ...(await loadBundles(tx, { orderIds }))];
  await applySales(tx, { before: [...before, ...linked.before], after, now, weekStart });
};

const runHooks = async (tx: Db, writer: Writer, written: readonly Written[]) => {
  const changes = written.map(({ id, known, rows: { row, statuses } }) => ({
    id,
    externalId: row.externalId,
    memberId: row.memberId ?? null,
    status: row.status ?? 'placed',
    previousStatus: known?.status ?? null,
    statuses,
  }));
  for (const react of afterOrders.parts) await react(tx, writer, changes);
};

const recordWritten = (tx: Db, writer: Writer, written: readonly Written[]) =>
  recordActivities(
    tx,
    written.map(({ id, known, rows: { row } }) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'orders',
      recordId: id,
      recordName: row.externalId,
      verb: known ? 'edit' : 'create',
      ...(known && {
        before: { status: known.status, total: known.total },
        after: { status: row.status ?? 'placed', total: row.total },
      }),
    })),
  );

/** Writes orders of which each is new or changed, and none comes twice. */
const writeOrders = async (tx: Db, writer: Writer, incoming: readonly Incoming[]) => {
  const editedIds = incoming.flatMap(({ known }) => known?.id ?? []);
  const { before, prepared } = await prepareRows(tx, writer, incoming, editedIds);
  await deleteParts(tx, editedIds);
  const written = await saveOrders(tx, prepared);
  await insertParts(tx, written);
  await updateFigures(tx, writer, written, { before, editedIds });
  await runHooks(tx, writer, written);
  await recordWritten(tx, writer, written);
  return written;
};

const upsertWave = async (
  tx: Db,
  writer: Writer,
  writes: readonly OrderWrite[],
): Promise<RowResult[]> => {
  const known = await loadKnownOrders(
    tx,
    writes.map(({ externalId }) => externalId),
  );
  const changed = writes
    .map((write) => ({ write, hash: contentHash(write), known: known.get(write.externalId) }))
    .filter(hasChanged);
  const written = changed.length === 0 ? [] : await writeOrders(tx, writer, changed);
  const results = new Map(
    written.map(({ id, known: before, rows }): [string, RowResult] => {
      const { externalId } = rows.row;
      return [externalId, { externalId, id, outcome: before ? 'updated' : 'created' }];
    }),
  );
  return writes.map(
    ({ externalId }) =>
      results.get(externalId) ?? {
        externalId,
        id: known.get(externalId)?.id ?? 0,
        outcome: 'unchanged',
      },
  );
};

/** Creates or updates orders by the store's id. Sending the same again changes nothing. */
export const upsertOrders = async (
  tx: Db,
  writer: Writer,
  writes: readonly OrderWrite[],
): Promise<RowResult[]> => {
  const results = new Map<OrderWrite, RowResult>();
  for (const wave of waves(writes, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((write, index) => results.set(write, outcomes[index] as RowResult));
  }
  return writes.map((write) => results.get(write) as RowResult);
};
