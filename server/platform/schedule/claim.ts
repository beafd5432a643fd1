/** Claims the next run of a scheduled job, so that of any number of servers one has it. */
import { and, asc, eq, gt, lte, ne, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { scheduledJobs, scheduledRuns } from '#db/schema/platform/schedule';
import { addDays } from '#shared/days';
import { type Clock, firstDay, lastDueDay } from '#rules/platform/schedule';
import { updateRow } from '../records/records.ts';

/** How long a server that tells nothing of a run keeps it, in milliseconds; then another one goes on. */
export const LEASE_MS = 300_000;

export type RunRow = typeof scheduledRuns.$inferSelect;

export const jobByKey = prepared({ job: scheduledJobs.job }, (q, { job }) =>
  q
    .select({ id: scheduledJobs.id, nextDay: scheduledJobs.nextDay })
    .from(scheduledJobs)
    .where(eq(scheduledJobs.job, job)),
);
const runningNow = prepared({ job: scheduledRuns.job, now: 'number' }, (q, { job, now }) =>
  q
    .select({ id: scheduledRuns.id })
    .from(scheduledRuns)
    .where(
      and(
        eq(scheduledRuns.job, job),
        eq(scheduledRuns.status, 'running'),
        gt(scheduledRuns.heldUntil, now),
      ),
    )
    .limit(1),
);
/** What waits, failed and is tried again, or was left by a server that is gone: the oldest day first. */
const oldestLeft = prepared({ job: scheduledRuns.job, now: 'number' }, (q, { job, now }) =>
  q
    .select({ id: scheduledRuns.id })
    .from(scheduledRuns)
    .where(
      and(
        eq(scheduledRuns.job, job),
        ne(scheduledRuns.status, 'done'),
        lte(scheduledRuns.heldUntil, now),
      ),
    )
    .orderBy(asc(scheduledRuns.day))
    .limit(1),
);
const begin = prepared(
  { id: scheduledRuns.id, now: scheduledRuns.startedAt, heldUntil: scheduledRuns.heldUntil },
  (q, { id, now, heldUntil }) =>
    q
      .update(scheduledRuns)
      .set({
        status: 'running',
        attempts: sql`${scheduledRuns.attempts} + 1`,
        heldUntil,
        startedAt: now,
        finishedAt: null,
        errorKey: null,
      })
      .where(eq(scheduledRuns.id, id))
      .returning(),
);

/** How far the job has come; one that this store did not have begins with the next business day. */
const loadJob = async (tx: Db, job: string, now: number, clock: Clock) => {
  const [known] = await jobByKey(tx, { job });
  if (known) return known;
  const nextDay = firstDay(now, clock);
  const [id = 0] = await insertRows(tx, scheduledJobs, [{ job, nextDay }], { returning: true });
  return { id, nextDay };
};

/**
 * Begins the oldest run of a job that is due at `now` and returns it; null where none is, or another server is at work
 * for this job. While a failed run waits for its next attempt, later days go on.
 */
export const claimRun = async (
  tx: Db,
  job: string,
  now: number,
  clock: Clock,
): Promise<RunRow | null> => {
  const { id: jobId, nextDay } = await loadJob(tx, job, now, clock);
  if ((await runningNow(tx, { job, now })).length > 0) return null;
  let id = (await oldestLeft(tx, { job, now }))[0]?.id;
  if (id === undefined) {
    if (nextDay > lastDueDay(now, clock)) return null;
    const run = { job, day: nextDay, status: 'waiting', attempts: 0, counts: {} } as const;
    [id = 0] = await insertRows(tx, scheduledRuns, [run], { returning: true });
    await updateRow(tx, scheduledJobs, jobId, { nextDay: addDays(nextDay, 1) });
  }
  const [row] = await begin(tx, { id, now, heldUntil: now + LEASE_MS });
  return (row as RunRow | undefined) ?? null;
};
