/**
 * Settles redemptions from the orders and returns that the store sends, so that it need not call the redemption routes
 * as well.
 */
import { and, inArray, ne } from 'drizzle-orm';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { redemptions } from '#db/schema/promotions/redemptions';
import { groupBy } from '../../pricing/prices/read.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { OrderChange } from '../../orders/orders/afterOrders.ts';
import { findRedemption } from './record.ts';
import { commitRedemption } from './commit.ts';
import { releaseRedemption } from './release.ts';
import { returnRedemption } from './return.ts';

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

/** Releases usage for the returns of paid orders, all returns of an order together. */
export const settleByReturns = async (tx: Db, writer: Writer, orderIds: readonly number[]) => {
  // By hand: sums over four tables.
  const rows = await selectIn<{ order_id: string; sku: string | null; quantity: number }>(
    tx,
    `select d.order_id, l.sku, sum(l.quantity) as quantity
     from redemptions d join orders o on o.external_id = d.order_id
     join returns r on r.order_id = o.id join return_lines l on l.return_id = r.id
     where d.status = 'committed' and o.id in (?) group by d.order_id, l.sku`,
    orderIds,
    'integer',
  );
  for (const [orderId, returned] of groupBy(rows, (row) => row.order_id)) {
    const left = new Map(returned.map(({ sku, quantity }) => [sku, Number(quantity)]));
    const quoted = (await findRedemption(tx, orderId))?.quote.lines ?? [];
    const lines = quoted.flatMap(({ id, sku, quantity }) => {
      const back = Math.min(quantity, left.get(sku) ?? 0);
      left.set(sku, (left.get(sku) ?? 0) - back);
      return back > 0 ? [{ id, quantity: back }] : [];
    });
    if (lines.length > 0) await returnRedemption(tx, writer, orderId, { lines });
  }
};
