/** Stores the errors of a job. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { jobErrors } from '#db/schema/platform/jobs';

export type NewJobError = Omit<typeof jobErrors.$inferInsert, 'id' | 'jobId'>;

export const insertErrors = (tx: Db, jobId: number, errors: readonly NewJobError[]) =>
  insertRows(
    tx,
    jobErrors,
    errors.map((error) => ({ ...error, jobId })),
  );
