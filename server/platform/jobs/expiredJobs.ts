/** Finds and deletes jobs that have expired. */
import { and, eq, lt, notInArray } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { UNFINISHED } from './findJobs.ts';

/** Finished jobs created before an instant, with their files. */
export const findExpired = prepared({ before: jobs.createdAt }, (q, { before }) =>
  q
    .select({ id: jobs.id, resultFile: jobs.resultFile, input: jobs.input })
    .from(jobs)
    .where(and(lt(jobs.createdAt, before), notInArray(jobs.status, UNFINISHED))),
);
export const deleteErrors = prepared({ jobId: jobErrors.jobId }, (q, { jobId }) =>
  q.delete(jobErrors).where(eq(jobErrors.jobId, jobId)),
);
export const deleteJob = prepared({ id: jobs.id }, (q, { id }) =>
  q.delete(jobs).where(eq(jobs.id, id)).returning({ id: jobs.id }),
);
