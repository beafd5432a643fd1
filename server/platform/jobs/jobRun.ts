/**
 * One run of long work. The work calls `pause` between its chunks, which lets requests in, tells progress, and ends the
 * work when it should stop.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beat, type FinalStatus, insertErrors, type NewJobError, type Workplace } from './store.ts';

/** Progress is told at most this often. */
const BEAT_MS = 250;
/** Refused rows are kept this many at a time. */
const ERRORS_AT_ONCE = 200;

/** Ends a run from inside; `message` is a translation key. */
export class Ended extends Error {
  constructor(
    readonly status: FinalStatus,
    readonly key: string | null,
  ) {
    super(key ?? status);
  }
}

/** The work cannot be done, and the person can mend it: a translation key with arguments. */
export class JobFailure extends Error {}

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
    readonly application: Workplace,
    readonly id: number,
    /** Is the process to stop? */
    readonly isStopping: () => boolean,
    readonly onBeat?: (run: JobRun) => void,
  ) {}

  count(name: string, by = 1) {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }

  /** Call between chunks of at most about 15 ms. Throws when the work should end here. */
  async pause() {
    await nextTurn();
    if (this.#errors.length >= ERRORS_AT_ONCE) await this.#flushErrors();
    if (this.isStopping()) throw new Ended('interrupted', 'jobs.errors.interrupted');
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
      beat(tx, {
        id: this.id,
        done: Math.round(this.done),
        total: Math.round(this.total),
        counts: this.counts,
        heartbeatAt: now(),
      }),
    );
    this.onBeat?.(this);
    if (row?.cancelRequested) throw new Ended('cancelled', 'jobs.errors.cancelled');
  }

  async #flushErrors() {
    const errors = this.#errors;
    this.#errors = [];
    if (errors.length > 0)
      await this.application.connection.transaction((tx) => insertErrors(tx, this.id, errors));
  }
}
