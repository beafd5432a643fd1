/** Loads the discounts of orders that name a promotion or a code, and how much of each order was returned. */
import { and, asc, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orderDiscounts, orderLines, orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { redemptions } from '#db/schema/promotions/redemptions';
import { groupBy } from '#shared/groupBy';
import { COUNTED_REVIEWS } from '../../../orders/sales/countedDays.ts';
import { orderedLines } from '../../../orders/returns/orderedLines.ts';
import { statedUnits } from '../returnedUnits.ts';
import { type ReturnedUnits, toReturnedUnits } from './returnedLines.ts';

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

const statements = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      orderId: orders.id,
      quote: redemptions.quote,
      stated: redemptions.stated,
      returned: redemptions.returned,
    })
    .from(orders)
    .innerJoin(redemptions, eq(redemptions.orderId, orders.externalId))
    .where(
      and(
        inArray(orders.id, orderIds),
        ne(redemptions.status, 'released'),
        sql`${redemptions.returned} <> '{}'`,
      ),
    ),
);

/** Of the orders of which anything came back, by order id. */
export const loadReturnedUnits = async (
  tx: Db,
  orderIds: readonly number[],
): Promise<Map<number, ReturnedUnits>> => {
  const goods = groupBy(await returnedGoods(tx, { orderIds }), ({ orderId }) => orderId);
  const stated = new Map(
    (await statements(tx, { orderIds })).flatMap(({ orderId, quote, ...row }) => {
      const units = statedUnits(row);
      return Object.keys(units).length > 0
        ? [[orderId, { lines: quote.lines, stated: units }] as const]
        : [];
    }),
  );
  const backIds = [...new Set([...goods.keys(), ...stated.keys()])];
  const sold = groupBy(await orderedLines(tx, { orderIds: backIds }), (row) => row.orderId);
  return new Map(
    backIds.map((orderId) => [
      orderId,
      toReturnedUnits(
        sold.get(orderId) ?? [],
        goods.get(orderId) ?? [],
        stated.get(orderId) ?? null,
      ),
    ]),
  );
};
