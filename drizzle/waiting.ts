/** Bounded waiting for what happens in this process. */
import { DatabaseBusyError } from './errors.ts';

/** How often those who wait are looked at. */
const CHECK_MS = 1000;

/** Resolves or fails with `promise`, or fails after `ms` with a DatabaseBusyError. */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseBusyError(ms)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Works in the order in which they came; one that waits for longer than it may is taken out and told so. */
export class WaitingLine<Work extends { reject: (error: unknown) => void }> {
  readonly #entries: { work: Work; until: number; ms: number }[] = [];
  #isWatched = false;

  get length(): number {
    return this.#entries.length;
  }
  push(work: Work, ms: number) {
    this.#entries.push({ work, until: performance.now() + ms, ms });
    this.#watch();
  }
  /** Back to the front: it has waited already. */
  unshift(work: Work, ms: number) {
    this.#entries.unshift({ work, until: performance.now() + ms, ms });
    this.#watch();
  }
  /** Takes at most `count` works: the first ones, up to one that is not `accepted`. */
  take(count: number, accepted: (work: Work) => boolean = () => true): Work[] {
    let size = 0;
    for (const { work } of this.#entries) {
      if (size === count || !accepted(work)) break;
      size++;
    }
    return this.#entries.splice(0, size).map(({ work }) => work);
  }
  /** Takes at most `count` works that are `accepted`, wherever they stand. */
  takeAny(count: number, accepted: (work: Work) => boolean): Work[] {
    const found = this.#entries.filter(({ work }) => accepted(work)).slice(0, count);
    for (const entry of found) this.#entries.splice(this.#entries.indexOf(entry), 1);
    return found.map(({ work }) => work);
  }

  /** One timer for all, started by the first who has to wait. */
  #watch() {
    if (this.#isWatched) return;
    this.#isWatched = true;
    setTimeout(() => {
      this.#isWatched = false;
      const now = performance.now();
      for (const entry of this.#entries.filter(({ until }) => until <= now)) {
        this.#entries.splice(this.#entries.indexOf(entry), 1);
        entry.work.reject(new DatabaseBusyError(entry.ms));
      }
      if (this.#entries.length > 0) this.#watch();
    }, CHECK_MS).unref();
  }
}
