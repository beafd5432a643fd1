/** Disables better-auth's AsyncLocalStorages while none of its calls runs. */
import type { AsyncLocalStorage } from 'node:async_hooks';

/** The global under which better-auth stores them, shared by several copies of it. */
const SHARED = Symbol.for('better-auth:global');

type Shared = Partial<
  Record<symbol, { context: Record<string, AsyncLocalStorage<unknown> | undefined> }>
>;

let runningCalls = 0;

/**
 * Runs work that calls better-auth. Once an AsyncLocalStorage has been used, Node 20 calls a hook for every promise of
 * the process, which costs a twentieth of a small request. Therefore they are disabled after the last running call.
 */
export const withPromiseHooks = async <T>(work: () => Promise<T>): Promise<T> => {
  runningCalls++;
  try {
    return await work();
  } finally {
    runningCalls--;
    if (runningCalls === 0) {
      const { context = {} } = (globalThis as Shared)[SHARED] ?? {};
      for (const storage of Object.values(context)) storage?.disable();
    }
  }
};
