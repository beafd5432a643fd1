/** Lets one process at a time prepare a database. */
import pg from 'pg';
import { stillPrepared } from '../errors.ts';
import { CONNECT_MS, EXCLUSIVE_MS } from '../timeouts.ts';

/** Keys of advisory locks: for migrating, and for what a start writes into a migrated database. */
export const MIGRATION_LOCK = 727_274;
export const PREPARATION_LOCK = 727_275;

/** `lock_timeout` passed. */
const isTaken = (error: unknown) => (error as { code?: string }).code === '55P03';

/**
 * Runs `work` with a connection that holds an advisory lock; other processes wait for it, at most
 * `limitMs`. The lock ends with the connection, so also when the process is killed.
 */
export const exclusively = async <T>(
  url: string,
  { lock, limitMs = EXCLUSIVE_MS }: { lock: number; limitMs?: number },
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // Reported by the statement that fails.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set lock_timeout = ${limitMs}`);
    await client.query('select pg_advisory_lock($1)', [lock]).catch((error: unknown) => {
      throw isTaken(error) ? stillPrepared(limitMs, error) : error;
    });
    return await work(client);
  } finally {
    await client.end();
  }
};
