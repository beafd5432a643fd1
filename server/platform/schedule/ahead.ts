/** Jobs that a server whose clock was ahead carried beyond the days that have come. */
import { and, eq, gt, gte, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { scheduledJobs as table, scheduledRuns } from '#db/schema/platform/schedule';
import { firstDay, isAhead, MAX_HOLD_MS } from '#rules/platform/schedule';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/errors.ts';
import { updateRow } from '../records/records.ts';
import { readSettings } from '../settings/read.ts';
import { jobByKey } from './claim.ts';
import { scheduledJobs } from './jobs.ts';

const findHeld = prepared({ limit: scheduledRuns.heldUntil }, (q, { limit }) =>
  q
    .selectDistinct({ job: scheduledRuns.job })
    .from(scheduledRuns)
    .where(and(ne(scheduledRuns.status, 'done'), gt(scheduledRuns.heldUntil, limit))),
);
/** The jobs of which an unfinished run is held for longer than any is. */
export const loadHeldJobs = async (db: Db, now: number): Promise<ReadonlySet<string>> =>
  new Set((await findHeld(db, { limit: now + MAX_HOLD_MS })).map(({ job }) => job));

const deleteFrom = prepared({ job: scheduledRuns.job, day: scheduledRuns.day }, (q, { job, day }) =>
  q.delete(scheduledRuns).where(and(eq(scheduledRuns.job, job), gte(scheduledRuns.day, day))),
);
const release = prepared(
  { job: scheduledRuns.job, limit: scheduledRuns.heldUntil, now: scheduledRuns.heldUntil },
  (q, { job, limit, now }) =>
    q
      .update(scheduledRuns)
      .set({ heldUntil: now })
      .where(
        and(
          eq(scheduledRuns.job, job),
          ne(scheduledRuns.status, 'done'),
          gt(scheduledRuns.heldUntil, limit),
        ),
      ),
);

/**
 * Goes on with the next business day: runs for days to come are deleted, so that these days get theirs, and those that are
 * held too long begin within a minute. A person decides, because to a server whose clock is behind every job looks ahead.
 */
export const resumeJob = (context: Context, key: string): Promise<{ key: string; day: string }> =>
  context.transaction(async (tx) => {
    const job = scheduledJobs.parts.find((one) => one.key === key);
    if (!job) throw notFound();
    const at = context.now();
    const [known] = await jobByKey(tx, { job: key });
    const isBeyond = known !== undefined && isAhead(known.nextDay, at);
    if (!known || !(isBeyond || (await loadHeldJobs(tx, at)).has(key)))
      throw conflict('scheduledRuns.errors.notAhead');
    const { timeZone } = await readSettings(tx);
    const day = isBeyond ? firstDay(at, { time: job.time, timeZone }) : known.nextDay;
    await deleteFrom(tx, { job: key, day });
    await release(tx, { job: key, limit: at + MAX_HOLD_MS, now: at });
    await updateRow(tx, table, known.id, { nextDay: day });
    await recordActivity(tx, {
      actor: context.actor,
      at,
      resource: 'scheduledRuns',
      recordId: key,
      recordName: day,
      verb: 'resume',
      before: { job: key, day: known.nextDay },
      after: { job: key, day },
    });
    return { key, day };
  });
