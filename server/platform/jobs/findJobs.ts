/** Finds jobs that are not finished. */
import { and, eq, inArray } from 'drizzle-orm';
import type { JobStatus } from '#contract/platform/jobs';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { jobs } from '#db/schema/platform/jobs';
import { findRow } from '../records/records.ts';
import type { JobRow } from './store.ts';

export const UNFINISHED: JobStatus[] = ['queued', 'running'];
export const isUnfinished = inArray(jobs.status, UNFINISHED);

/** The inputs of jobs of a kind that wait or run. */
export const findActiveInputs = prepared({ kind: jobs.kind }, (q, { kind }) =>
  q
    .select({ input: jobs.input })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), isUnfinished)),
);

/** Jobs that wait or run, with their last heartbeat and (in `input`) the process that runs them. */
export const findUnfinished = prepared({}, (q) =>
  q
    .select({
      id: jobs.id,
      input: jobs.input,
      heartbeatAt: jobs.heartbeatAt,
      createdAt: jobs.createdAt,
    })
    .from(jobs)
    .where(isUnfinished),
);

export const findJob = (db: Db, id: number): Promise<JobRow | undefined> => findRow(db, jobs, id);
