/** better-auth's storages that follow promises, switched off while it has nothing to do. */
import type { AsyncLocalStorage } from 'node:async_hooks';

/** Where better-auth keeps them, so that several copies of it share them. */
const SHARED = Symbol.for('better-auth:global');

type Shared = Partial<
  Record<symbol, { context: Record<string, AsyncLocalStorage<unknown> | undefined> }>
>;

let underWay = 0;

/**
 * Runs what calls better-auth. From the first use of an AsyncLocalStorage on, Node 20 calls a hook for every promise of
 * the process, a twentieth of a small request; after the last call under way they are disabled until the next.
 */
export const withPromiseHooks = async <T>(work: () => Promise<T>): Promise<T> => {
  underWay++;
  try {
    return await work();
  } finally {
    underWay--;
    if (underWay === 0) {
      const { context = {} } = (globalThis as Shared)[SHARED] ?? {};
      for (const storage of Object.values(context)) storage?.disable();
    }
  }
};
