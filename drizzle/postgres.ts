import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Connection, Db } from './database.ts';
import { migrationsFolder } from './migrationsFolder.ts';
import { registerDriver } from './statements.ts';

/** A transaction that has its turn is run again after a conflict with a newcomer, at most this often. */
const ATTEMPTS = 24;
const MIGRATION_LOCK = 727_274;
const TURN_LOCK = 727_275;

// Sums and counts fit a double: amounts are minor units below 2^53.
const INT8 = 20;
const NUMERIC = 1700;
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

const isConflict = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '40001' || code === '40P01' || (cause !== undefined && isConflict(cause));
};

/**
 * Somebody else wrote the same key since it was looked for: looked for again it is there. (A key that was there all along
 * is refused a second time.)
 */
const isDuplicate = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '23505' || (cause !== undefined && isDuplicate(cause));
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const handles = new WeakMap<pg.ClientBase, Db>();
const handleOf = (client: pg.Pool | pg.PoolClient): Db => {
  const known = handles.get(client as pg.ClientBase);
  if (known) return known;
  const db = drizzle({ client: client as pg.Pool, casing: 'snake_case' }) as unknown as Db;
  registerDriver(db, { dialect: 'postgres', client });
  handles.set(client as pg.ClientBase, db);
  return db;
};

interface Lease {
  client: pg.PoolClient;
  /** Set when not even taking back works: the connection is thrown away. */
  broken?: Error;
}

export const connectPostgres = (url: string): Connection => {
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 });
  // A broken idle connection is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = handleOf(pool);

  const withLease = async <T>(work: (lease: Lease) => Promise<T>): Promise<T> => {
    const lease: Lease = { client: await pool.connect() };
    try {
      return await work(lease);
    } finally {
      lease.client.release(lease.broken);
    }
  };

  const attempt = async <T>(lease: Lease, work: (tx: Db) => Promise<T>): Promise<T> => {
    const { client } = lease;
    try {
      await client.query('begin isolation level serializable');
      const value = await work(handleOf(client));
      await client.query('commit');
      return value;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (lease.broken = failure));
      throw error;
    }
  };

  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  /** One after another within this process, however many ask. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting++;
    const mine = turn.then(work).finally(() => waiting--);
    turn = mine.catch(() => undefined);
    return mine;
  };

  /** Runs while no other application has its turn; only newcomers can still be in the way. */
  const alone = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
    withLease(async (lease) => {
      await lease.client.query('select pg_advisory_lock($1)', [TURN_LOCK]);
      try {
        for (let count = 1; ; count++) {
          try {
            return await attempt(lease, work);
          } catch (error) {
            const again = isConflict(error) ? count < ATTEMPTS : isDuplicate(error) && count === 1;
            if (lease.broken || !again) throw error;
            await wait(Math.random() * Math.min(5 * count, 60));
          }
        }
      } finally {
        await lease.client
          .query('select pg_advisory_unlock($1)', [TURN_LOCK])
          .catch((failure: Error) => (lease.broken = failure));
      }
    });

  const transaction = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    // Side by side while that goes well. After a conflict everybody queues: trying again side by side only makes more.
    if (waiting === 0) {
      try {
        return await withLease((lease) => attempt(lease, work));
      } catch (error) {
        if (!isConflict(error) && !isDuplicate(error)) throw error;
      }
    }
    return inTurn(() => alone(work));
  };

  return {
    dialect: 'postgres',
    db,
    writable: db,
    transaction,
    // The server does the work: nothing here waits for it.
    aside: transaction,
    reading: (work) =>
      withLease(async (lease) => {
        await lease.client.query('begin isolation level repeatable read read only');
        try {
          return await work(handleOf(lease.client));
        } finally {
          await lease.client.query('commit').catch((failure: Error) => (lease.broken = failure));
        }
      }),
    besides: (work) => work(),
    migrate: async () => {
      // Two servers may start at once: the second waits and finds nothing to do.
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
        await migrate(drizzle({ client, casing: 'snake_case' }), { migrationsFolder: migrationsFolder('postgres') });
      } finally {
        await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
        client.release();
      }
    },
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
};
