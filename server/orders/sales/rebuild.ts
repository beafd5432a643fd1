/** Recomputes every business day and every rollup after the store's time zone or first weekday changed. */
import { eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { events } from '#db/schema/orders/events';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { returnDay } from './countedDays.ts';
import { dayOf } from '#shared/days';
import { recomputeSales } from './recompute.ts';
import { recomputeVisits } from './recomputeMembers.ts';

const countedOrders = prepared({}, (q) =>
  q
    .select({ id: orders.id, paidAt: orders.paidAt, countedOn: orders.countedOn })
    .from(orders)
    .where(isNotNull(orders.countedOn)),
);
const allReturns = prepared({}, (q) =>
  q
    .select({
      id: returns.id,
      returnedAt: returns.returnedAt,
      review: returns.review,
      countedOn: returns.countedOn,
      orderId: returns.orderId,
      orderDay: orders.countedOn,
    })
    .from(returns)
    .leftJoin(orders, eq(orders.id, returns.orderId)),
);
const allEvents = prepared({}, (q) =>
  q.select({ id: events.id, at: events.at, day: events.day }).from(events),
);

const setOrderDays = preparedRows(
  { id: orders.id, day: orders.countedOn },
  {},
  (q, { rows, input }) =>
    q.update(orders).set({ countedOn: input.day }).from(rows).where(eq(orders.id, input.id)),
);
const setReturnDays = preparedRows(
  { id: returns.id, day: returns.countedOn },
  {},
  (q, { rows, input }) =>
    q.update(returns).set({ countedOn: input.day }).from(rows).where(eq(returns.id, input.id)),
);
const setEventDays = preparedRows({ id: events.id, day: events.day }, {}, (q, { rows, input }) =>
  q.update(events).set({ day: input.day }).from(rows).where(eq(events.id, input.id)),
);

export interface RebuildOptions {
  timeZone: string;
  weekStart: number;
}

export const rebuildForSettings = async (
  tx: Db,
  { timeZone, weekStart }: RebuildOptions,
): Promise<void> => {
  await setOrderDays(
    tx,
    (await countedOrders(tx)).flatMap(({ id, paidAt, countedOn }) => {
      const day = paidAt === null ? null : dayOf(paidAt, timeZone);
      return day === countedOn ? [] : [{ id, day }];
    }),
  );
  await setReturnDays(
    tx,
    (await allReturns(tx)).flatMap(({ id, returnedAt, review, countedOn, orderId, orderDay }) => {
      const order = orderId === null ? null : { countedOn: orderDay };
      const day = returnDay({ returnedAt, review }, order, timeZone);
      return day === countedOn ? [] : [{ id, day }];
    }),
  );
  await setEventDays(
    tx,
    (await allEvents(tx)).flatMap(({ id, at, day: before }) => {
      const day = dayOf(at, timeZone);
      return day === before ? [] : [{ id, day }];
    }),
  );
  await recomputeSales(tx, { weekStart });
  await recomputeVisits(tx);
};
