/** Runs the scheduled jobs that are due. Nothing else decides when they run. */
import type { Connection } from '#db';
import { refusalOf } from '#db/errors';
import { isStopping, workAside } from '../jobs/aside.ts';
import type { PeriodicTask } from '../jobs/periodic.ts';
import type { JobHost } from '../jobs/spec.ts';
import { readSettings } from '../settings/read.ts';
import { claimRun, type RunRow } from './claim.ts';
import { type ScheduledJob, scheduledJobs } from './jobs.ts';
import { runOne } from './runOne.ts';

/**
 * How many days of a job one look runs, so that a store with many missed days is caught up within minutes, while a clock
 * that is ahead for a moment does not carry a job to the end of a wrong year.
 */
export const DAYS_OF_LOOK = 10;

type Outcome = 'ran' | 'nothing' | 'stopped';

/** Null where nothing is due, or other servers are in the way all the time: then they run it, or the next look does. */
const claim = async ({ connection, now }: JobHost, job: ScheduledJob): Promise<RunRow | null> => {
  try {
    return await connection.transaction(async (tx) => {
      const { timeZone } = await readSettings(tx);
      return claimRun(tx, job.key, now(), { time: job.time, timeZone });
    });
  } catch (error) {
    if (refusalOf(error)?.kind === 'busy') return null;
    throw error;
  }
};

/** Runs the oldest day of a job that is due. */
const runNext = async (application: JobHost, job: ScheduledJob): Promise<Outcome> => {
  if (isStopping()) return 'stopped';
  const run = await claim(application, job);
  if (!run) return 'nothing';
  return (await runOne(application, job, run)) ? 'ran' : 'stopped';
};

/**
 * One business day of each job in turn, so that a job with many days does not hold up the others, until nothing is due or
 * enough is done for this look.
 */
export const runDue = async (
  application: JobHost,
  jobs: readonly ScheduledJob[] = scheduledJobs.parts,
) => {
  let hasRun = true;
  for (let round = 0; hasRun && round < DAYS_OF_LOOK; round++) {
    hasRun = false;
    for (const job of jobs) {
      const outcome = await runNext(application, job);
      if (outcome === 'stopped') return;
      if (outcome === 'ran') hasRun = true;
    }
  }
};

/** Applications in which it runs already. */
const busy = new WeakSet<Connection>();

/** Asked every minute; the runs go on beside the requests, and beside what else is done every minute. */
export const RUN_SCHEDULE: PeriodicTask = async (application) => {
  const { connection } = application;
  if (busy.has(connection)) return;
  busy.add(connection);
  workAside(() => runDue(application).finally(() => busy.delete(connection)));
};
