/** How often somebody may ask, counted in memory over a window of time. */

/** Keys that are remembered; with more, all are forgotten. */
const MOST_KEYS = 50_000;

export class RateLimit {
  readonly #counts = new Map<string, number>();
  #windowStart = 0;

  constructor(
    readonly most: number,
    readonly windowMs: number,
  ) {}

  /** Counts one more; false where it is one too many. */
  take(key: string, now: number): boolean {
    if (now - this.#windowStart >= this.windowMs || now < this.#windowStart) {
      this.#counts.clear();
      this.#windowStart = now;
    }
    if (this.#counts.size >= MOST_KEYS) this.#counts.clear();
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= this.most;
  }
}
