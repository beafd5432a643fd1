/**
 * Settles redemptions from the orders and returns that the store sends, so that it need not call the redemption routes
 * as well.
 */
import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders as orderTable } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { redemptions } from '#db/schema/promotions/redemptions';
import { COUNTED_REVIEWS } from '../../orders/sales/countedDays.ts';
import { groupBy } from '../../pricing/prices/read.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { OrderChange } from '../../orders/orders/afterOrders.ts';
import { findRedemption } from './record.ts';
import { commitRedemption } from './commit.ts';
import { releaseRedemption } from './release.ts';
import { returnRedemption } from './return.ts';
import { takeReturned } from './returnedGoods.ts';

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
  for (const { externalId, status, statuses } of orders) {
    const redemption = redeemed.get(externalId);
    if (!redemption) continue;
    if (status === 'cancelled') await releaseRedemption(tx, writer, externalId);
    else if (statuses.has('paid') && redemption === 'reserved')
      await commitRedemption(tx, writer, externalId);
  }
};

const returnedQuantities = prepared({ orderIds: many(orderTable.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: redemptions.orderId,
      sku: returnLines.sku,
      quantity: sql<number>`sum(${returnLines.quantity})`,
    })
    .from(redemptions)
    .innerJoin(orderTable, eq(orderTable.externalId, redemptions.orderId))
    .innerJoin(returns, eq(returns.orderId, orderTable.id))
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(
      and(
        eq(redemptions.status, 'committed'),
        inArray(orderTable.id, orderIds),
        inArray(returns.review, COUNTED_REVIEWS),
      ),
    )
    .groupBy(redemptions.orderId, returnLines.sku),
);

/**
 * Releases usage for the counted returns of paid orders, all returns of an order together. What was released stays
 * released, also when a person refuses a return later; the value of a return counts the messages as they stand.
 */
export const settleByReturns = async (tx: Db, writer: Writer, orderIds: readonly number[]) => {
  const rows = await returnedQuantities(tx, { orderIds });
  for (const [orderId, returned] of groupBy(rows, (row) => row.orderId)) {
    const goods = returned.map(({ sku, quantity }) => ({ sku, quantity: Number(quantity) }));
    const taken = new Map<string, number>();
    takeReturned((await findRedemption(tx, orderId))?.quote.lines ?? [], goods, taken);
    const lines = [...taken].flatMap(([id, quantity]) => (quantity > 0 ? [{ id, quantity }] : []));
    if (lines.length > 0) await returnRedemption(tx, writer, orderId, { lines }, 'messages');
  }
};
