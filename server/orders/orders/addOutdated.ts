/** Adds the statuses and the ids of lines that only an outdated message knows; the rest of the message is ignored. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { orders, orderStatusChanges } from '#db/schema/orders/orders';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadBundles } from '../sales/bundles.ts';
import { type KnownOrder, loadStatuses } from './known.ts';
import { type LateId, loadLateIds, saveLateIds } from './lateIds.ts';
import { deleteStatuses, statusRows } from './parts.ts';
import type { Incoming } from './prepareRows.ts';
import { mergeStatuses, type ReachedStatuses } from './rules.ts';
import { type Touched, updateFigures } from './saveOrders.ts';
import { toStatusColumns } from './toRows.ts';

interface Addition {
  known: KnownOrder;
  statuses: ReachedStatuses;
  lineIds: readonly LateId[];
}

const loadAdditions = async (tx: Db, outdated: readonly Incoming[]): Promise<Addition[]> => {
  const earlier = await loadStatuses(
    tx,
    outdated.flatMap(({ known }) => known?.id ?? []),
  );
  const lateIds = await loadLateIds(tx, outdated);
  return outdated.flatMap(({ write, known }) => {
    const reached = known && earlier.get(known.id);
    if (!known || !reached) return [];
    const { statuses: sent, updatedAt: clock } = write;
    const statuses = mergeStatuses(reached, { statuses: sent, clock });
    const differs = sent.some(({ status }) => statuses.get(status) !== reached.get(status));
    const lineIds = lateIds.get(known.id) ?? [];
    return differs || lineIds.length > 0 ? [{ known, statuses, lineIds }] : [];
  });
};

const saveStatuses = async (
  tx: Db,
  writer: Writer,
  { known, statuses }: Pick<Addition, 'known' | 'statuses'>,
): Promise<Touched> => {
  const { id, externalId, channel, memberId, total } = known;
  const columns = toStatusColumns(statuses, known, writer, known);
  await updateRow(tx, orders, id, {
    ...columns,
    updatedAt: writer.now,
    version: known.version + 1,
  });
  return {
    id,
    known,
    rows: { row: { externalId, channel, memberId, total, ...columns }, statuses },
  };
};

/** Returns the orders that got a status, another instant of one, or the id of a line, and the ids of those that may have returns. */
export const addOutdated = async (
  tx: Db,
  writer: Writer,
  outdated: readonly Incoming[],
): Promise<{ written: Touched[]; withReturns: readonly number[] }> => {
  const additions = await loadAdditions(tx, outdated);
  const orderIds = additions.map(({ known }) => known.id);
  if (orderIds.length === 0) return { written: [], withReturns: [] };
  const before = await loadBundles(tx, { orderIds });
  await deleteStatuses(tx, { orderIds });
  await insertRows(
    tx,
    orderStatusChanges,
    additions.flatMap(({ known, statuses }) => statusRows(known.id, statuses)),
  );
  for (const { lineIds } of additions) await saveLateIds(tx, lineIds);
  const written: Touched[] = [];
  for (const addition of additions) written.push(await saveStatuses(tx, writer, addition));
  const figures = { before, editedIds: orderIds, created: [] };
  return { written, withReturns: await updateFigures(tx, writer, written, figures) };
};
