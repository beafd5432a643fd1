/** Loads what orders use of limits by discounts that they claim and no redemption holds. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { unredeemedDiscounts, unredeemedTakes } from '#db/schema/promotions/unredeemedDiscounts';

const takesOf = prepared({ orderIds: many(orders.externalId) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orders.externalId,
      counter: unredeemedTakes.counter,
      amount: unredeemedTakes.amount,
    })
    .from(orders)
    .innerJoin(unredeemedDiscounts, eq(unredeemedDiscounts.orderId, orders.id))
    .innerJoin(unredeemedTakes, eq(unredeemedTakes.discountId, unredeemedDiscounts.id))
    .where(inArray(orders.externalId, orderIds)),
);

/** What an order itself claims of a counter, by the store's order ids: it is free for its own redemption. */
export const loadClaimed = async (
  tx: Db,
  orderIds: readonly string[],
): Promise<(orderId: string, counter: string) => number> => {
  const claimed = new Map<string, Map<string, number>>();
  for (const { orderId, counter, amount } of await takesOf(tx, { orderIds })) {
    const ofOrder = claimed.get(orderId) ?? new Map<string, number>();
    ofOrder.set(counter, (ofOrder.get(counter) ?? 0) + Number(amount));
    claimed.set(orderId, ofOrder);
  }
  return (orderId, counter) => claimed.get(orderId)?.get(counter) ?? 0;
};
