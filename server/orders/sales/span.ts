/** Loads the days and channels that have sales, returns or visits. */
import { and, eq, gt, max, min } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { visitDays } from '#db/schema/orders/sales';
import { statement } from '#db/statements';
import type { Period } from '#contract/orders/sales';
import { loadDays, loadVisits } from './sums.ts';
import { addDays } from '#shared/days';

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

const orderSpan = statement<{ first: string | null; last: string | null }>(
  `select
     (select day from sales_days where channel = ? and category_id = 0 and orders > 0 order by day limit 1) as "first",
     (select day from sales_days where channel = ? and category_id = 0 and orders > 0 order by day desc limit 1) as "last"`,
);
const returnSpan = statement<{ first: string | null; last: string | null }>(
  `select
     (select day from sales_days where channel = '' and category_id = 0 and returned <> 0 order by day limit 1) as "first",
     (select day from sales_days where channel = '' and category_id = 0 and returned <> 0 order by day desc limit 1) as "last"`,
);
const visitSpan = prepared({ channel: visitDays.channel }, (q, { channel }) =>
  q
    .select({ first: min(visitDays.day), last: max(visitDays.day) })
    .from(visitDays)
    .where(and(eq(visitDays.channel, channel), gt(visitDays.visits, 0))),
);
const toPeriod = (first: string | null | undefined, last: string | null | undefined) =>
  first && last ? { from: first, to: addDays(last, 1) } : null;

/** The days on which returns of the whole store, and orders and visits of a channel ('' = all), are on record. */
export const loadSourceSpans = async (
  db: Db,
  channel: string,
): Promise<{ orders: Period | null; returns: Period | null; visits: Period | null }> => {
  const [[ordered], [returned], [visited]] = await Promise.all([
    orderSpan(db, channel, channel),
    returnSpan(db),
    visitSpan(db, { channel }),
  ]);
  return {
    orders: toPeriod(ordered?.first, ordered?.last),
    returns: toPeriod(returned?.first, returned?.last),
    visits: toPeriod(visited?.first, visited?.last),
  };
};

// By hand: jumps from one channel to the next in the index of channels instead of reading every row.
const channels = statement<{ channel: string }>(
  `with recursive known(channel) as (
     select min(channel) from sales_days where category_id = 0 and channel > ''
     union all
     select (select min(s.channel) from sales_days s where s.category_id = 0 and s.channel > known.channel) from known where known.channel is not null)
   select channel from known where channel is not null order by channel`,
);
export const loadChannels = async (db: Db) => (await channels(db)).map(({ channel }) => channel);

/** The days within a period on which a channel sold something but sent no visits, by channel; `only`: of one channel. */
export const loadUnvisitedDays = async (
  db: Db,
  period: Period,
  only?: string,
): Promise<Map<string, readonly string[]>> => {
  const all = await Promise.all(
    (only === undefined ? await loadChannels(db) : [only]).map(async (channel) => {
      const scope = { channel, categoryId: 0 };
      const [days, visits] = await Promise.all([
        loadDays(db, scope, period),
        loadVisits(db, scope, period),
      ]);
      const visited = new Set(visits?.filter((day) => day.visits > 0).map(({ day }) => day));
      const unvisited = days.filter(({ day, orders }) => orders > 0 && !visited.has(day));
      return [channel, unvisited.map(({ day }) => day)] as const;
    }),
  );
  return new Map(all.filter(([, days]) => days.length > 0));
};
