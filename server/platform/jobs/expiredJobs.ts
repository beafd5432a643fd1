/** Finds and deletes jobs that have expired. */
import { and, asc, eq, gt, lt, notInArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { UNFINISHED } from './findJobs.ts';

/** How many are found at once: `input` may be large. */
const STEP = 100;

/** The first finished jobs after an id that were created before an instant, with their files. */
const findExpired = prepared({ before: jobs.createdAt, after: jobs.id }, (q, { before, after }) =>
  q
    .select({ id: jobs.id, resultFile: jobs.resultFile, input: jobs.input })
    .from(jobs)
    .where(and(gt(jobs.id, after), lt(jobs.createdAt, before), notInArray(jobs.status, UNFINISHED)))
    .orderBy(asc(jobs.id))
    .limit(STEP),
);
/** Every finished job created before an instant, with its files. */
export async function* readExpired(db: Db, before: number) {
  for (let after = 0; ;) {
    const rows = await findExpired(db, { before, after });
    yield* rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < STEP) return;
  }
}
export const deleteErrors = prepared({ jobId: jobErrors.jobId }, (q, { jobId }) =>
  q.delete(jobErrors).where(eq(jobErrors.jobId, jobId)),
);
export const deleteJob = prepared({ id: jobs.id }, (q, { id }) =>
  q.delete(jobs).where(eq(jobs.id, id)).returning({ id: jobs.id }),
);
