/** Reads the rollups of one scope: range scans on primary keys, never a query per day. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import { daysBetween } from '../settings/days.ts';
import type { Period, SalesDay, VisitDay } from './rules.ts';

/** channel '' = all, categoryId 0 = all. */
export interface Scope {
  channel: string;
  categoryId: number;
}

const salesDays = statement<SalesDay>(
  `select day, orders, member_orders as "memberOrders", units, revenue, discount, returned, buyers,
     week_buyers as "weekBuyers", month_buyers as "monthBuyers", new_buyers as "newBuyers"
   from sales_days where channel = ? and category_id = ? and day >= ? and day < ? order by day`,
);
export const readDays = (db: Db, { channel, categoryId }: Scope, { from, to }: Period) =>
  salesDays(db, channel, categoryId, from, to);

const visitDays = statement<VisitDay>(
  'select day, visits from visit_days where channel = ? and day >= ? and day < ? order by day',
);
/** Null where a category is chosen: a visit belongs to none. */
export const readVisits = async (db: Db, { channel, categoryId }: Scope, { from, to }: Period) =>
  categoryId === 0 ? visitDays(db, channel, from, to) : null;

// The days come first, so that each of them seeks its own stretch of the gaps and nothing else is read.
const gaps = (condition: string) =>
  statement<{ buyers: number }>(
    `select coalesce(sum(g.buyers), 0) as buyers from sales_days d cross join buyer_gaps g
     where d.channel = ? and d.category_id = ? and d.day >= ? and d.day < ?
       and g.channel = d.channel and g.category_id = d.category_id and g.day = d.day and g.previous_day ${condition} ?`,
  );
const cameFromBefore = gaps('<');
const cameAgain = gaps('>=');

/**
 * Distinct buyers of a period: those whose buying day before lies before the period, once each. Counted directly, or as
 * all buying days less those that repeat inside the period, whichever reads fewer gaps.
 */
export const readBuyers = async (
  db: Db,
  scope: Scope,
  period: Period,
  days: readonly SalesDay[],
  dataFrom: string | null,
) => {
  const inside = days.filter(({ day }) => day >= period.from && day < period.to);
  const first = inside[0];
  if (!first || dataFrom === null) return 0;
  const all = inside.reduce((sum, { buyers }) => sum + buyers, 0);
  if (inside.length === 1) return all;
  const daysBefore = Math.max(0, daysBetween(dataFrom, period.from));
  const direct = daysBefore < inside.length / 2;
  const read = direct ? cameFromBefore : cameAgain;
  const [row] = await read(db, scope.channel, scope.categoryId, period.from, period.to, period.from);
  const buyers = row?.buyers ?? 0;
  return direct ? buyers : all - buyers;
};

const span = statement<{ dataFrom: string | null; dataTo: string | null; changedAt: number | null }>(
  `select
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day limit 1) as "dataFrom",
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day desc limit 1) as "dataTo",
     (select changed_at from sales_freshness where id = 1) as "changedAt"`,
);
/** First and last business day with orders in the whole store, and when the rollups last changed (UTC ms). */
export const readSpan = async (db: Db) => (await span(db))[0] ?? { dataFrom: null, dataTo: null, changedAt: null };

// Jumps from one channel to the next along the primary key instead of reading every row.
const channels = statement<{ channel: string }>(
  `with recursive known(channel) as (
     select min(channel) from sales_days where channel > ''
     union all
     select (select min(s.channel) from sales_days s where s.channel > known.channel) from known where known.channel is not null)
   select channel from known where channel is not null order by channel`,
);
export const readChannels = async (db: Db) => (await channels(db)).map(({ channel }) => channel);
