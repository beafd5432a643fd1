/** Reads the rollups of one scope: every day of a period is found by its primary key, in one statement. */
import { and, asc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { buyerGaps, salesDays, visitDays } from '#db/schema/orders/sales';
import { statement } from '#db/statements';
import { addDays, daysBetween, daysFrom } from '#shared/days';
import type { Period, SalesDay, VisitDay } from '#contract/orders/sales';

/** Channel '' is all channels, category 0 all categories. */
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
/** Null where a category is chosen: a visit belongs to no category. */
export const loadVisits = async (
  db: Db,
  { channel, categoryId }: Scope,
  { from, to }: Period,
): Promise<VisitDay[] | null> =>
  categoryId === 0 ? visitsOfChannel(db, { channel, from, to }) : null;

/** Buyers of these days whose buying day before lies before (`lt`) or not before (`gte`) the first day of the period. */
const sumGaps = (condition: (column: typeof buyerGaps.previousDay, from: SQL) => SQL) =>
  prepared(
    {
      channel: buyerGaps.channel,
      categoryId: buyerGaps.categoryId,
      from: buyerGaps.previousDay,
      days: many(buyerGaps.day),
    },
    (q, { channel, categoryId, from, days }) =>
      q
        .select({ buyers: sql<number>`coalesce(sum(${buyerGaps.buyers}), 0)` })
        .from(buyerGaps)
        .where(
          and(
            eq(buyerGaps.channel, channel),
            eq(buyerGaps.categoryId, categoryId),
            condition(buyerGaps.previousDay, from),
            inArray(buyerGaps.day, days),
          ),
        ),
  );
const buyersFromBefore = sumGaps(lt);
const repeatedBuyers = sumGaps(gte);

const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one: string, other: string) => (one > other ? one : other);

/**
 * Distinct buyers of a period: those who are new in it, and those whose previous buying day lies before it. They are
 * counted in this way, or as all buying days less those that repeat inside the period, whichever reads fewer gaps.
 * `pendingDays` are the days of the period, which are still being read.
 */
export const loadBuyers = async (
  db: Db,
  scope: Scope,
  { from, to }: Period,
  { dataFrom, dataTo }: Pick<DataSpan, 'dataFrom' | 'dataTo'>,
  pendingDays: Promise<readonly SalesDay[]>,
) => {
  if (dataFrom === null || dataTo === null) return 0;
  const days = daysFrom(later(from, dataFrom), earlier(to, addDays(dataTo, 1)));
  const isDirect = Math.max(0, daysBetween(dataFrom, from)) < days.length / 2;
  // Within a single day every buyer is counted once.
  const counted =
    days.length > 1
      ? (isDirect ? buyersFromBefore : repeatedBuyers)(db, { ...scope, days, from })
      : [];
  const [[row], all] = await Promise.all([counted, pendingDays]);
  const inside = all.filter(({ day }) => day >= from && day < to);
  const sum = (column: 'buyers' | 'newBuyers') =>
    inside.reduce((total, day) => total + day[column], 0);
  if (!row) return sum('buyers');
  return isDirect ? sum('newBuyers') + row.buyers : sum('buyers') - row.buyers;
};

export interface DataSpan {
  dataFrom: string | null;
  dataTo: string | null;
  changedAt: number | null;
}
// By hand: one row of several subselects.
const span = statement<DataSpan>(
  `select
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day limit 1) as "dataFrom",
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day desc limit 1) as "dataTo",
     (select changed_at from sales_freshness where id = 1) as "changedAt"`,
);
/** First and last business day with orders in the whole store, and when the rollups last changed (UTC ms). */
export const loadSpan = async (db: Db): Promise<DataSpan> =>
  (await span(db))[0] ?? { dataFrom: null, dataTo: null, changedAt: null };

// By hand: jumps from one channel to the next along the index of channels instead of reading every row.
const channels = statement<{ channel: string }>(
  `with recursive known(channel) as (
     select min(channel) from sales_days where category_id = 0 and channel > ''
     union all
     select (select min(s.channel) from sales_days s where s.category_id = 0 and s.channel > known.channel) from known where known.channel is not null)
   select channel from known where channel is not null order by channel`,
);
export const loadChannels = async (db: Db) => (await channels(db)).map(({ channel }) => channel);
