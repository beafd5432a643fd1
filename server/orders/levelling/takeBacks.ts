/** When paid orders of members were changed, and when something of them was returned. */
import { and, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import type { TakeBackSource } from '../../members/evaluation/takeBacks.ts';

const changedOrders = prepared(
  { memberIds: many(orders.memberId), since: orders.updatedAt },
  (q, { memberIds, since }) =>
    q
      .select({ at: orders.updatedAt })
      .from(orders)
      .where(
        and(
          inArray(orders.memberId, memberIds),
          isNotNull(orders.paidAt),
          gte(orders.updatedAt, since),
        ),
      ),
);
const changedReturns = prepared(
  { memberIds: many(orders.memberId), since: returns.updatedAt },
  (q, { memberIds, since }) =>
    q
      .select({ at: returns.updatedAt })
      .from(returns)
      .innerJoin(orders, eq(orders.id, returns.orderId))
      .where(
        and(
          inArray(orders.memberId, memberIds),
          isNotNull(returns.countedOn),
          gte(returns.updatedAt, since),
        ),
      ),
);

export const loadOrderTakeBacks: TakeBackSource = async (db, { memberIds, since }) =>
  [
    ...(await changedOrders(db, { memberIds, since })),
    ...(await changedReturns(db, { memberIds, since })),
  ].map(({ at }) => at);
