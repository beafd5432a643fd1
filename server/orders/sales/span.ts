/** Loads the days and channels that have sales. */
import type { Db } from '#db';
import { statement } from '#db/statements';

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

// By hand: jumps from one channel to the next in the index of channels instead of reading every row.
const channels = statement<{ channel: string }>(
  `with recursive known(channel) as (
     select min(channel) from sales_days where category_id = 0 and channel > ''
     union all
     select (select min(s.channel) from sales_days s where s.category_id = 0 and s.channel > known.channel) from known where known.channel is not null)
   select channel from known where channel is not null order by channel`,
);
export const loadChannels = async (db: Db) => (await channels(db)).map(({ channel }) => channel);
