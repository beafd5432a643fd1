/** What a start finds of earlier lives: jobs whose process is gone, and results nobody needs any more. */
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { JOB_KEEP_DAYS } from '#contract/platform/jobs';
import {
  deleteErrors,
  deleteJob,
  markInterrupted,
  outlived,
  unfinished,
  WORKER,
  type Workplace,
} from './store.ts';

/** A running job without a sign of life for this long was interrupted. */
export const SILENT_MS = 60_000;
const DAY_MS = 86_400_000;

/** Is the process a job names certainly gone? Only its own machine can tell. */
const isGone = (worker: unknown): boolean => {
  const [host, pid] = String(worker).split(':');
  if (host !== hostname()) return false;
  // A process of this number that does not know the job is a later one.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
};

/** Marks jobs interrupted whose process is gone or has been silent for a minute. */
export const interruptOrphans = async (
  { connection, now }: Workplace,
  isRunningHere: (id: number) => boolean,
) => {
  const at = now();
  for (const { id, input, heartbeatAt, createdAt } of await unfinished(connection.db)) {
    if (isRunningHere(id)) continue;
    const worker = input[WORKER];
    if (isGone(worker) || at - (heartbeatAt ?? createdAt) > SILENT_MS)
      await connection.transaction((tx) => markInterrupted(tx, { id, now: at }));
  }
};

/** Deletes jobs past their keeping time with their uploads and results. */
export const deleteOutlived = async ({ connection, now, dataDir }: Workplace) => {
  for (const { id, resultFile, input } of await outlived(connection.db, {
    before: now() - JOB_KEEP_DAYS * DAY_MS,
  })) {
    const { file } = input;
    for (const name of [resultFile, typeof file === 'string' ? file : null]) {
      if (name !== null && !name.includes('..')) await rm(join(dataDir, name), { force: true });
    }
    await connection.transaction(async (tx) => {
      await deleteErrors(tx, { jobId: id });
      await deleteJob(tx, { id });
    });
  }
};
