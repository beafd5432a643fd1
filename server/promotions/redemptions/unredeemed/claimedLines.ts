/** Loads the discounts of orders that name a promotion or a code, and how much of each order was returned. */
import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orderDiscounts, orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { COUNTED_REVIEWS } from '../../../orders/sales/countedDays.ts';

const selectClaimed = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orders.id,
      externalId: orders.externalId,
      kind: orders.kind,
      status: orders.status,
      placedAt: orders.placedAt,
      paidAt: orders.paidAt,
      units: orders.units,
      member: members.externalId,
      promotionId: orderDiscounts.promotionId,
      code: orderDiscounts.code,
      label: orderDiscounts.label,
      amount: orderDiscounts.amount,
      position: orderDiscounts.linePosition,
      sku: orderLines.sku,
      variantId: orderLines.variantId,
      quantity: orderLines.quantity,
    })
    .from(orderDiscounts)
    .innerJoin(orders, eq(orders.id, orderDiscounts.orderId))
    .leftJoin(
      orderLines,
      and(
        eq(orderLines.orderId, orderDiscounts.orderId),
        eq(orderLines.position, orderDiscounts.linePosition),
      ),
    )
    .leftJoin(members, eq(members.id, orders.memberId))
    .where(
      and(
        inArray(orderDiscounts.orderId, orderIds),
        or(isNotNull(orderDiscounts.promotionId), isNotNull(orderDiscounts.code)),
      ),
    )
    .orderBy(orderDiscounts.id),
);
export type ClaimedLine = Awaited<ReturnType<typeof selectClaimed>>[number];

/** Of paid orders that were not cancelled, by order id. */
export const loadClaimedLines = async (
  tx: Db,
  orderIds: readonly number[],
): Promise<ClaimedLine[]> =>
  (await selectClaimed(tx, { orderIds })).filter(
    ({ kind, status, paidAt }) => kind === 'sale' && status !== 'cancelled' && paidAt !== null,
  );

const returnedUnits = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: returns.orderId,
      sku: returnLines.sku,
      quantity: sql<number>`sum(${returnLines.quantity})`,
    })
    .from(returns)
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(inArray(returns.orderId, orderIds), inArray(returns.review, COUNTED_REVIEWS)))
    .groupBy(returns.orderId, returnLines.sku),
);

/** Units of the counted returns so far, by order and SKU. */
export const loadReturnedUnits = async (
  tx: Db,
  orderIds: readonly number[],
): Promise<Map<number, Map<string | null, number>>> => {
  const byOrder = new Map<number, Map<string | null, number>>();
  for (const { orderId, sku, quantity } of await returnedUnits(tx, { orderIds })) {
    const ofOrder = byOrder.get(orderId as number) ?? new Map<string | null, number>();
    byOrder.set(orderId as number, ofOrder.set(sku, Number(quantity)));
  }
  return byOrder;
};
