import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Connection, Db } from './database.ts';
import { migrationsFolder } from './migrationsFolder.ts';
import { registerDriver } from './statements.ts';

/** Conflicting transactions are run again, at most this often, after a short random wait. */
const ATTEMPTS = 24;
const MIGRATION_LOCK = 727_274;

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

export const connectPostgres = (url: string): Connection => {
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 });
  // A broken idle connection is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = handleOf(pool);

  const once = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin isolation level serializable');
      const value = await work(handleOf(client));
      await client.query('commit');
      return value;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    dialect: 'postgres',
    db,
    writable: db,
    transaction: async (work) => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          if (!isConflict(error) || attempt >= ATTEMPTS) throw error;
          await wait(Math.random() * Math.min(5 * attempt, 60));
        }
      }
    },
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
