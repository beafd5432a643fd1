/** Runs jobs in this process while it answers requests. */
import { hostname } from 'node:os';
import { jobs } from '#db/schema/platform/jobs';
import { JobEnd, JobFailure } from './jobEnd.ts';
import { JobRun } from './jobRun.ts';
import { HEARTBEAT_LIMIT_MS, interruptOrphans } from './recover.ts';
import { type FinalStatus, markStarted } from './progress.ts';
import { insertJob } from './store.ts';
import type { JobHost, JobSpec } from './spec.ts';
import { faultOf } from '../http/errors.ts';
import { updateRow } from '../records/records.ts';
import { isStopping, printFault, settleAside, stopWork, workAside } from './aside.ts';
import { PERIOD_MS, runPeriodicTasks } from './periodic.ts';

/** Name of this process in a job's row, so that a later process can tell that the job is orphaned. */
const WORKER_NAME = `${hostname()}:${process.pid}`;

const running = new Map<number, Promise<FinalStatus>>();
const timers: NodeJS.Timeout[] = [];

/** Of an unexpected error: that the disk is full or the database was away, otherwise only that it is logged. */
const reasonOf = (error: unknown): string => {
  const { status, body } = faultOf(error);
  return status === 503 ? body.message : 'jobs.errors.internal';
};

const finish = async (run: JobRun, spec: JobSpec, status: FinalStatus, message: string | null) => {
  await run.flush().catch(() => undefined);
  const { connection, now } = run.application;
  const at = now();
  await connection.transaction((tx) =>
    updateRow(tx, jobs, run.id, {
      status,
      message,
      done: Math.round(run.done),
      total: Math.round(run.total),
      counts: run.counts,
      resultFile: run.result?.file ?? null,
      resultName: run.result?.name ?? null,
      input: { ...spec.input, ...run.notes },
      heartbeatAt: at,
      finishedAt: at,
    }),
  );
  run.onProgress?.(run);
};

const work = async (
  run: JobRun,
  spec: JobSpec,
  task: (run: JobRun) => Promise<void>,
): Promise<FinalStatus> => {
  const { connection, now } = run.application;
  const end = run.keepAlive();
  try {
    await connection.transaction((tx) => markStarted(tx, { id: run.id, now: now() }));
    await task(run).finally(end);
    await finish(run, spec, 'done', null);
    return 'done';
  } catch (error) {
    end();
    if (error instanceof JobEnd) {
      await finish(run, spec, error.status, error.key);
      return error.status;
    }
    await finish(
      run,
      spec,
      'failed',
      error instanceof JobFailure ? error.message : reasonOf(error),
    );
    if (error instanceof JobFailure) return 'failed';
    throw error;
  }
};

export interface StartedJob {
  id: number;
  /** Settles when the job has ended; rejects only for an unexpected error. */
  finished: Promise<FinalStatus>;
}

/** Inserts the job's row, unless its check refuses, and starts the work; returns without waiting for it. */
export const startJob = async (
  application: JobHost,
  spec: JobSpec,
  task: (run: JobRun) => Promise<void>,
  {
    onProgress,
    onCrash,
  }: { onProgress?: (run: JobRun) => void; onCrash?: (error: unknown) => void } = {},
): Promise<StartedJob> => {
  const id = await application.connection.transaction(async (tx) => {
    await spec.check?.(tx);
    const inserted = await insertJob(tx, spec, WORKER_NAME, application.now());
    await spec.inserted?.(tx, inserted);
    return inserted;
  });
  const run = new JobRun(application, id, isStopping, onProgress);
  const finished = work(run, spec, task).finally(() => running.delete(id));
  running.set(id, finished);
  finished.catch(onCrash ?? printFault);
  return { id, finished };
};

/**
 * Called when a server starts: marks jobs of processes that are gone as interrupted, and repeats this from time to time,
 * and what domains do every minute, until the jobs are stopped.
 */
export const resumeJobs = async (application: JobHost): Promise<void> => {
  const isRunningHere = (id: number) => running.has(id);
  await interruptOrphans(application, isRunningHere);
  await runPeriodicTasks(application);
  timers.push(
    setInterval(
      () => void interruptOrphans(application, isRunningHere).catch(() => undefined),
      HEARTBEAT_LIMIT_MS,
    ).unref(),
    // As work aside, so that what a look begins is waited for when the server stops.
    setInterval(() => workAside(() => runPeriodicTasks(application)), PERIOD_MS).unref(),
  );
};

/**
 * Waits until every current chunk is finished and marks the jobs as interrupted; a scheduled run is left to another
 * server, or to the next start. For graceful shutdown.
 */
export const stopJobs = async (): Promise<void> => {
  for (const timer of timers.splice(0)) clearInterval(timer);
  await stopWork(running.values());
};

/** Resolves when no job and no scheduled run is under way in this process. */
export const settledJobs = async (): Promise<void> => {
  while (running.size > 0) await Promise.allSettled(running.values());
  await settleAside();
};
