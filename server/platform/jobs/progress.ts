/** Stores the progress of a job and its end. */
import { and, eq } from 'drizzle-orm';
import type { JobStatus } from '#contract/platform/jobs';
import { prepared } from '#db/prepared';
import { jobs } from '#db/schema/platform/jobs';
import { isUnfinished } from './findJobs.ts';

export const markStarted = prepared({ id: jobs.id, now: jobs.startedAt }, (q, { id, now }) =>
  q
    .update(jobs)
    .set({ status: 'running', startedAt: now, heartbeatAt: now })
    .where(eq(jobs.id, id)),
);

/** Saves a job's progress; returns whether cancellation was requested. */
export const saveProgress = prepared(
  {
    id: jobs.id,
    done: jobs.done,
    total: jobs.total,
    counts: jobs.counts,
    heartbeatAt: jobs.heartbeatAt,
  },
  (q, { id, ...progress }) =>
    q
      .update(jobs)
      .set(progress)
      .where(eq(jobs.id, id))
      .returning({ cancelRequested: jobs.cancelRequested }),
);

export const requestCancel = prepared({ id: jobs.id }, (q, { id }) =>
  q
    .update(jobs)
    .set({ cancelRequested: true })
    .where(and(eq(jobs.id, id), isUnfinished)),
);

export const markInterrupted = prepared({ id: jobs.id, now: jobs.finishedAt }, (q, { id, now }) =>
  q
    .update(jobs)
    .set({ status: 'interrupted', message: 'jobs.errors.interrupted', finishedAt: now })
    .where(and(eq(jobs.id, id), isUnfinished)),
);

export type FinalStatus = Exclude<JobStatus, 'queued' | 'running'>;
