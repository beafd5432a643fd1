/**
 * Cleans up after jobs: those whose process is gone, when a server starts and from time to time, and expired ones with
 * their files.
 */
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { JOB_KEEP_DAYS } from '#contract/platform/jobs';
import { deleteErrors, deleteJob, readExpired } from './expiredJobs.ts';
import { markInterrupted } from './progress.ts';
import { findUnfinished } from './findJobs.ts';
import { WORKER } from './store.ts';
import type { JobHost, RunPage } from './spec.ts';
import { DAY_MS } from '#shared/days';

/** A running job without a heartbeat for this long counts as interrupted. */
export const HEARTBEAT_LIMIT_MS = 60_000;

/** Whether a job's process is certainly gone; only a server on the same machine can tell. */
const isGone = (worker: unknown): boolean => {
  const [host, pid] = String(worker).split(':');
  if (host !== hostname()) return false;
  // This process has the same id but does not run the job, so the job belonged to an earlier process.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
};

/** Marks jobs as interrupted if their process is gone or has sent no heartbeat for a minute. */
export const interruptOrphans = async (
  { connection, now }: JobHost,
  isRunningHere: (id: number) => boolean,
) => {
  const at = now();
  for (const { id, input, heartbeatAt, createdAt } of await findUnfinished(connection.db)) {
    if (isRunningHere(id)) continue;
    const worker = input[WORKER];
    if (isGone(worker) || at - (heartbeatAt ?? createdAt) > HEARTBEAT_LIMIT_MS)
      await connection.transaction((tx) => markInterrupted(tx, { id, now: at }));
  }
};

/**
 * Deletes jobs that had expired when a business day began (its first instant in UTC ms), each with its upload and result
 * and in a page of its own.
 */
export const deleteExpiredJobs = async (
  { connection, dataDir }: JobHost,
  dayStart: number,
  page: RunPage,
) => {
  const before = dayStart - JOB_KEEP_DAYS * DAY_MS;
  for await (const { id, resultFile, input } of readExpired(connection.db, before)) {
    const { file } = input;
    for (const name of [resultFile, typeof file === 'string' ? file : null]) {
      if (name !== null && !name.includes('..')) await rm(join(dataDir, name), { force: true });
    }
    await page(async (tx, count) => {
      await deleteErrors(tx, { jobId: id });
      count('jobs', (await deleteJob(tx, { id })).length);
    });
  }
};
