/** Remembers for a moment who a key or session belongs to. */
import type { Caller } from '../http/context.ts';

/** Callers are cached this long: another server refuses a revoked session or key after it at the latest. */
const CACHE_MS = 5000;
const MAX_CACHED = 5000;

/** Callers by their secret, so that not every request reads the database. */
export class CallerCache {
  #entries = new Map<string, { caller: Caller; until: number }>();
  get(key: string): Caller | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > performance.now() ? entry.caller : undefined;
  }
  set(key: string, caller: Caller) {
    if (this.#entries.size >= MAX_CACHED) this.#entries.clear();
    this.#entries.set(key, { caller, until: performance.now() + CACHE_MS });
  }
  clear() {
    this.#entries.clear();
  }
}
