/** Waiting with a time limit for events of this process. */
import { DatabaseBusyError } from './errors.ts';

/** How often the deadlines of waiting work are checked. */
const CHECK_MS = 1000;

/** Settles as `promise` does, or rejects after `ms` milliseconds with a DatabaseBusyError. */
export const withTimeout = async <T>(ms: number, promise: Promise<T>): Promise<T> => {
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

/** A queue of work in the order of arrival. Work that waits longer than its limit is removed and rejected. */
export class WaitingQueue<Work extends { reject: (error: unknown) => void }> {
  readonly #entries: { work: Work; until: number; ms: number }[] = [];
  #isWatched = false;

  get length(): number {
    return this.#entries.length;
  }
  push(work: Work, ms: number) {
    this.#entries.push({ work, until: performance.now() + ms, ms });
    this.#watch();
  }
  /** Adds work at the front, because it has waited already. */
  unshift(work: Work, ms: number) {
    this.#entries.unshift({ work, until: performance.now() + ms, ms });
    this.#watch();
  }
  /** Removes and returns at most `count` works from the front, up to the first that `accepted` does not accept. */
  take(count: number, accepted: (work: Work) => boolean = () => true): Work[] {
    let size = 0;
    for (const { work } of this.#entries) {
      if (size === count || !accepted(work)) break;
      size++;
    }
    return this.#entries.splice(0, size).map(({ work }) => work);
  }
  /** Removes and returns at most `count` works that `accepted` accepts, from any position. */
  takeAny(count: number, accepted: (work: Work) => boolean): Work[] {
    const found = this.#entries.filter(({ work }) => accepted(work)).slice(0, count);
    for (const entry of found) this.#entries.splice(this.#entries.indexOf(entry), 1);
    return found.map(({ work }) => work);
  }

  /** Starts one timer for all waiting work. */
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
