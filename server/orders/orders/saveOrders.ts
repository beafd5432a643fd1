/** Stores orders with their lines and figures. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { orders } from '#db/schema/orders/orders';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { updateRow } from '../../platform/records/records.ts';
import { isOutdated } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { linkReturns } from '../returns/link.ts';
import { recountReturns } from '../returns/recountReturns.ts';
import { tellReviewed } from '../returns/tellReturns.ts';
import { clearErasedPlaces } from '../shipments/ofErased.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import type { Bundle } from '../sales/bundle.ts';
import type { KnownOrder } from './known.ts';
import type { Incoming } from './prepareRows.ts';
import type { ReachedStatuses } from './rules.ts';
import type { OrderRows } from './toRows.ts';
import { toBundle } from './toBundle.ts';

/** An order whose content was written. */
export interface Written {
  id: number;
  known: KnownOrder | undefined;
  rows: OrderRows;
}
/** An order of which the content, or only the statuses, were written. */
export interface Touched {
  id: number;
  known: KnownOrder | undefined;
  rows: {
    row: Pick<
      OrderRows['row'],
      'externalId' | 'channel' | 'memberId' | 'status' | 'total' | 'countedOn'
    >;
    statuses: ReachedStatuses;
  };
}

/** `current` and `outdated` differ from what is stored; an outdated one may only add statuses and ids of lines. */
export const newsOf = ({ write, hash, known }: Incoming): 'current' | 'outdated' | 'none' => {
  if (!known) return 'current';
  if (known.contentHash === hash) return 'none';
  return isOutdated(write.updatedAt, known.sourceUpdatedAt) ? 'outdated' : 'current';
};

/** Inserts new orders and updates stored ones; returns all of them with their ids. */
export const saveOrders = async (
  tx: Db,
  prepared: readonly Omit<Written, 'id'>[],
): Promise<Written[]> => {
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

/**
 * Links waiting returns to their orders, then replaces what orders and returns contributed to the figures. Returns the
 * ids of the orders that may have returns.
 */
export const updateFigures = async (
  tx: Db,
  writer: Writer,
  written: readonly Touched[],
  {
    before,
    editedIds,
    created,
  }: { before: readonly Bundle[]; editedIds: readonly number[]; created: readonly Written[] },
) => {
  const { timeZone, weekStart } = writer.settings;
  const saved = written.map(({ id, rows }) => ({ id, ...rows.row }));
  const erasedIds = await loadErasedIds(
    tx,
    saved.flatMap(({ memberId }) => memberId ?? []),
  );
  const linked = await linkReturns(tx, saved, { timeZone, erasedIds });
  await clearErasedPlaces(tx, saved, erasedIds);
  const reviewed = await recountReturns(tx, editedIds, timeZone);
  await tellReviewed(tx, writer, [...new Set([...linked.reviewed, ...reviewed])]);
  // New orders have returns only where some arrived before them.
  const hasLinked = linked.before.length > 0;
  const fresh = hasLinked ? [] : created;
  const orderIds = hasLinked ? written.map(({ id }) => id) : editedIds;
  const after = [...fresh.map(toBundle), ...(await loadBundles(tx, { orderIds }))];
  await applySales(tx, {
    before: [...before, ...linked.before],
    after,
    now: writer.now,
    weekStart,
  });
  return orderIds;
};
