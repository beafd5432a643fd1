/** Which order of its member an order is: orders count from when they are paid. */
import { and, count, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { redemptions } from '#db/schema/promotions/redemptions';
import { loadMembers } from './loadMembers.ts';
import type { BasketInput } from './types.ts';

const own = kit.alias(orders, 'own');
const countEarlier = prepared(
  { memberIds: many(orders.memberId), at: 'number', orderId: orders.externalId },
  (q, { memberIds, at, orderId }) =>
    q
      .select({ orders: count() })
      .from(orders)
      .where(
        and(
          inArray(orders.memberId, memberIds),
          isNotNull(orders.countedOn),
          // Of orders that were paid together, the one that was recorded first.
          or(
            lt(orders.paidAt, at),
            and(
              eq(orders.paidAt, at),
              lt(orders.id, q.select({ id: own.id }).from(own).where(eq(own.externalId, orderId))),
            ),
          ),
          ne(orders.externalId, orderId),
        ),
      ),
);
/** Paid orders that are known from their redemptions only. */
const countUnsent = prepared(
  { keys: many(redemptions.customerKey), at: redemptions.createdAt, orderId: redemptions.orderId },
  (q, { keys, at, orderId }) =>
    q
      .select({ orders: count() })
      .from(redemptions)
      .leftJoin(
        orders,
        and(eq(orders.externalId, redemptions.orderId), isNotNull(orders.countedOn)),
      )
      .where(
        and(
          inArray(redemptions.customerKey, keys),
          inArray(redemptions.status, ['committed', 'returned']),
          lt(sql`coalesce(${redemptions.committedAt}, ${redemptions.createdAt})`, at),
          ne(redemptions.orderId, orderId),
          isNull(orders.id),
        ),
      ),
);

/**
 * 1 for the first order. `member` and `orderId` are ids of the store's own system, `at` is the instant of the order: what
 * was paid later, and the order itself, do not count. Null for a guest, of whom it is unknown.
 */
export const loadOrderNumber = async (
  db: Db,
  member: string | null | undefined,
  { orderId, at }: { orderId: string; at: number },
): Promise<number | null> => {
  if (!member) return null;
  const records = (await loadMembers(db, [{ member }], at)).get(member)?.records ?? [];
  const memberIds = records.map(({ id }) => id);
  const keys = [...new Set([member, ...records.map(({ externalId }) => externalId)])].map(
    (externalId) => `member:${externalId}`,
  );
  const [sent] = await countEarlier(db, { memberIds, at, orderId });
  const [unsent] = await countUnsent(db, { keys, at, orderId });
  return Number(sent?.orders ?? 0) + Number(unsent?.orders ?? 0) + 1;
};

const countedOrders = prepared({ orderIds: many(orders.externalId) }, (q, { orderIds }) =>
  q
    .select({ orderId: orders.externalId, at: sql<number>`${orders.paidAt}`.as('at') })
    .from(orders)
    .where(and(inArray(orders.externalId, orderIds), isNotNull(orders.countedOn))),
);

/**
 * Of baskets that are redeemed after their order counts: which order of its member it is, by the order's id. It is no
 * order before itself. One that is not paid comes after all that are, whenever it was placed.
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
  for (const counted of await countedOrders(db, { orderIds: [...memberOf.keys()] })) {
    const number = await loadOrderNumber(db, memberOf.get(counted.orderId), counted);
    if (number !== null) numbers.set(counted.orderId, number);
  }
  return numbers;
};
