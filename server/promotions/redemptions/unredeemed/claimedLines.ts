/** Loads the discounts of orders that name a promotion or a code, and how much of each order was returned. */
import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orderDiscounts, orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { bookReturns } from '../../../orders/sales/bookReturns.ts';
import { COUNTED_REVIEWS } from '../../../orders/sales/countedDays.ts';
import { groupBy } from '../../../pricing/prices/read.ts';
import { orderedLines } from '../../../orders/returns/orderedLines.ts';

const selectClaimed = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orders.id,
      externalId: orders.externalId,
      kind: orders.kind,
      status: orders.status,
      placedAt: orders.placedAt,
      paidAt: orders.paidAt,
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

const returnedGoods = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orders.id,
      externalId: returns.externalId,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      line: returnLines.orderPosition,
    })
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .innerJoin(returnLines, eq(returnLines.returnId, returns.id))
    .where(and(inArray(returns.orderId, orderIds), inArray(returns.review, COUNTED_REVIEWS)))
    .orderBy(asc(returns.id), asc(returnLines.position)),
);

/** Units of the counted returns of an order so far, of its lines by their positions, and whether no unit of it is left. */
export interface ReturnedUnits {
  byPosition: ReadonlyMap<number | null, number>;
  isAllBack: boolean;
}

export const loadReturnedUnits = async (
  tx: Db,
  orderIds: readonly number[],
): Promise<Map<number, ReturnedUnits>> => {
  const goods = groupBy(await returnedGoods(tx, { orderIds }), ({ orderId }) => orderId);
  const sold = groupBy(
    await orderedLines(tx, { orderIds: [...goods.keys()] }),
    (row) => row.orderId,
  );
  return new Map(
    [...goods].map(([orderId, rows]) => {
      const byPosition = new Map<number | null, number>();
      const lines = sold.get(orderId) ?? [];
      for (const { index, units } of bookReturns(lines, [rows]).flat(2))
        byPosition.set(index, (byPosition.get(index) ?? 0) + units);
      const isAllBack = lines.every(({ quantity }, at) => (byPosition.get(at) ?? 0) >= quantity);
      return [orderId, { byPosition, isAllBack }];
    }),
  );
};
