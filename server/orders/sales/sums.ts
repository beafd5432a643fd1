/** Loads the rollups of one scope: every day of a period is found by its primary key, in one statement. */
import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { salesDays, visitDays } from '#db/schema/orders/sales';
import { daysFrom } from '#shared/days';
import type { Period, SalesDay, VisitDay } from '#contract/orders/sales';

/** Channel '' means all channels, category 0 all categories. */
export interface Scope {
  channel: string;
  categoryId: number;
}

const daysOfScope = prepared(
  { channel: salesDays.channel, categoryId: salesDays.categoryId, days: many(salesDays.day) },
  (q, { channel, categoryId, days }) =>
    q
      .select({
        day: salesDays.day,
        orders: salesDays.orders,
        memberOrders: salesDays.memberOrders,
        units: salesDays.units,
        revenue: salesDays.revenue,
        discount: salesDays.discount,
        returned: salesDays.returned,
        moneyOnly: salesDays.moneyOnly,
        revenueWithCost: salesDays.revenueWithCost,
        returnedWithCost: salesDays.returnedWithCost,
        cost: salesDays.cost,
        buyers: salesDays.buyers,
        weekBuyers: salesDays.weekBuyers,
        monthBuyers: salesDays.monthBuyers,
        newBuyers: salesDays.newBuyers,
      })
      .from(salesDays)
      .where(
        and(
          eq(salesDays.channel, channel),
          eq(salesDays.categoryId, categoryId),
          inArray(salesDays.day, days),
        ),
      )
      .orderBy(asc(salesDays.day)),
);
export const loadDays = (
  db: Db,
  { channel, categoryId }: Scope,
  { from, to }: Period,
): Promise<SalesDay[]> => daysOfScope(db, { channel, categoryId, days: daysFrom(from, to) });

const visitsOfChannel = prepared(
  { channel: visitDays.channel, from: visitDays.day, to: visitDays.day },
  (q, { channel, from, to }) =>
    q
      .select({ day: visitDays.day, visits: visitDays.visits })
      .from(visitDays)
      .where(and(eq(visitDays.channel, channel), gte(visitDays.day, from), lt(visitDays.day, to)))
      .orderBy(asc(visitDays.day)),
);
/** Visits by day; null where a category is selected, because visits have no category. */
export const loadVisits = async (
  db: Db,
  { channel, categoryId }: Scope,
  { from, to }: Period,
): Promise<VisitDay[] | null> =>
  categoryId === 0 ? visitsOfChannel(db, { channel, from, to }) : null;
