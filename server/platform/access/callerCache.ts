/** Caches the callers of keys and sessions for a few seconds. */
import type { Caller } from '../http/context.ts';

/**
 * How long callers are cached, in milliseconds. A revoked session or key is refused by other servers after this time at
 * the latest.
 */
const CACHE_MS = 5000;
const MAX_CACHED = 5000;

/** Callers by their secret, so that not every request needs the database. */
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
