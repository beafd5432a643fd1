import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Connection, Db } from '../database.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { isConflict, isDuplicate } from './errors.ts';
import { type Lease, openTurns, type Transactions } from './queue.ts';
import { Sent } from './pipeline.ts';
import { registerDriver } from '../statements.ts';

const MIGRATION_LOCK = 727_274;

// Sums and counts fit a double: amounts are minor units below 2^53.
const INT8 = 20;
const NUMERIC = 1700;
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

/**
 * The statements of a transaction look things up by their keys: one plan fits whatever the keys are, and planning anew
 * would cost as much as carrying out. Lists, whose plans depend on what is asked for, are read outside of transactions.
 */
const BEGIN = 'begin isolation level serializable; set local plan_cache_mode = force_generic_plan';

const openHandle = (client: pg.Pool | pg.PoolClient, sent?: Sent): Db => {
  // `Db` is spoken in SQLite's words on both databases: the kit gives PostgreSQL tables the same types.
  const db = drizzle({ client: client as pg.Pool, casing: 'snake_case' }) as unknown as Db;
  registerDriver(db, { dialect: 'postgres', client, ...(sent && { sent }) });
  return db;
};

const readables = new WeakMap<pg.PoolClient, Db>();
const readableOf = (client: pg.PoolClient): Db => {
  const known = readables.get(client) ?? openHandle(client);
  readables.set(client, known);
  return known;
};

const writables = new WeakMap<pg.PoolClient, { tx: Db; sent: Sent }>();
const writableOf = (client: pg.PoolClient) => {
  let known = writables.get(client);
  if (!known) {
    const sent = new Sent(client);
    writables.set(client, (known = { tx: openHandle(client, sent), sent }));
  }
  return known;
};

export const connectPostgres = (url: string): Connection => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: 10_000,
    // Statements that need no answer of each other are sent one behind the other.
    pipeline: true,
  });
  // A broken idle connection is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = openHandle(pool);

  const withLease = async <T>(work: (lease: Lease) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const lease: Lease = { client, ...writableOf(client) };
    try {
      return await work(lease);
    } finally {
      client.release(lease.broken);
    }
  };

  const send: Transactions['send'] = async (lease, work) => {
    const { client, tx, sent } = lease;
    try {
      // Not waited for: it goes along with the first statement, and the commit with the last ones.
      await sent.control(BEGIN);
      const value = await work(tx);
      const { done } = sent.commit();
      return { done: done.then(() => value) };
    } catch (error) {
      const reason = await sent.reasonOf(error);
      await client.query('rollback').catch((failure: Error) => (lease.broken = failure));
      throw reason;
    }
  };

  const { inTurn, isBusy } = openTurns({ withLease, send });

  const transaction = async <T>(work: (tx: Db) => Promise<T>): Promise<T> => {
    // Side by side while that goes well. After a conflict everybody queues: trying again side by side only makes more.
    if (!isBusy()) {
      try {
        return await withLease(async (lease) => (await send(lease, work)).done);
      } catch (error) {
        if (!isConflict(error) && !isDuplicate(error)) throw error;
      }
    }
    return inTurn(work);
  };

  return {
    dialect: 'postgres',
    db,
    writable: db,
    transaction,
    // The server does the work: nothing here waits for it.
    longTransaction: transaction,
    readSnapshot: (work) =>
      withLease(async (lease) => {
        await lease.client.query('begin isolation level repeatable read read only');
        try {
          return await work(readableOf(lease.client));
        } finally {
          await lease.client.query('commit').catch((failure: Error) => (lease.broken = failure));
        }
      }),
    outsideTransaction: (work) => work(),
    migrate: async () => {
      // Two servers may start at once: the second waits and finds nothing to do.
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
        await migrate(drizzle({ client, casing: 'snake_case' }), {
          migrationsFolder: migrationsFolder('postgres'),
        });
      } finally {
        await client
          .query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
          .catch(() => undefined);
        client.release();
      }
    },
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  };
};
