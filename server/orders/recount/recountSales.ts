/**
 * Recounts orders, returns and events by another time zone or first weekday. Each step moves rows together with their
 * figures, so that figures always equal the sum of their rows.
 */
import { count, isNotNull, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import type { Calendar } from '../../platform/settings/hooks.ts';
import { recountEvents } from './recountEvents.ts';
import { recountOrders } from './recountOrders.ts';
import { recountWeeks } from './recountWeeks.ts';

const countOrders = prepared({}, (q) =>
  q.select({ rows: count() }).from(orders).where(isNotNull(orders.countedOn)),
);
const countLoose = prepared({}, (q) =>
  q.select({ rows: count() }).from(returns).where(isNull(returns.orderId)),
);
const countEvents = prepared({}, (q) => q.select({ rows: count() }).from(events));

export const recountSales = async (run: JobRun, calendar: Calendar): Promise<void> => {
  const { db } = run.application.connection;
  const counts = [await countOrders(db), await countLoose(db), await countEvents(db)];
  run.total = counts.reduce((sum, [row]) => sum + (row?.rows ?? 0), 0);
  await recountOrders(run, calendar);
  await recountEvents(run, calendar);
  // Last: it corrects what earlier steps added by the old weeks.
  await recountWeeks(run, calendar);
};
