/**
 * Commits what is redeemed after the message that its order was paid: nobody tells the payment again, and what the order
 * used must not lapse.
 */
import { and, inArray, isNotNull } from 'drizzle-orm';
import type { OrderStatus } from '#contract/orders/orders';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders as orderTable } from '#db/schema/orders/orders';
import { earnByPayment } from '../../orders/earning/earnByOrders.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Settled } from '../quotes/batcher.ts';
import { commitPaid } from './commitPaid.ts';
import type { Order } from './order.ts';
import type { RedemptionRow } from './record.ts';
import { releaseRedemption } from './release.ts';
import { returnOnRecord } from './return.ts';
import { checkUnredeemedOrder } from './unredeemed/check.ts';

const paidOrders = prepared({ orderIds: many(orderTable.externalId) }, (q, { orderIds }) =>
  q
    .select({ orderId: orderTable.externalId, status: orderTable.status })
    .from(orderTable)
    .where(and(inArray(orderTable.externalId, orderIds), isNotNull(orderTable.paidAt))),
);

/** What came back or was cancelled by then is given back as if the payment had been told in time. */
const settleOne = async (tx: Db, writer: Writer, orderId: string, status: OrderStatus) => {
  const committed = await returnOnRecord(tx, writer, await commitPaid(tx, writer, orderId));
  const settled = status === 'cancelled' ? await releaseRedemption(tx, writer, orderId) : committed;
  await checkUnredeemedOrder(tx, writer, orderId);
  if (settled.points > 0) await earnByPayment(tx, writer, orderId);
  return settled;
};

/** `settled`: what became of these orders, in their order. */
export const settlePaid = async (
  tx: Db,
  orders: readonly Order[],
  settled: readonly Settled<RedemptionRow>[],
): Promise<Settled<RedemptionRow>[]> => {
  const rows = await paidOrders(tx, { orderIds: orders.map(({ input }) => input.orderId) });
  if (rows.length === 0) return [...settled];
  const statusOf = new Map(rows.map(({ orderId, status }) => [orderId, status]));
  const now = Math.max(...orders.map(({ writer }) => writer.now));
  const after: Settled<RedemptionRow>[] = [];
  for (const [index, one] of settled.entries()) {
    const { writer, input } = orders[index] as Order;
    const status = statusOf.get(input.orderId);
    after.push(
      status && 'value' in one && one.value.status === 'reserved'
        ? { value: await settleOne(tx, { ...writer, now }, input.orderId, status) }
        : one,
    );
  }
  return after;
};
