/** Runs work with limited concurrency, first come, first served. */

export class Slots {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** `most` run at a time, `mostWaiting` wait; `refusal` is thrown for further ones. */
  constructor(
    readonly most: number,
    readonly mostWaiting: number,
    readonly refusal: () => Error,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.most) {
      if (this.#waiting.length >= this.mostWaiting) throw this.refusal();
      // The one that ends hands its place over.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
