/** Loads what orders, returns and events of records count towards levels, each with when it became known. */
import { and, eq, inArray, isNotNull, max, min, sql } from 'drizzle-orm';
import type { OrderStatus } from '#contract/orders/orders';
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { orderEarnings } from '#db/schema/orders/earning';
import { events } from '#db/schema/orders/events';
import { orders, orderStatusChanges } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { activities } from '#db/schema/platform/activities';
import { groupBy } from '#shared/groupBy';
import type { DeedSource } from '../../members/evaluation/deeds.ts';
import type { Deed } from '../../members/evaluation/replay.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';
import { COUNTED_REVIEWS } from '../sales/countedDays.ts';
import { deedsOfOrder, type LeveledReturn } from './deeds.ts';
import { leveledTypes } from './leveledTypes.ts';

const CANCELLED: OrderStatus = 'cancelled';
const OF_ORDERS: PointSource = 'order';

const paidOrders = prepared({ memberIds: many(orders.memberId) }, (q, { memberIds }) =>
  q
    .select({
      id: orders.id,
      externalId: orders.externalId,
      memberId: sql<number>`${orders.memberId}`,
      kind: orders.kind,
      revenue: orders.revenue,
      paidAt: sql<number>`${orders.paidAt}`,
      isHistory: orders.isHistory,
      createdAt: orders.createdAt,
      cancelledAt: orderStatusChanges.at,
      earnedAt: orderEarnings.recordedAt,
    })
    .from(orders)
    .leftJoin(
      orderStatusChanges,
      and(eq(orderStatusChanges.orderId, orders.id), eq(orderStatusChanges.status, CANCELLED)),
    )
    .leftJoin(
      orderEarnings,
      and(eq(orderEarnings.orderId, orders.id), eq(orderEarnings.memberId, orders.memberId)),
    )
    .where(and(inArray(orders.memberId, memberIds), isNotNull(orders.paidAt))),
);

const countedReturns = prepared(
  { orderIds: many(returns.orderId), reviews: many(returns.review) },
  (q, { orderIds, reviews }) =>
    q
      .select({
        orderId: sql<number>`${returns.orderId}`,
        amount: returns.amount,
        createdAt: returns.createdAt,
        acceptedAt: min(activities.at),
      })
      .from(returns)
      .leftJoin(
        activities,
        and(
          eq(activities.resource, 'returns'),
          eq(activities.recordId, sql`cast(${returns.id} as text)`),
          eq(activities.verb, 'approve'),
          eq(returns.review, 'accepted'),
        ),
      )
      .where(and(inArray(returns.orderId, orderIds), inArray(returns.review, reviews)))
      .groupBy(returns.id, returns.orderId, returns.amount, returns.createdAt),
);

/** When what orders gave was last taken back for the orders themselves: then their cancellation was recorded. */
const pointsTaken = prepared(
  { source: pointEntries.source, sourceIds: many(pointEntries.sourceId) },
  (q, { source, sourceIds }) =>
    q
      .select({ sourceId: pointEntries.sourceId, at: max(pointEntries.recordedAt) })
      .from(pointEntries)
      .where(
        and(
          eq(pointEntries.source, source),
          inArray(pointEntries.sourceId, sourceIds),
          isNotNull(pointEntries.reversesId),
        ),
      )
      .groupBy(pointEntries.sourceId),
);
const growthTaken = prepared(
  { source: growthEntries.source, sourceIds: many(growthEntries.sourceId) },
  (q, { source, sourceIds }) =>
    q
      .select({ sourceId: growthEntries.sourceId, at: max(growthEntries.recordedAt) })
      .from(growthEntries)
      .where(
        and(
          eq(growthEntries.source, source),
          inArray(growthEntries.sourceId, sourceIds),
          isNotNull(growthEntries.reversesId),
        ),
      )
      .groupBy(growthEntries.sourceId),
);

const loadTaken = async (db: Db, sourceIds: readonly string[]): Promise<Map<string, number>> => {
  const taken = new Map<string, number>();
  if (sourceIds.length === 0) return taken;
  const wanted = { source: OF_ORDERS, sourceIds };
  for (const { sourceId, at } of [
    ...(await pointsTaken(db, wanted)),
    ...(await growthTaken(db, wanted)),
  ])
    taken.set(sourceId, Math.max(Number(at), taken.get(sourceId) ?? 0));
  return taken;
};

const loadReturns = async (
  db: Db,
  orderIds: readonly number[],
): Promise<Map<number, LeveledReturn[]>> =>
  new Map(
    [
      ...groupBy(await countedReturns(db, { orderIds, reviews: COUNTED_REVIEWS }), ({ orderId }) =>
        Number(orderId),
      ),
    ].map(([orderId, rows]) => [
      orderId,
      rows.map(({ amount, createdAt, acceptedAt }) => ({
        amount,
        knownAt: acceptedAt === null ? createdAt : Number(acceptedAt),
      })),
    ]),
  );

const eventsOf = prepared(
  { memberIds: many(events.memberId), types: many(events.type) },
  (q, { memberIds, types }) =>
    q
      .select({
        memberId: sql<number>`${events.memberId}`,
        type: events.type,
        day: events.day,
        at: events.at,
      })
      .from(events)
      .where(and(inArray(events.memberId, memberIds), inArray(events.type, types))),
);

/** Orders from when their payment became known, and events, of which that is not kept, from when they happened. */
export const loadOrderDeeds: DeedSource = async (db, { memberIds, versions }) => {
  const { timeZone } = await readSettings(db);
  const rows = await paidOrders(db, { memberIds });
  const returned = await loadReturns(
    db,
    rows.map(({ id }) => id),
  );
  const cancelled = rows.filter(({ cancelledAt }) => cancelledAt !== null);
  const taken = await loadTaken(
    db,
    cancelled.map(({ externalId }) => externalId),
  );
  const ofOrders = rows.flatMap(({ id, externalId, createdAt, earnedAt, ...row }) =>
    deedsOfOrder(
      {
        ...row,
        memberId: Number(row.memberId),
        paidAt: Number(row.paidAt),
        knownAt: earnedAt ?? Math.max(createdAt, Number(row.paidAt)),
        cancelledAt: row.cancelledAt === null ? null : (taken.get(externalId) ?? row.cancelledAt),
        returns: returned.get(id) ?? [],
      },
      timeZone,
    ),
  );
  const ofEvents = (await eventsOf(db, { memberIds, types: leveledTypes(versions) })).map(
    ({ memberId, type, day, at }): Deed => ({
      memberId: Number(memberId),
      day,
      happensAt: at,
      knownAt: at,
      occasion: 'gain',
      isHistory: false,
      growth: 0,
      netSpend: 0,
      orders: 0,
      activeDays: ACTIVE_TYPES.includes(type) ? 1 : 0,
    }),
  );
  return [...ofOrders, ...ofEvents];
};
