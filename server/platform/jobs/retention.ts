/** Deletes rows that are only needed for a limited time, so that a store stays fast over years. */
import { and, asc, getTableName, inArray, lt, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { Hook } from '#shared/hook';
import { DAY_MS } from '#shared/days';
import type { RunPage } from './spec.ts';

/** Number of rows deleted in one transaction, so that other writes do not wait for long. */
const STEP = 1000;

/** Rows of a table that are deleted a number of days after an instant. */
export interface Retention {
  /** The table, by which deleted rows are counted; the client's messages are `scheduledRuns.counts.<name>`. */
  name: string;
  days: number;
  /** Deletes up to `STEP` of the oldest rows whose instant is before `before` (UTC ms); returns their ids. */
  deleteBefore: (tx: Db, values: { before: number }) => Promise<readonly unknown[]>;
}

/** Rows with a retention period, from every domain. */
export const retentions = new Hook<Retention>('retention');

/** The retention of `table`: its rows are deleted `days` after `instant`, where `condition` is met. */
export const keepFor = (
  days: number,
  table: SQLiteTable & { id: SQLiteColumn },
  instant: SQLiteColumn,
  condition?: SQL,
): Retention => ({
  name: getTableName(table),
  days,
  deleteBefore: prepared({ before: 'number' }, (q, { before }) => {
    const oldest = q
      .select({ id: table.id })
      .from(table)
      .where(and(lt(instant, before), condition))
      .orderBy(asc(instant))
      .limit(STEP);
    return q.delete(table).where(inArray(table.id, oldest)).returning({ id: table.id });
  }),
});

/**
 * Deletes the rows of every domain that had expired when a business day began (its first instant in UTC ms), in pages;
 * counts them by table.
 */
export const deleteExpiredRows = async (dayStart: number, page: RunPage) => {
  for (const { name, days, deleteBefore } of retentions.parts) {
    const before = dayStart - days * DAY_MS;
    let deleted: number;
    do
      deleted = await page(async (tx, count) => {
        const rows = await deleteBefore(tx, { before });
        count(name, rows.length);
        return rows.length;
      });
    while (deleted === STEP);
  }
};
