/** Recounts the members who bought for the first time in a week, for weeks that begin on another weekday. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { weekStartOf } from '#db/weeks';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import type { Calendar } from '../../platform/settings/hooks.ts';

const DAYS = `select distinct day from sales_days where channel = '' and category_id = 0 order by day`;

/** By hand: one statement for all channels and categories of a day. */
const recountDay = (tx: Db, day: string, weekStart: number) =>
  query(
    tx,
    `update sales_days set week_buyers = new_buyers + coalesce((
       select sum(g.buyers) from buyer_gaps g
       where g.day = sales_days.day and g.channel = sales_days.channel and g.category_id = sales_days.category_id
         and g.previous_day < ${weekStartOf(tx, 'sales_days.day', weekStart)}), 0)
     where day = ?`,
    [day],
  );

export const recountWeeks = async (run: JobRun, { weekStart }: Calendar) => {
  const { connection } = run.application;
  for (const { day } of await query<{ day: string }>(connection.db, DAYS)) {
    await connection.transaction((tx) => recountDay(tx, day, weekStart));
    await run.pause();
  }
};
