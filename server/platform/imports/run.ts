/**
 * One run of an import. A dry run executes the same code as a real run but rolls back the transaction of every chunk.
 */
import {
  type ImportChange,
  type ImportNotice,
  type ImportOutcome,
  type ImportRecord,
  type ImportSetting,
  MAX_NOTICE_NAMES,
  type MissingVariants,
} from '#contract/platform/imports';
import type { Connection, Db } from '#db';
import type { JobRun } from '../jobs/jobRun.ts';
import { rolledBack } from '../records/rolledBack.ts';
import type { Writer } from '../records/writer.ts';
import type { CsvRow } from './csvRow.ts';
import type { TextFile } from './decode.ts';
import { loadEdits, MAX_CHANGES } from './changes.ts';
import { KeptRows, refusalsOf } from './keptRows.ts';
import type { RowError } from './rowError.ts';
import { type ChunkOptions, Chunks } from './chunks.ts';

export interface RunOptions {
  dryRun: boolean;
  /** Target duration of a chunk's transaction, in milliseconds. */
  chunkMs: number;
  /** Name of the uploaded file. */
  name: string;
  setting: ImportSetting;
}

export class ImportRun {
  readonly #chunkMs: number;
  readonly #notices: ImportNotice[] = [];
  readonly #changes: ImportChange[] = [];
  readonly #kept = new KeptRows();
  readonly dryRun: boolean;
  readonly name: string;
  readonly missing: MissingVariants;
  /** Types of a Shopify file that get a category of their own. */
  readonly ownCategories: ReadonlySet<string>;
  #share = { from: 0, to: 1 };
  constructor(
    readonly job: JobRun,
    readonly file: TextFile,
    readonly writer: Writer,
    { dryRun, chunkMs, name, setting }: RunOptions,
  ) {
    this.dryRun = dryRun;
    this.name = name;
    this.missing = setting.missing ?? 'keep';
    this.ownCategories = new Set(setting.ownCategories);
    this.#chunkMs = chunkMs;
    job.total = file.bytes;
  }

  /** Sets the share of the whole progress that the next reading of the file covers, from 0 to 1. */
  stage(from: number, to: number) {
    this.#share = { from, to };
    this.job.done = from * this.file.bytes;
  }
  /** Called by readers with the number of bytes read from disk so far. */
  readonly onRead = (bytes: number) => {
    const { from, to } = this.#share;
    this.job.done = from * this.file.bytes + (to - from) * bytes;
  };
  /** For stages that read no file: the completed part of the stage, 0 to 1. */
  progress(part: number) {
    this.onRead(part * this.file.bytes);
  }

  /** Adds names to what is said about the import besides its counts. */
  notice(
    key: ImportNotice['key'],
    names: readonly ImportNotice['names'][number][],
    keys?: readonly string[],
  ) {
    if (names.length === 0) return;
    const notice = this.#notices.find((one) => one.key === key) ?? { key, count: 0, names: [] };
    if (notice.count === 0) this.#notices.push(notice);
    notice.count += names.length;
    if (keys) notice.keys = [...(notice.keys ?? []), ...keys].slice(0, MAX_NOTICE_NAMES);
    notice.names.push(...names.slice(0, MAX_NOTICE_NAMES - notice.names.length));
    this.job.notes.notices = this.#notices;
  }

  count(record: ImportRecord, outcome: ImportOutcome) {
    this.job.count(`${record}.${outcome}`);
  }

  /** Refuses the rows of one record together: each with its own errors, or because of errors in the others. */
  refuse(rows: readonly CsvRow[], errors: readonly RowError[]) {
    this.job.count('rejected', rows.length);
    const refusals = refusalsOf(rows, errors);
    const isKept = this.#kept.take(rows.length, refusals);
    if (isKept) for (const one of refusals) this.job.refuse(one);
    if (!isKept || 'keptRefused' in this.job.notes) this.#noteKept();
  }

  /** Counts further rows of a record that is refused, without keeping them. */
  refuseFurther(rows: number) {
    this.job.count('rejected', rows);
    this.#noteKept();
  }

  #noteKept() {
    this.job.notes.keptRefused = this.#kept.rows;
  }

  /**
   * Runs `work` in its own transaction (`longTransaction` where it takes long); a dry run rolls it back. `work` must
   * not count anything, because it may run twice.
   */
  async apply<T>(
    work: (tx: Db) => Promise<T>,
    transaction: Connection['transaction'] = this.job.application.connection.transaction,
  ): Promise<T> {
    if (!this.dryRun) return transaction(work);
    const { value, changes } = await rolledBack(transaction, async (tx) => ({
      value: await work(tx),
      changes: await this.#changesOf(tx),
    }));
    this.showChanges(changes);
    return value;
  }

  /** Adds to the changes that a dry run shows, as far as there is room. */
  showChanges(changes: readonly ImportChange[]) {
    if (!this.dryRun) return;
    this.#changes.push(...changes.slice(0, MAX_CHANGES - this.#changes.length));
    if (this.#changes.length > 0) this.job.notes.changes = this.#changes;
  }

  /** What this transaction changes in stored records; nothing once enough changes are known. */
  async #changesOf(tx: Db): Promise<ImportChange[]> {
    const { changeId } = this.writer;
    const isEnough = changeId === undefined || this.#changes.length >= MAX_CHANGES;
    return isEnough ? [] : loadEdits(tx, changeId);
  }

  /** Collects items and writes them in transactions of about the run's target duration, whatever one item costs. */
  chunks<Item, Result>(options: ChunkOptions<Item, Result>): Chunks<Item, Result> {
    return new Chunks(this, this.#chunkMs, options);
  }
}

/** Reads the file of a run and writes its records. */
export type Importer = (run: ImportRun) => Promise<void>;
