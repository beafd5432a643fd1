/** Work that is asked for one by one and done together: whatever waits while a group is under way makes the next one. */

/** Most that one group does. */
const GROUP = 64;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}
/** What became of one of a group. */
export type Settled<Result> = { value: Result } | { error: unknown };

/**
 * `run` answers for each item of a group; where it throws, nothing was done, and the items are tried one by one. Items
 * with one `key` never share a group; without `key`, any may.
 */
export class Together<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #running = false;

  constructor(
    private readonly run: (items: readonly Item[]) => Promise<Settled<Result>[]>,
    private readonly key?: (item: Item) => string,
  ) {}

  ask(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      // Those that arrive in the same turn go along.
      setImmediate(() => void this.#drain());
    });
  }

  async #drain() {
    while (this.#waiting.length > 0) await this.#serve(this.#next());
    this.#running = false;
  }

  #next() {
    const group = new Map<unknown, Waiting<Item, Result>>();
    const later: Waiting<Item, Result>[] = [];
    for (const one of this.#waiting) {
      const key = this.key ? this.key(one.item) : one;
      if (group.size < GROUP && !group.has(key)) group.set(key, one);
      else later.push(one);
    }
    this.#waiting = later;
    return [...group.values()];
  }

  async #serve(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const settled = await this.run(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, at) => {
        const one = settled[at] as Settled<Result>;
        if ('error' in one) reject(one.error);
        else resolve(one.value);
      });
    } catch (error) {
      const [only, ...others] = group;
      if (only && others.length === 0) only.reject(error);
      else for (const one of group) await this.#serve([one]);
    }
  }
}
