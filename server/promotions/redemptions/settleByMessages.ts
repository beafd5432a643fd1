/**
 * Settles redemptions from the orders and returns that the store sends, so that it need not call the redemption routes
 * as well.
 */
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders as orderTable } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { redemptions } from '#db/schema/promotions/redemptions';
import { COUNTED_REVIEWS } from '../../orders/sales/countedDays.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { OrderChange } from '../../orders/orders/afterOrders.ts';
import { loadUnreleased } from './record.ts';
import { commitPaid } from './commitPaid.ts';
import { restoreLapsed, restoreLapsedReturns, spendLapsed } from './lapsedPoints.ts';
import { releaseRedemption } from './release.ts';
import { returnByMessages } from './return.ts';

const unreleased = prepared({ orderIds: many(redemptions.orderId) }, (q, { orderIds }) =>
  q
    .select({ orderId: redemptions.orderId, status: redemptions.status })
    .from(redemptions)
    .where(and(ne(redemptions.status, 'released'), inArray(redemptions.orderId, orderIds))),
);
/** The status of these orders' redemptions that were not released, by the store's order ids. */
const loadRedeemed = async (
  tx: Db,
  orderIds: readonly string[],
): Promise<Map<string, RedemptionStatus>> => {
  const rows = await unreleased(tx, { orderIds });
  return new Map(rows.map(({ orderId, status }) => [orderId, status]));
};

/** Commits the redemptions of paid orders and releases those of cancelled ones. */
export const settleByOrders = async (
  tx: Db,
  writer: Writer,
  orders: readonly OrderChange[],
): Promise<void> => {
  const redeemed = await loadRedeemed(
    tx,
    orders.map(({ externalId }) => externalId),
  );
  const late: string[] = [];
  const cancelled: string[] = [];
  for (const { externalId, status, statuses, wasPaid } of orders) {
    const redemption = redeemed.get(externalId);
    const isPaid = statuses.has('paid') && status !== 'cancelled';
    if (isPaid && !redemption && !wasPaid) late.push(externalId);
    if (!redemption && wasPaid && status === 'cancelled') cancelled.push(externalId);
    if (!redemption) continue;
    if (status === 'cancelled') await releaseRedemption(tx, writer, externalId);
    else if (isPaid && redemption === 'reserved') await commitPaid(tx, writer, externalId);
  }
  await spendLapsed(tx, writer, late);
  await restoreLapsed(tx, writer, cancelled);
};

const returnedOrders = prepared({ orderIds: many(orderTable.id) }, (q, { orderIds }) =>
  q
    .selectDistinct({ orderId: redemptions.orderId })
    .from(redemptions)
    .innerJoin(orderTable, eq(orderTable.externalId, redemptions.orderId))
    .innerJoin(returns, eq(returns.orderId, orderTable.id))
    .where(
      and(
        eq(redemptions.status, 'committed'),
        inArray(orderTable.id, orderIds),
        inArray(returns.review, COUNTED_REVIEWS),
      ),
    ),
);

/**
 * Releases usage for the counted returns of paid orders, all returns of an order together. What was released stays
 * released, also when a person refuses a return later; the value of a return counts the messages as they stand.
 */
export const settleByReturns = async (tx: Db, writer: Writer, orderIds: readonly number[]) => {
  for (const { orderId } of await returnedOrders(tx, { orderIds }))
    await returnByMessages(tx, writer, orderId);
  await restoreLapsedReturns(tx, writer, orderIds);
};

/** The lines of redeemed orders, by the ids that returns may name. */
export const loadRedeemedLines = async (tx: Db, orderIds: readonly string[]) =>
  new Map([...(await loadUnreleased(tx, orderIds))].map(([id, { quote }]) => [id, quote.lines]));
