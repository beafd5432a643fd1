/** What counts towards levels of members' orders and events: net spend, orders and active days, by business day. */
import { and, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { orders } from '#db/schema/orders/orders';
import type { DealtOn, LevelFactSource } from '../../members/evaluation/levelFacts.ts';
import { countsFrom } from '../../members/evaluation/measure.ts';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';

/** Orders by their paid day, less what came back; an order that came back as a whole is no order any more. */
const ordersByDay = prepared(
  {
    memberIds: many(orders.memberId),
    from: orders.countedOn,
    knownAt: orders.createdAt,
    now: orders.paidAt,
  },
  (q, { memberIds, from, knownAt, now }) => {
    const isComing = sql`${orders.paidAt} > ${now}`;
    const net = sql`${orders.revenue} - ${orders.returned}`;
    const counts = sql`${orders.revenue} > ${orders.returned}`;
    return q
      .select({
        memberId: sql<number>`${orders.memberId}`,
        day: sql<string>`${orders.countedOn}`,
        paid: sql<number>`sum(case when ${isComing} then 0 else 1 end)`,
        netSpend: sql<number>`sum(case when ${isComing} then 0 else ${net} end)`,
        orders: sql<number>`sum(case when ${isComing} then 0 when ${counts} then 1 else 0 end)`,
        comingSpend: sql<number>`sum(case when ${isComing} then ${net} else 0 end)`,
        comingOrders: sql<number>`sum(case when ${isComing} and ${counts} then 1 else 0 end)`,
        comingAt: sql<number | null>`max(case when ${isComing} then ${orders.paidAt} end)`,
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
      .groupBy(orders.memberId, orders.countedOn);
  },
);
const activeDays = prepared(
  { memberIds: many(events.memberId), types: many(events.type), from: events.day },
  (q, { memberIds, types, from }) =>
    q
      .select({
        memberId: sql<number>`${events.memberId}`,
        day: events.day,
        firstAt: sql<number>`min(${events.at})`,
      })
      .from(events)
      .where(
        and(
          inArray(events.memberId, memberIds),
          inArray(events.type, types),
          gte(events.day, from),
        ),
      )
      .groupBy(events.memberId, events.day),
);

export const loadDealings: LevelFactSource = async (
  db: Db,
  { memberIds, metrics, from, knownAt, now = Number.MAX_SAFE_INTEGER },
) => {
  const dealings: DealtOn[] = [];
  const since = from ?? '';
  const isActive = metrics.has('activeDays');
  if (isActive || metrics.has('netSpend') || metrics.has('orders'))
    for (const row of await ordersByDay(db, { memberIds, from: since, knownAt, now })) {
      const on = { memberId: Number(row.memberId), day: row.day, activeDays: 1 };
      if (Number(row.paid) > 0)
        dealings.push({ ...on, netSpend: Number(row.netSpend), orders: Number(row.orders) });
      if (row.comingAt !== null)
        dealings.push({
          ...on,
          from: countsFrom(Number(row.comingAt)),
          netSpend: Number(row.comingSpend),
          orders: Number(row.comingOrders),
        });
    }
  if (isActive)
    for (const { memberId, day, firstAt } of await activeDays(db, {
      memberIds,
      types: ACTIVE_TYPES,
      from: since,
    }))
      dealings.push({
        memberId: Number(memberId),
        day,
        netSpend: 0,
        orders: 0,
        activeDays: 1,
        ...(Number(firstAt) > now && { from: countsFrom(Number(firstAt)) }),
      });
  return dealings;
};
