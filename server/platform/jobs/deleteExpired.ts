/** Deletes jobs and other rows that have expired. */
import { deleteExpiredRows } from './retention.ts';
import { deleteExpiredJobs } from './recover.ts';
import type { JobHost } from './spec.ts';

export const deleteExpired = async (application: JobHost) => {
  await deleteExpiredJobs(application);
  await deleteExpiredRows(application);
};
