/** Recomputes whether returns count after their orders changed. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { updateRow } from '../../platform/records/records.ts';
import { linkLines } from './linkLines.ts';
import { linkNamedLines } from './loadOrderLines.ts';
import { refreshReturned } from './refreshReturned.ts';
import { reviewReturns } from './reviewReturns.ts';

const returnsOfOrders = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      id: returns.id,
      orderId: orders.id,
      channel: orders.channel,
      memberId: orders.memberId,
    })
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(inArray(returns.orderId, orderIds)),
);

/** Updates channel, member, review and counted day of the returns of changed orders; returns the ids of those whose review changed. */
export const recountReturns = async (
  tx: Db,
  orderIds: readonly number[],
  timeZone: string,
): Promise<number[]> => {
  const rows = await returnsOfOrders(tx, { orderIds });
  if (rows.length === 0) return [];
  await linkNamedLines(tx, orderIds);
  for (const { id, orderId, channel, memberId } of rows) {
    await updateRow(tx, returns, id, { channel, memberId });
    await linkLines(tx, orderId, id);
  }
  const reviewed = await reviewReturns(tx, orderIds, timeZone);
  await refreshReturned(tx, orderIds);
  return reviewed;
};
