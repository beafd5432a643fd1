/**
 * One run of a job. Its work calls `pause` between chunks, which lets requests be answered, saves the progress, and
 * throws when the work must stop.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { saveProgress } from './progress.ts';
import { insertErrors, type NewJobError } from './jobErrors.ts';
import type { JobHost } from './spec.ts';
import { JobEnd } from './jobEnd.ts';

/** Minimum milliseconds between two saves of the progress. */
const SAVE_MS = 250;
/** Number of refused rows written in one statement. */
const ERRORS_PER_STATEMENT = 200;

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
  #errors: NewJobError[] = [];

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

  /** Call it between chunks of at most about 15 ms. Throws when the work must stop. */
  async pause() {
    await nextTurn();
    if (this.#errors.length >= ERRORS_PER_STATEMENT) await this.#flushErrors();
    if (this.isStopping()) throw new JobEnd('interrupted', 'jobs.errors.interrupted');
    const at = performance.now();
    if (at - this.#savedAt >= SAVE_MS) {
      this.#savedAt = at;
      await this.#saveProgress();
    }
  }

  /** Adds a refused row; rows are written in groups. */
  refuse(error: NewJobError) {
    this.#errors.push(error);
  }

  /** A path for a result file, in a folder that exists. */
  async resultPath(suffix: string): Promise<{ file: string; path: string }> {
    const file = join('jobs', `${this.id}${suffix}`);
    await mkdir(join(this.application.dataDir, 'jobs'), { recursive: true });
    return { file, path: join(this.application.dataDir, file) };
  }

  async flush() {
    await this.#flushErrors();
    await this.#saveProgress();
  }

  async #saveProgress() {
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
    if (row?.cancelRequested) throw new JobEnd('cancelled', 'jobs.errors.cancelled');
  }

  async #flushErrors() {
    const errors = this.#errors;
    this.#errors = [];
    if (errors.length > 0)
      await this.application.connection.transaction((tx) => insertErrors(tx, this.id, errors));
  }
}
