/**
 * One run of an import. A dry run executes the same code as a real one, but rolls every chunk's transaction back.
 */
import type { ImportOutcome, ImportRecord } from '#contract/platform/imports';
import { type FieldErrors } from '#shared/fields';
import type { Connection, Db } from '#db';
import { answerOf } from '../http/errors.ts';
import type { JobRun } from '../jobs/jobRun.ts';
import type { Writer } from '../records/writer.ts';
import type { CsvRow } from './csvReader.ts';
import type { TextFile } from './decode.ts';
import { type RowError, rowError } from './rowError.ts';

/** Thrown to roll back a chunk of a dry run; has the result of the chunk. */
class DryRunRollback<T> extends Error {
  constructor(readonly value: T) {
    super('A dry run saves nothing');
  }
}

/** Target length of a chunk's transaction where no requests are to be answered, in milliseconds. */
export const COMMAND_CHUNK_MS = 1000;

export class ImportRun {
  readonly #chunkMs: number;
  #share = { from: 0, to: 1 };
  constructor(
    readonly job: JobRun,
    readonly file: TextFile,
    readonly writer: Writer,
    readonly dryRun: boolean,
    /** Target length of a chunk's transaction, in milliseconds. */
    chunkMs: number,
    /** Name of the file, as the person knows it. */
    readonly name = '',
  ) {
    this.#chunkMs = chunkMs;
    job.total = file.bytes;
  }

  /** The share of the whole work that the next reading of the file is, from 0 to 1. */
  stage(from: number, to: number) {
    this.#share = { from, to };
    this.job.done = from * this.file.bytes;
  }
  /** Called by the reader with the number of bytes read from disk so far. */
  readonly onRead = (bytes: number) => {
    const { from, to } = this.#share;
    this.job.done = from * this.file.bytes + (to - from) * bytes;
  };
  /** For stages that read nothing: how much of the stage is done, 0 to 1. */
  progress(part: number) {
    this.onRead(part * this.file.bytes);
  }

  count(record: ImportRecord, outcome: ImportOutcome) {
    this.job.count(`${record}.${outcome}`);
  }

  /** Refuses the rows of one record together: each with its own errors, or because of those of the others. */
  refuse(rows: readonly CsvRow[], errors: readonly RowError[]) {
    this.job.count('rejected', rows.length);
    for (const row of rows) {
      const own = errors.filter(({ line }) => line === row.line);
      for (const error of own.length > 0 ? own : [rowError(row.line, null, 'sibling')]) {
        this.job.refuse({ ...error, row: row.cells });
      }
    }
  }

  /**
   * Runs `work` in a transaction of its own (`longTransaction` where it takes long); a dry run rolls it back. `work` must
   * not count anything: it may run twice.
   */
  async apply<T>(
    work: (tx: Db) => Promise<T>,
    transaction: Connection['transaction'] = this.job.application.connection.transaction,
  ): Promise<T> {
    if (!this.dryRun) return transaction(work);
    try {
      return await transaction(async (tx) => {
        throw new DryRunRollback(await work(tx));
      });
    } catch (error) {
      if (error instanceof DryRunRollback) return (error as DryRunRollback<T>).value;
      throw error;
    }
  }

  /** Collects items and writes them in transactions of about the run's target length, whatever one item costs. */
  chunks<Item, Result>(options: ChunkOptions<Item, Result>): Chunks<Item, Result> {
    return new Chunks(this, this.#chunkMs, options);
  }
}

export interface ChunkOptions<Item, Result> {
  write: (tx: Db, items: readonly Item[]) => Promise<readonly Result[]>;
  /** Called once per item after its chunk is committed or, in a dry run, rolled back. */
  settle: (item: Item, result: Result) => void;
  /** Called for an item that cannot be written, with its errors as a form would get them. */
  refuse: (item: Item, errors: FieldErrors) => void;
  /** Size of an item in units of work; 1 when left out. */
  weight?: (item: Item) => number;
  /** Units of work in the first chunk. */
  first?: number;
}

/** At most this many units of work in one transaction. */
const MAX_CHUNK = 40_000;

class Chunks<Item, Result> {
  #items: Item[] = [];
  #weight = 0;
  #size: number;
  constructor(
    readonly run: ImportRun,
    readonly chunkMs: number,
    readonly options: ChunkOptions<Item, Result>,
  ) {
    this.#size = options.first ?? 20;
  }

  /** Adds an item; answers whether the chunk is full and should be flushed. */
  add(item: Item): boolean {
    this.#items.push(item);
    this.#weight += this.options.weight?.(item) ?? 1;
    return this.#weight >= this.#size;
  }

  async flush() {
    const items = this.#items;
    const weight = this.#weight;
    if (items.length === 0) return;
    this.#items = [];
    this.#weight = 0;
    let spent = 0;
    await this.#write(items, (ms) => (spent = ms));
    if (spent > 0) {
      const factor = Math.min(2, Math.max(0.4, this.chunkMs / spent));
      this.#size = Math.min(MAX_CHUNK, Math.max(1, weight * factor));
    }
    await this.run.job.pause();
  }

  async #write(items: readonly Item[], spent: (ms: number) => void) {
    const { write, settle, refuse } = this.options;
    try {
      const results = await this.run.apply(async (tx) => {
        const started = performance.now();
        const answers = await write(tx, items);
        spent(performance.now() - started);
        return answers;
      });
      items.forEach((item, index) => settle(item, results[index] as Result));
    } catch (error) {
      const answer = answerOf(error);
      if (!answer) throw error;
      const [only] = items;
      if (items.length === 1 && only !== undefined) {
        refuse(
          only,
          (answer.body.errors as FieldErrors | undefined) ?? { root: String(answer.body.message) },
        );
        return;
      }
      // Written in halves, so that only the wrong item is refused.
      const half = Math.ceil(items.length / 2);
      await this.#write(items.slice(0, half), spent);
      await this.#write(items.slice(half), spent);
    }
  }
}

/** Reads the file of a run and writes its records. */
export type Importer = (run: ImportRun) => Promise<void>;
