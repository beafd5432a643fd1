/**
 * One run of a job. Its work calls `pause` between chunks, which lets requests be answered, saves the progress, and
 * throws when the work must stop.
 */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { saveProgress } from './progress.ts';
import { insertErrors, type NewJobError } from './jobErrors.ts';
import type { JobHost } from './spec.ts';
import { JobEnd } from './jobEnd.ts';

/** Minimum milliseconds between two saves of the progress. */
const SAVE_MS = 250;
/** Milliseconds after which the progress is saved while the work does not pause. */
const BEAT_MS = 1000;
/** Number of errors after which they are written, and the most in one transaction. */
const ERRORS_PER_STATEMENT = 200;
const ERRORS_PER_TRANSACTION = 1000;

const interrupted = () => new JobEnd('interrupted', 'jobs.errors.interrupted');

export class JobRun {
  /** Counts by name: `rows`, `orders.created`, … */
  readonly counts: Record<string, number> = {};
  /** Units done and in total. */
  done = 0;
  total = 0;
  /** File in the data folder that the person may download, and the name shown for it. */
  result: { file: string; name: string } | null = null;
  /** Further data stored with the job's input. */
  readonly notes: Record<string, unknown> = {};
  #savedAt = 0;
  #isBeating = false;
  #errors: NewJobError[] = [];
  readonly #abortion = new AbortController();

  constructor(
    readonly application: JobHost,
    readonly id: number,
    /** Whether the process is stopping. */
    readonly isStopping: () => boolean,
    readonly onProgress?: (run: JobRun) => void,
  ) {}

  count(name: string, by = 1) {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  /** For work that does not pause; aborted with the error with which it must end. */
  get signal(): AbortSignal {
    return this.#abortion.signal;
  }

  /**
   * Shows that the job is alive and looks whether it must stop, until the returned function is called: otherwise
   * another server would take a job that reads a large file for one whose process is gone.
   */
  keepAlive(): () => void {
    const timer = setInterval(() => void this.#beat().catch(() => undefined), BEAT_MS).unref();
    return () => clearInterval(timer);
  }

  async #beat() {
    if (this.isStopping()) this.#abortion.abort(interrupted());
    const isDue = performance.now() - this.#savedAt >= BEAT_MS;
    if (!isDue || this.#isBeating) return;
    this.#isBeating = true;
    try {
      await this.#saveProgress();
    } finally {
      this.#isBeating = false;
    }
  }

  /** Call it between chunks of at most about 15 ms. Throws when the work must stop. */
  async pause() {
    await nextTurn();
    if (this.#errors.length >= ERRORS_PER_STATEMENT) await this.#flushErrors();
    if (this.isStopping()) throw interrupted();
    this.signal.throwIfAborted();
    if (performance.now() - this.#savedAt >= SAVE_MS) await this.#saveProgress();
  }

  /** Adds an error of a refused row; errors are written in groups. */
  refuse(error: NewJobError) {
    this.#errors.push(error);
  }

  /** A path for a result file. */
  resultPath(suffix: string): { file: string; path: string } {
    const file = join('jobs', `${this.id}${suffix}`);
    return { file, path: join(this.application.dataDir, file) };
  }

  async flush() {
    await this.#flushErrors();
    await this.#saveProgress();
  }

  async #saveProgress() {
    this.#savedAt = performance.now();
    const { connection, now } = this.application;
    const [row] = await connection.transaction((tx) =>
      saveProgress(tx, {
        id: this.id,
        done: Math.round(this.done),
        total: Math.round(this.total),
        counts: this.counts,
        heartbeatAt: now(),
      }),
    );
    this.onProgress?.(this);
    if (!row?.cancelRequested) return;
    const end = new JobEnd('cancelled', 'jobs.errors.cancelled');
    this.#abortion.abort(end);
    throw end;
  }

  async #flushErrors() {
    const errors = this.#errors;
    this.#errors = [];
    for (let from = 0; from < errors.length; from += ERRORS_PER_TRANSACTION) {
      const part = errors.slice(from, from + ERRORS_PER_TRANSACTION);
      await this.application.connection.transaction((tx) => insertErrors(tx, this.id, part));
    }
  }
}
