/** Finds jobs that are not finished. */
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { JobStatus } from '#contract/platform/jobs';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { jobs } from '#db/schema/platform/jobs';
import { findRow } from '../records/records.ts';
import type { JobRow } from './store.ts';

export const UNFINISHED: JobStatus[] = ['queued', 'running'];
export const isUnfinished = inArray(jobs.status, UNFINISHED);

/** Jobs of a kind that wait or run. */
export const findActiveInputs = prepared({ kind: jobs.kind }, (q, { kind }) =>
  q
    .select({ id: jobs.id, input: jobs.input })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), isUnfinished)),
);

/** Jobs of a kind that were inserted after another one and are done. */
export const findDoneSince = prepared({ kind: jobs.kind, id: jobs.id }, (q, { kind, id }) =>
  q
    .select({ id: jobs.id, input: jobs.input })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), gt(jobs.id, id), eq(jobs.status, 'done'))),
);

/** The newest job of a kind. */
export const findLatest = prepared({ kind: jobs.kind }, (q, { kind }) =>
  q
    .select({ status: jobs.status, finishedAt: jobs.finishedAt })
    .from(jobs)
    .where(eq(jobs.kind, kind))
    .orderBy(desc(jobs.id))
    .limit(1),
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
