/**
 * Orders that were paid after their reservation had lapsed: its points paid for them all the same, and are given back like
 * those of other orders.
 */
import { asc, getTableColumns, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { redemptions } from '#db/schema/promotions/redemptions';
import type { Writer } from '../../platform/records/writer.ts';
import { spendLate } from './commitPaid.ts';
import { loadMessagedReturns } from './messagedReturns.ts';
import { restoreRest, restoreReturned } from './pointsOfOrder.ts';
import type { RedemptionRow } from './record.ts';
import { unitsBack } from './returnedGoods.ts';

const allOf = prepared({ orderIds: many(redemptions.orderId) }, (q, { orderIds }) =>
  q
    .select(getTableColumns(redemptions))
    .from(redemptions)
    .where(inArray(redemptions.orderId, orderIds))
    .orderBy(asc(redemptions.id)),
);

/** The latest redemption of each order, where it lapsed and held points; one that was cancelled was not paid. */
const loadLapsed = async (tx: Db, orderIds: readonly string[]): Promise<RedemptionRow[]> => {
  if (orderIds.length === 0) return [];
  const latest = new Map((await allOf(tx, { orderIds })).map((row) => [row.orderId, row]));
  return [...latest.values()].filter(
    ({ status, points, closedAt, expiresAt }) =>
      status === 'released' && points > 0 && closedAt === expiresAt,
  );
};

export const spendLapsed = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly string[],
): Promise<void> => {
  for (const row of await loadLapsed(tx, orderIds)) await spendLate(tx, writer, row);
};

/** They were cancelled, or are reserved again: nothing is given back where nothing was spent. */
export const restoreLapsed = async (
  tx: Db,
  writer: Writer,
  orderIds: readonly string[],
): Promise<void> => {
  for (const row of await loadLapsed(tx, orderIds)) await restoreRest(tx, writer, row);
};

const numbersOf = prepared({ ids: many(orders.id) }, (q, { ids }) =>
  q.select({ orderId: orders.externalId }).from(orders).where(inArray(orders.id, ids)),
);
/** By the ids of orders with returns. */
export const restoreLapsedReturns = async (
  tx: Db,
  writer: Writer,
  ids: readonly number[],
): Promise<void> => {
  const orderIds = (await numbersOf(tx, { ids })).map(({ orderId }) => orderId);
  for (const row of await loadLapsed(tx, orderIds)) {
    const { lines, gifts } = row.quote;
    const messages = await loadMessagedReturns(tx, row.orderId);
    await restoreReturned(tx, writer, row, unitsBack(lines, messages, {}, gifts));
  }
};
