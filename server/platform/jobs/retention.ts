/** Deletes rows that are only needed for a limited time, so that a store stays fast over years. */
import { asc, inArray, lt } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection, Db } from '#db';
import { prepared } from '#db/prepared';
import { Hook } from '#shared/hook';
import { DAY_MS } from '#shared/days';

/** Number of rows deleted in one transaction, so that other writes do not wait for long. */
const STEP = 1000;

/** Rows of a table that are deleted a number of days after an instant. */
export interface Retention {
  days: number;
  /** Deletes up to `STEP` of the oldest rows whose instant is before `before` (UTC ms); returns their ids. */
  deleteBefore: (tx: Db, values: { before: number }) => Promise<readonly unknown[]>;
}

/** Rows with a retention period, from every domain. */
export const retentions = new Hook<Retention>('retention');

/** The retention of `table`: its rows are deleted `days` after `instant`. */
export const keepFor = (
  days: number,
  table: SQLiteTable & { id: SQLiteColumn },
  instant: SQLiteColumn,
): Retention => ({
  days,
  deleteBefore: prepared({ before: 'number' }, (q, { before }) => {
    const oldest = q
      .select({ id: table.id })
      .from(table)
      .where(lt(instant, before))
      .orderBy(asc(instant))
      .limit(STEP);
    return q.delete(table).where(inArray(table.id, oldest)).returning({ id: table.id });
  }),
});

/** Deletes expired rows of every domain, in steps. */
export const deleteExpiredRows = async ({
  connection,
  now,
}: {
  connection: Connection;
  now: () => number;
}) => {
  for (const { days, deleteBefore } of retentions.parts) {
    const before = now() - days * DAY_MS;
    let deleted: number;
    do deleted = (await connection.transaction((tx) => deleteBefore(tx, { before }))).length;
    while (deleted === STEP);
  }
};
