/** Writes orders from the store's systems with their lines and statuses, and updates the figures. */
import type { Db } from '#db';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import { addOutdated } from './addOutdated.ts';
import { loadKnownOrders } from './known.ts';
import { deleteParts, insertParts } from './parts.ts';
import { type Incoming, prepareRows } from './prepareRows.ts';
import { keptStatusOf, type KeptStatus } from './rules.ts';
import type { OrderWrite } from './toRows.ts';
import { newsOf, saveOrders, type Touched, updateFigures } from './saveOrders.ts';
import { recordWritten, runHooks } from './recordOrders.ts';

/** Writes orders; each must be new or changed and must occur only once. */
const writeOrders = async (tx: Db, writer: Writer, incoming: readonly Incoming[]) => {
  const editedIds = incoming.flatMap(({ known }) => known?.id ?? []);
  const { before, prepared } = await prepareRows(tx, writer, incoming, editedIds);
  await deleteParts(tx, editedIds);
  const written = await saveOrders(tx, prepared);
  await insertParts(tx, written);
  const created = written.filter(({ known }) => !known);
  const figures = { before, editedIds, created };
  return { written, withReturns: await updateFigures(tx, writer, written, figures) };
};

export type OrderResult = RowResult & { keptStatus?: KeptStatus };

const NONE = { written: [], withReturns: [] };

const upsertWave = async (
  tx: Db,
  writer: Writer,
  writes: readonly OrderWrite[],
): Promise<OrderResult[]> => {
  const known = await loadKnownOrders(
    tx,
    writes.map(({ externalId }) => externalId),
  );
  const incoming = writes.map((write) => ({
    write,
    hash: contentHash(write),
    known: known.get(write.externalId),
  }));
  const current = incoming.filter((one) => newsOf(one) === 'current');
  const outdated = incoming.filter((one) => newsOf(one) === 'outdated');
  const parts = [
    current.length === 0 ? NONE : await writeOrders(tx, writer, current),
    outdated.length === 0 ? NONE : await addOutdated(tx, writer, outdated),
  ];
  const written: Touched[] = parts.flatMap((part) => part.written);
  await runHooks(
    tx,
    writer,
    written,
    parts.flatMap(({ withReturns }) => withReturns),
  );
  await recordWritten(tx, writer, written);
  const results = new Map(
    written.map(({ id, known: before, rows: { row } }) => {
      const { externalId, status = 'placed' } = row;
      const outcome = before ? ('updated' as const) : ('created' as const);
      return [externalId, { result: { externalId, id, outcome }, status }] as const;
    }),
  );
  return writes.map(({ externalId, statuses }): OrderResult => {
    const before = known.get(externalId);
    const { result, status } = results.get(externalId) ?? {
      result: { externalId, id: before?.id ?? 0, outcome: 'unchanged' as const },
      status: before?.status ?? 'placed',
    };
    const kept = keptStatusOf(statuses, status);
    return kept ? { ...result, keptStatus: kept } : result;
  });
};

/** Creates or updates orders by the store's id. Sending the same content again changes nothing. */
export const upsertOrders = async (
  tx: Db,
  writer: Writer,
  writes: readonly OrderWrite[],
): Promise<OrderResult[]> => {
  const results = new Map<OrderWrite, OrderResult>();
  for (const wave of waves(writes, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((write, index) => results.set(write, outcomes[index] as OrderResult));
  }
  return writes.map((write) => results.get(write) as OrderResult);
};
