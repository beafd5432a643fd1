/** What orders and returns that arrive say of their redemptions: a store that sends them need not say it twice. */
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { groupBy } from '../../pricing/prices/read.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { OrderChange } from '../../orders/orders/afterOrders.ts';
import { findRedemption } from './record.ts';
import { commitRedemption, releaseRedemption, returnRedemption } from './settle.ts';

/** What was redeemed for these orders and not given back, by the store's ids. */
const loadRedeemed = async (
  tx: Db,
  orderIds: readonly string[],
): Promise<Map<string, RedemptionStatus>> => {
  const rows = await selectIn<{ order_id: string; status: RedemptionStatus }>(
    tx,
    `select order_id, status from redemptions where status <> 'released' and order_id in (?)`,
    orderIds,
    'text',
  );
  return new Map(rows.map(({ order_id, status }) => [order_id, status]));
};

/** What orders that arrive say of their redemptions: paid ones are committed, cancelled ones given back. */
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

/** Goods that came back of paid orders, all their returns together. */
export const settleByReturns = async (tx: Db, writer: Writer, orderIds: readonly number[]) => {
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
