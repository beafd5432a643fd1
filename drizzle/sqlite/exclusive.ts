/** Lets one process at a time prepare a database file. */
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { stillPrepared } from '../errors.ts';
import { EXCLUSIVE_MS } from '../timeouts.ts';

/** Between two attempts to get the lock, in milliseconds. */
const RETRY_MS = 100;

const isTaken = (error: unknown) => (error as { code?: string }).code === 'SQLITE_BUSY';

const take = async (lock: Sqlite.Database, limitMs: number): Promise<void> => {
  for (const until = performance.now() + limitMs; ;) {
    try {
      lock.exec('begin exclusive');
      return;
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (performance.now() > until) throw stillPrepared(limitMs, error);
      await setTimeout(RETRY_MS);
    }
  }
};

/**
 * Runs `work` while no other process does so for the same file; the others wait, at most `limitMs`. The lock is a transaction on an empty
 * database beside the file, which ends with its process: after a crash nothing has to be cleared up.
 */
export const exclusively = async <T>(
  file: string,
  work: () => Promise<T>,
  limitMs = EXCLUSIVE_MS,
): Promise<T> => {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    await take(lock, limitMs);
    return await work();
  } finally {
    lock.close();
  }
};
