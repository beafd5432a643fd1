/** Reads the rollups of one scope: every day of a period is found by its primary key, in one statement. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import { addDays, daysBetween, daysFrom } from '#shared/days';
import type { Period, SalesDay, VisitDay } from '#contract/orders/sales';

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
  return (db: Db, { channel, categoryId }: Scope, days: readonly string[], from: string) =>
    selectIn<{ buyers: number }>(db, select, days, 'text', channel, categoryId, from);
};
const cameFromBefore = gaps('<');
const cameAgain = gaps('>=');

const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one: string, other: string) => (one > other ? one : other);

/**
 * Distinct buyers of a period: those new in it and those whose buying day before lies before it, once each. Counted
 * so, or as all buying days less those that repeat inside the period, whichever reads fewer gaps. `known`: the days of
 * the period, which are still being read.
 */
export const readBuyers = async (
  db: Db,
  scope: Scope,
  { from, to }: Period,
  { dataFrom, dataTo }: Pick<DataSpan, 'dataFrom' | 'dataTo'>,
  known: Promise<readonly SalesDay[]>,
) => {
  if (dataFrom === null || dataTo === null) return 0;
  const days = daysFrom(later(from, dataFrom), earlier(to, addDays(dataTo, 1)));
  const isDirect = Math.max(0, daysBetween(dataFrom, from)) < days.length / 2;
  // Of a single day every buyer is one once.
  const counted =
    days.length > 1 ? (isDirect ? cameFromBefore : cameAgain)(db, scope, days, from) : [];
  const [[row], all] = await Promise.all([counted, known]);
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
const span = statement<DataSpan>(
  `select
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day limit 1) as "dataFrom",
     (select day from sales_days where channel = '' and category_id = 0 and orders > 0 order by day desc limit 1) as "dataTo",
     (select changed_at from sales_freshness where id = 1) as "changedAt"`,
);
/** First and last business day with orders in the whole store, and when the rollups last changed (UTC ms). */
export const readSpan = async (db: Db): Promise<DataSpan> =>
  (await span(db))[0] ?? { dataFrom: null, dataTo: null, changedAt: null };

// Jumps from one channel to the next along the index of channels instead of reading every row.
const channels = statement<{ channel: string }>(
  `with recursive known(channel) as (
     select min(channel) from sales_days where category_id = 0 and channel > ''
     union all
     select (select min(s.channel) from sales_days s where s.category_id = 0 and s.channel > known.channel) from known where known.channel is not null)
   select channel from known where channel is not null order by channel`,
);
export const readChannels = async (db: Db) => (await channels(db)).map(({ channel }) => channel);
