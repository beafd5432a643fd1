import type { RunStatus } from '#contract/platform/schedule';
import { kit } from '../../kit.ts';

/** How far each scheduled job has come. A row is added when a server first meets the job. */
export const scheduledJobs = kit.table(
  'scheduled_jobs',
  {
    id: kit.id(),
    job: kit.text().notNull(),
    /** The first business day whose run has not begun; every day before it since the first has its run. */
    nextDay: kit.day().notNull(),
  },
  (t) => [kit.unique('scheduled_jobs_job').on(t.job)],
);

/** The runs of scheduled jobs: one for each job and business day. */
export const scheduledRuns = kit.table(
  'scheduled_runs',
  {
    id: kit.id(),
    job: kit.text().notNull(),
    day: kit.day().notNull(),
    status: kit.text().$type<RunStatus>().notNull(),
    /** How often a server began it. Only the server that began the last attempt may write. */
    attempts: kit.integer().notNull(),
    /**
     * No server begins it before: the lease of a running one, which is extended with every page; the next attempt of a
     * failed one. Null when it is done.
     */
    heldUntil: kit.instant(),
    /** The last attempt. */
    startedAt: kit.instant(),
    finishedAt: kit.instant(),
    /** What was done in all attempts, by name. */
    counts: kit.json().$type<Record<string, number>>().notNull(),
    /** Translation key of the failure. */
    errorKey: kit.text(),
  },
  (t) => [
    kit.unique('scheduled_runs_day').on(t.job, t.day),
    kit.index('scheduled_runs_status').on(t.status),
  ],
);
