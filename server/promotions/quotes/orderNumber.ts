/** Which order of its member an order is, as it stood when it was placed. */
import { and, count, eq, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { redemptions } from '#db/schema/promotions/redemptions';
import type { BasketInput } from './types.ts';

const countEarlier = prepared(
  { member: members.externalId, at: orders.placedAt, orderId: orders.externalId },
  (q, { member, at, orderId }) =>
    q
      .select({ orders: count() })
      .from(orders)
      .innerJoin(members, eq(members.id, orders.memberId))
      .where(
        and(
          eq(members.externalId, member),
          isNotNull(orders.countedOn),
          lt(orders.placedAt, at),
          ne(orders.externalId, orderId),
        ),
      ),
);
/** Paid orders that are known from their redemptions only. */
const countUnsent = prepared(
  { key: redemptions.customerKey, at: redemptions.createdAt, orderId: redemptions.orderId },
  (q, { key, at, orderId }) =>
    q
      .select({ orders: count() })
      .from(redemptions)
      .leftJoin(
        orders,
        and(eq(orders.externalId, redemptions.orderId), isNotNull(orders.countedOn)),
      )
      .where(
        and(
          eq(redemptions.customerKey, key),
          inArray(redemptions.status, ['committed', 'returned']),
          lt(redemptions.createdAt, at),
          ne(redemptions.orderId, orderId),
          isNull(orders.id),
        ),
      ),
);

/**
 * 1 for the first order. `member` and `orderId` are ids of the store's own system, `at` is the instant of the order: what
 * was ordered later, and the order itself, do not count. Null for a guest, of whom it is unknown.
 */
export const loadOrderNumber = async (
  db: Db,
  member: string | null | undefined,
  { orderId, at }: { orderId: string; at: number },
): Promise<number | null> => {
  if (!member) return null;
  const [sent] = await countEarlier(db, { member, at, orderId });
  const [unsent] = await countUnsent(db, { key: `member:${member}`, at, orderId });
  return Number(sent?.orders ?? 0) + Number(unsent?.orders ?? 0) + 1;
};

const placedOrders = prepared({ orderIds: many(orders.externalId) }, (q, { orderIds }) =>
  q
    .select({ orderId: orders.externalId, at: orders.placedAt })
    .from(orders)
    .where(inArray(orders.externalId, orderIds)),
);

/**
 * Of baskets that are redeemed after their order has arrived: which order of its member it is, by the order's id. It is no
 * order before itself.
 */
export const loadOwnNumbers = async (
  db: Db,
  inputs: readonly BasketInput[],
): Promise<Map<string, number>> => {
  const memberOf = new Map(
    inputs.flatMap(({ orderId, member }) => (orderId && member ? [[orderId, member]] : [])),
  );
  const numbers = new Map<string, number>();
  if (memberOf.size === 0) return numbers;
  for (const placed of await placedOrders(db, { orderIds: [...memberOf.keys()] })) {
    const number = await loadOrderNumber(db, memberOf.get(placed.orderId), placed);
    if (number !== null) numbers.set(placed.orderId, number);
  }
  return numbers;
};
