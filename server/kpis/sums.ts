/** Reads the rollups of one scope: every day of a period is found by its primary key, in one statement. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import { daysBetween, daysFrom } from '../settings/days.ts';
import type { Period, SalesDay, VisitDay } from './rules.ts';

/** channel '' = all, categoryId 0 = all. */
export interface Scope {
  channel: string;
  categoryId: number;
}

const SALES = `select day, orders, member_orders as "memberOrders", units, revenue, discount, returned, buyers,
    week_buyers as "weekBuyers", month_buyers as "monthBuyers", new_buyers as "newBuyers"
  from sales_days where channel = ? and category_id = ? and day in (?) order by day`;
export const readDays = (db: Db, { channel, categoryId }: Scope, { from, to }: Period) =>
  selectIn<SalesDay>(db, SALES, daysFrom(from, to), 'text', channel, categoryId);

const visitDays = statement<VisitDay>(
  'select day, visits from visit_days where channel = ? and day >= ? and day < ? order by day',
);
/** Null where a category is chosen: a visit belongs to none. */
export const readVisits = async (db: Db, { channel, categoryId }: Scope, { from, to }: Period) =>
  categoryId === 0 ? visitDays(db, channel, from, to) : null;

const gaps = (condition: string) => {
  const select = `select coalesce(sum(buyers), 0) as buyers from buyer_gaps
    where channel = ? and category_id = ? and previous_day ${condition} ? and day in (?)`;
  return (db: Db, { channel, categoryId }: Scope, days: readonly SalesDay[], from: string) =>
    selectIn<{ buyers: number }>(
      db,
      select,
      days.map(({ day }) => day),
      'text',
      channel,
      categoryId,
      from,
    );
};
const cameFromBefore = gaps('<');
const cameAgain = gaps('>=');

/**
 * Distinct buyers of a period: those new in it and those whose buying day before lies before it, once each. Counted
 * so, or as all buying days less those that repeat inside the period, whichever reads fewer gaps.
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
  const sum = (column: 'buyers' | 'newBuyers') => inside.reduce((total, day) => total + day[column], 0);
  if (inside.length === 1) return first.buyers;
  const daysBefore = Math.max(0, daysBetween(dataFrom, period.from));
  const direct = daysBefore < inside.length / 2;
  const [row] = await (direct ? cameFromBefore : cameAgain)(db, scope, inside, period.from);
  const buyers = row?.buyers ?? 0;
  return direct ? sum('newBuyers') + buyers : sum('buyers') - buyers;
};

const span = statement<{ dataFrom: string | null; dataTo: string | null; changedAt: number | null }>(
  `select
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day limit 1) as "dataFrom",
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day desc limit 1) as "dataTo",
     (select changed_at from sales_freshness where id = 1) as "changedAt"`,
);
/** First and last business day with orders in the whole store, and when the rollups last changed (UTC ms). */
export const readSpan = async (db: Db) => (await span(db))[0] ?? { dataFrom: null, dataTo: null, changedAt: null };

// Jumps from one channel to the next along the index of channels instead of reading every row.
const channels = statement<{ channel: string }>(
  `with recursive known(channel) as (
     select min(channel) from sales_days where category_id = 0 and channel > ''
     union all
     select (select min(s.channel) from sales_days s where s.category_id = 0 and s.channel > known.channel) from known where known.channel is not null)
   select channel from known where channel is not null order by channel`,
);
export const readChannels = async (db: Db) => (await channels(db)).map(({ channel }) => channel);
