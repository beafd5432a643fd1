/** The list of runs, its export, and the state of every job. */
import { type ScheduledJobState, ScheduledRun } from '#contract/platform/schedule';
import {
  countDue,
  dueAt,
  firstDay,
  isAhead,
  lastDayAnywhere,
  MAX_HOLD_MS,
} from '#rules/platform/schedule';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { query, type Value } from '#db/statements';
import { scheduledJobs as table, scheduledRuns } from '#db/schema/platform/schedule';
import type { Context } from '../http/context.ts';
import { needsFilter } from '../attention/source.ts';
import { columnsOf } from '../exports/columns.ts';
import { type Exports, listExport } from '../exports/exports.ts';
import { decodeRows, listOf, selectionOf } from '../lists/list.ts';
import type { Condition, ListSpec } from '../lists/spec.ts';
import { readSettings } from '../settings/read.ts';
import { loadHeldJobs } from './ahead.ts';
import { scheduledJobs } from './jobs.ts';

/** Runs of jobs that this version has; nobody can do anything about the others. */
const ofKnownJobs = (condition: string, values: readonly Value[]): Condition => {
  const keys = scheduledJobs.parts.map(({ key }) => key);
  return {
    sql: `(${condition}) and "scheduled_runs".job in (${keys.map(() => '?').join(', ')})`,
    values: [...values, ...keys],
  };
};
const needs = needsFilter({
  failedRuns: () => ofKnownJobs(`"scheduled_runs".status = 'failed'`, []),
  runsAhead: ({ now }) =>
    ofKnownJobs(
      `"scheduled_runs".day > ? or ("scheduled_runs".status <> 'done' and "scheduled_runs".held_until > ?)`,
      [lastDayAnywhere(now()), now() + MAX_HOLD_MS],
    ),
});

export const runList: ListSpec = {
  table: scheduledRuns,
  extra: { duration: '"scheduled_runs".finished_at - "scheduled_runs".started_at' },
  filters: { needs },
  defaultSort: ['day', 'DESC'],
};
export const listRuns = listOf(runList);

export const SCHEDULE_EXPORT: Exports = {
  scheduledRuns: listExport(
    runList,
    columnsOf(
      ScheduledRun,
      ['job', { values: () => scheduledJobs.parts.map(({ key }) => key) }],
      'day',
      'status',
      'attempts',
      'startedAt',
      'finishedAt',
      ['duration', { isInternal: true }],
      'counts',
      ['errorKey', { isInternal: true }],
      'heldUntil',
    ),
  ),
};

/** The run of the newest day of each job. By hand: the columns are those of the list. */
const LAST = `${selectionOf(runList)} where not exists (
  select 1 from scheduled_runs as later
  where later.job = "scheduled_runs".job and later.day > "scheduled_runs".day)`;

const nextDays = prepared({}, (q) =>
  q.select({ job: table.job, nextDay: table.nextDay }).from(table),
);
const countFailed = (db: Db) =>
  query<{ job: string; n: number }>(
    db,
    `select job, count(*) as n from scheduled_runs where status = 'failed' group by job`,
  );

/** Every job, in the order of the domains: a job that no server has met yet begins with the next business day. */
export const loadJobs = async ({ db, now }: Context): Promise<ScheduledJobState[]> => {
  const { timeZone } = await readSettings(db);
  const days = new Map((await nextDays(db)).map(({ job, nextDay }) => [job, nextDay]));
  const failed = new Map((await countFailed(db)).map(({ job, n }) => [job, Number(n)]));
  const held = await loadHeldJobs(db, now());
  const last = new Map(
    decodeRows<ScheduledRun>(scheduledRuns, await query(db, LAST)).map((run) => [run.job, run]),
  );
  return scheduledJobs.parts.map(({ key, time }) => {
    const clock = { time, timeZone };
    const nextDay = days.get(key) ?? firstDay(now(), clock);
    return {
      key,
      time,
      last: last.get(key) ?? null,
      nextDay,
      nextAt: dueAt(nextDay, clock),
      isAhead: isAhead(nextDay, now()) || held.has(key),
      due: countDue(nextDay, now(), clock),
      failed: failed.get(key) ?? 0,
    };
  });
};
