/** Writes the rows of a file in chunks, each in its own transaction. */
import type { FieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { answerOf } from '../http/errors.ts';
import type { ImportRun } from './run.ts';

/** Target duration of a chunk's transaction where no requests are answered, in milliseconds. */
export const COMMAND_CHUNK_MS = 1000;

export interface ChunkOptions<Item, Result> {
  write: (tx: Db, items: readonly Item[]) => Promise<readonly Result[]>;
  /** Called once per item after its chunk is committed or, in a dry run, rolled back. */
  settle: (item: Item, result: Result) => void;
  /** Called for an item that cannot be written, with the same errors as in a form. */
  refuse: (item: Item, errors: FieldErrors) => void;
  /** Size of an item in units of work; 1 when left out. */
  weight?: (item: Item) => number;
  /** Units of work in the first chunk. */
  first?: number;
}

/** Maximum units of work in one transaction. */
const MAX_CHUNK = 40_000;

export class Chunks<Item, Result> {
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

  /** Adds an item; returns whether the chunk is full and should be flushed. */
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
      // Split into halves, so that only the invalid item is refused.
      const half = Math.ceil(items.length / 2);
      await this.#write(items.slice(0, half), spent);
      await this.#write(items.slice(half), spent);
    }
  }
}
