/** What the earlier orders of a batch use. */
import type { Usage } from './usage.ts';

/** What the earlier orders of a batch use, added to what the database says for the next one. */
export class BatchUsage {
  readonly #amounts = new Map<string, number>();
  add(usages: readonly Usage[]) {
    for (const { counter, amount } of usages) this.#amounts.set(counter, this.of(counter) + amount);
  }
  of = (counter: string): number => this.#amounts.get(counter) ?? 0;
}
