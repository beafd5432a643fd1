/** Collects single requests in batches: what arrives while a batch runs is in the next batch. */

/** The largest number of items in one batch. */
const MAX_BATCH = 64;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
/** The result of one item of a batch. */
export type Settled<Result> = { value: Result } | { error: unknown };

/**
 * `runBatch` settles each item of a batch. If it throws, nothing was done, and the items are tried one by one. Items
 * with the same `key` are never in the same batch; without `key`, all may be.
 */
export class Batcher<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #running = false;

  constructor(
    private readonly runBatch: (items: readonly Item[]) => Promise<Settled<Result>[]>,
    private readonly key?: (item: Item) => string,
  ) {}

  ask(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      // Requests of the same iteration of the event loop join the batch.
      setImmediate(() => void this.#drain());
    });
  }

  async #drain() {
    while (this.#waiting.length > 0) await this.#run(this.#next());
    this.#running = false;
  }

  #next() {
    const group = new Map<unknown, Waiting<Item, Result>>();
    const later: Waiting<Item, Result>[] = [];
    for (const one of this.#waiting) {
      const key = this.key ? this.key(one.item) : one;
      if (group.size < MAX_BATCH && !group.has(key)) group.set(key, one);
      else later.push(one);
    }
    this.#waiting = later;
    return [...group.values()];
  }

  async #run(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const settled = await this.runBatch(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const one = settled[index] as Settled<Result>;
        if ('error' in one) reject(one.error);
        else resolve(one.value);
      });
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length === 0) only.reject(error);
      else for (const one of group) await this.#run([one]);
    }
  }
}
