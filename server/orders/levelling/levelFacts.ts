/** What counts towards levels of members' orders and events: net spend, orders and active days, by business day. */
import { and, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { orders } from '#db/schema/orders/orders';
import type { DealtOn, LevelFactSource } from '../../members/evaluation/levelFacts.ts';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';

/** Orders by their paid day, less what came back; an order that came back as a whole is no order any more. */
const ordersByDay = prepared(
  { memberIds: many(orders.memberId), from: orders.countedOn, knownAt: orders.createdAt },
  (q, { memberIds, from, knownAt }) =>
    q
      .select({
        memberId: sql<number>`${orders.memberId}`,
        day: sql<string>`${orders.countedOn}`,
        netSpend: sql<number>`sum(${orders.revenue} - ${orders.returned})`,
        orders: sql<number>`sum(case when ${orders.revenue} > ${orders.returned} then 1 else 0 end)`,
      })
      .from(orders)
      .where(
        and(
          inArray(orders.memberId, memberIds),
          isNotNull(orders.countedOn),
          gte(orders.countedOn, from),
          lt(orders.createdAt, knownAt),
        ),
      )
      .groupBy(orders.memberId, orders.countedOn),
);
const activeDays = prepared(
  { memberIds: many(events.memberId), types: many(events.type), from: events.day },
  (q, { memberIds, types, from }) =>
    q
      .selectDistinct({ memberId: sql<number>`${events.memberId}`, day: events.day })
      .from(events)
      .where(
        and(
          inArray(events.memberId, memberIds),
          inArray(events.type, types),
          gte(events.day, from),
        ),
      ),
);

export const loadDealings: LevelFactSource = async (
  db: Db,
  { memberIds, metrics, from, knownAt },
) => {
  const dealings: DealtOn[] = [];
  const since = from ?? '';
  const isActive = metrics.has('activeDays');
  if (isActive || metrics.has('netSpend') || metrics.has('orders'))
    for (const row of await ordersByDay(db, { memberIds, from: since, knownAt }))
      dealings.push({
        memberId: Number(row.memberId),
        day: row.day,
        netSpend: Number(row.netSpend),
        orders: Number(row.orders),
        activeDays: 1,
      });
  if (isActive)
    for (const { memberId, day } of await activeDays(db, {
      memberIds,
      types: ACTIVE_TYPES,
      from: since,
    }))
      dealings.push({ memberId: Number(memberId), day, netSpend: 0, orders: 0, activeDays: 1 });
  return dealings;
};
