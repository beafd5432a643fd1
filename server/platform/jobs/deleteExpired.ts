/** Deletes jobs and other rows that have expired, and files that nothing refers to any more. */
import { deleteUnusedFiles } from '../files/deleteUnused.ts';
import { deleteExpiredRows } from './retention.ts';
import { deleteExpiredJobs } from './recover.ts';
import type { JobHost } from './spec.ts';

export const deleteExpired = async (application: JobHost) => {
  await deleteExpiredJobs(application);
  await deleteExpiredRows(application);
  await deleteUnusedFiles(application);
};
