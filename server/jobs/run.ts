/**
 * Runs long work in this process in short chunks, so that no request waits for it: the work calls `pause` between
 * chunks, which lets requests in, tells progress, and ends the work when it should stop.
 */
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Application } from '../http/context.ts';
import { beat, type FinalStatus, insertErrors, insertJob, type JobSpec, markFinished, markStarted, type NewJobError } from './store.ts';

/** Progress is told at most this often. */
const BEAT_MS = 250;
/** Refused rows are kept this many at a time. */
const ERRORS_AT_ONCE = 200;

/** Names this process in a job's row, so that its next life knows the job is orphaned. */
export const WORKER_NAME = `${hostname()}:${process.pid}`;

/** Ends a run from inside; `message` is a translation key. */
class Ended extends Error {
  constructor(
    readonly status: FinalStatus,
    readonly key: string | null,
  ) {
    super(key ?? status);
  }
}

/** The work cannot be done, and the person can mend it: a translation key with arguments. */
export class JobFailure extends Error {}

let stopping = false;
const running = new Map<number, Promise<FinalStatus>>();

export class JobRun {
  /** What has happened so far, by name: `rows`, `orders.created`, … */
  readonly counts: Record<string, number> = {};
  /** Work units done and in all. */
  done = 0;
  total = 0;
  /** File under the data folder that the person may download, and its name for them. */
  result: { file: string; name: string } | null = null;
  /** Further facts kept with the job's input. */
  readonly notes: Record<string, unknown> = {};
  #beatAt = 0;
  #errors: NewJobError[] = [];

  constructor(
    readonly application: Application,
    readonly id: number,
    readonly onBeat?: (run: JobRun) => void,
  ) {}

  count(name: string, by = 1) {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  /** Call between chunks of at most about 15 ms. Throws when the work should end here. */
  async pause() {
    await nextTurn();
    if (this.#errors.length >= ERRORS_AT_ONCE) await this.#flushErrors();
    if (stopping) throw new Ended('interrupted', 'jobs.errors.interrupted');
    const at = performance.now();
    if (at - this.#beatAt >= BEAT_MS) {
      this.#beatAt = at;
      await this.#beat();
    }
  }

  /** Keeps a refused row. */
  refuse(error: NewJobError) {
    this.#errors.push(error);
  }

  /** A path for a result file; its folder exists. */
  async resultPath(suffix: string): Promise<{ file: string; path: string }> {
    const file = join('jobs', `${this.id}${suffix}`);
    await mkdir(join(this.application.dataDir, 'jobs'), { recursive: true });
    return { file, path: join(this.application.dataDir, file) };
  }

  async flush() {
    await this.#flushErrors();
    await this.#beat();
  }

  async #beat() {
    const { connection, now } = this.application;
    const [row] = await connection.transaction((tx) =>
      beat(tx, Math.round(this.done), Math.round(this.total), JSON.stringify(this.counts), now(), this.id),
    );
    this.onBeat?.(this);
    if (row?.cancelRequested) throw new Ended('cancelled', 'jobs.errors.cancelled');
  }

  async #flushErrors() {
    const errors = this.#errors;
    this.#errors = [];
    if (errors.length > 0) await this.application.connection.transaction((tx) => insertErrors(tx, this.id, errors));
  }
}

const finish = async (run: JobRun, spec: JobSpec, status: FinalStatus, message: string | null) => {
  await run.flush().catch(() => undefined);
  const { connection, now } = run.application;
  const at = now();
  await connection.transaction((tx) =>
    markFinished(
      tx,
      status,
      message,
      Math.round(run.done),
      Math.round(run.total),
      JSON.stringify(run.counts),
      run.result?.file ?? null,
      run.result?.name ?? null,
      JSON.stringify({ ...spec.input, ...run.notes }),
      at,
      at,
      run.id,
    ),
  );
  run.onBeat?.(run);
};

const work = async (run: JobRun, spec: JobSpec, task: (run: JobRun) => Promise<void>): Promise<FinalStatus> => {
  const { connection, now } = run.application;
  try {
    await connection.transaction((tx) => markStarted(tx, now(), now(), run.id));
    await task(run);
    await finish(run, spec, 'done', null);
    return 'done';
  } catch (error) {
    if (error instanceof Ended) {
      await finish(run, spec, error.status, error.key);
      return error.status;
    }
    await finish(run, spec, 'failed', error instanceof JobFailure ? error.message : 'jobs.errors.internal');
    if (error instanceof JobFailure) return 'failed';
    throw error;
  }
};

export interface StartedJob {
  id: number;
  /** Settles when the job has ended; rejects only when the console itself is at fault. */
  finished: Promise<FinalStatus>;
}

/** Writes the job's row and starts the work; answers at once. */
export const startJob = async (
  application: Application,
  spec: JobSpec,
  task: (run: JobRun) => Promise<void>,
  { onBeat, onCrash }: { onBeat?: (run: JobRun) => void; onCrash?: (error: unknown) => void } = {},
): Promise<StartedJob> => {
  const id = await application.connection.transaction((tx) => insertJob(tx, spec, WORKER_NAME, application.now()));
  const run = new JobRun(application, id, onBeat);
  const finished = work(run, spec, task).finally(() => running.delete(id));
  running.set(id, finished);
  finished.catch((error: unknown) => (onCrash ?? console.error)(error));
  return { id, finished };
};

/** Lets every chunk under way finish and marks the jobs interrupted; for a graceful stop. */
export const stopJobs = async (): Promise<void> => {
  stopping = true;
  await Promise.allSettled(running.values());
  stopping = false;
};

/** Resolves when no job runs in this process: for tests. */
export const settledJobs = async (): Promise<void> => {
  while (running.size > 0) await Promise.allSettled(running.values());
};

export const isRunningHere = (id: number): boolean => running.has(id);
