import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Connection, ConnectionOptions, Db } from '../database.ts';
import { type Found, MIGRATIONS_TABLE, refuseForeignSchema } from '../foreignSchema.ts';
import { registerDriver } from '../driver.ts';
import type { StatementLog } from '../log.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import {
  ANSWER_MS,
  CONNECT_MS,
  IDLE_TRANSACTION_MS,
  LOCK_MS,
  LONG_STATEMENT_MS,
  PROBE_MS,
  STATEMENT_MS,
} from '../timeouts.ts';
import { type Lease, openBatcher, type Transactions } from './batcher.ts';
import { postgresDriver } from './driver.ts';
import { isConflict, isDuplicate, isUnavailable } from './errors.ts';
import { exclusively, MIGRATION_LOCK, PREPARATION_LOCK } from './exclusive.ts';
import { StatementPipeline } from './pipeline.ts';

/** Target duration of a transaction in milliseconds. Statements run on the database server, so no request waits. */
const TRANSACTION_MS = 120;

// Sums and counts are read as numbers: amounts are minor units below 2^53.
const INT8 = 20;
const NUMERIC = 1700;
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(NUMERIC, Number);

/**
 * Statements of a transaction look rows up by key, and one generic plan suits every key; planning each time would cost
 * as much as executing. Lists, whose best plans depend on their filters, are read outside of transactions.
 */
const BEGIN = 'begin isolation level serializable; set local plan_cache_mode = force_generic_plan';
const BEGIN_LONG = `${BEGIN}; set local statement_timeout = ${LONG_STATEMENT_MS}`;

/** `Db` has SQLite's types on both databases; the kit gives PostgreSQL tables the same types. */
const openHandle = (client: pg.Pool | pg.PoolClient | StatementPipeline): Db => {
  const db = drizzle({ client: client as pg.Pool, casing: 'snake_case' }) as unknown as Db;
  registerDriver(db, postgresDriver(client));
  return db;
};

/** Caches one object for each connection of the pool. */
const memoizeByClient = <T>(make: (client: pg.PoolClient) => T) => {
  const known = new WeakMap<pg.PoolClient, T>();
  return (client: pg.PoolClient): T => {
    let value = known.get(client);
    if (value === undefined) known.set(client, (value = make(client)));
    return value;
  };
};
const readableOf = memoizeByClient(openHandle);
const writableOf = memoizeByClient((client) => {
  const pipeline = new StatementPipeline(client, client.connection.stream);
  return { pipeline, tx: openHandle(pipeline) };
});

/**
 * Calls `log` for every statement of this connection. The pool passes a callback to `query`; all other callers use the
 * promise.
 */
const logStatements = (client: pg.PoolClient, log: StatementLog) => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const started = performance.now();
    const [statement] = args;
    const sql = typeof statement === 'string' ? statement : (statement as pg.QueryConfig).text;
    const logStatement = () => log(sql, performance.now() - started);
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      return query(...args.slice(0, -1), (...answer: unknown[]) => {
        logStatement();
        callback(...answer);
      });
    }
    const answer = query(...args) as Promise<unknown>;
    void answer.then(logStatement, logStatement);
    return answer;
  }) as typeof client.query;
};

const openPool = (url: string, { log, statementMs = STATEMENT_MS }: ConnectionOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: CONNECT_MS,
    lock_timeout: LOCK_MS,
    statement_timeout: statementMs,
    // The server's own limit does not help if the server hangs or the network swallows its answer.
    query_timeout: statementMs + ANSWER_MS,
    keepAlive: true,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS,
    // Sends concurrent statements without waiting for the previous answer.
    pipeline: true,
  });
  // The next query replaces a broken idle connection; without a listener the error would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    // The pool listens only while a connection is idle. In use, the failing statement reports the error.
    client.on('error', () => undefined);
    if (log) logStatements(client, log);
  });
  return pool;
};

const openTransactions = (pool: pg.Pool): Transactions => ({
  withLease: async (work) => {
    const client = await pool.connect();
    const lease: Lease = { client, ...writableOf(client) };
    try {
      return await work(lease);
    } catch (error) {
      if (isUnavailable(error)) lease.broken ??= error as Error;
      throw error;
    } finally {
      client.release(lease.broken);
    }
  },
  run: async (lease, work, isLong) => {
    const { client, tx, pipeline } = lease;
    pipeline.answerMs = isLong ? LONG_STATEMENT_MS + ANSWER_MS : undefined;
    try {
      pipeline.begin(isLong ? BEGIN_LONG : BEGIN);
      const value = await work(tx);
      await pipeline.commit();
      return value;
    } catch (error) {
      const reason = pipeline.reasonOf(error);
      await client.query('rollback').catch((failure: Error) => (lease.broken = failure));
      throw reason;
    }
  },
});

/** What the database holds before it is migrated, without the tables of extensions; it is only read. */
const foundIn = async (client: pg.Client): Promise<Found> => {
  const { rows: tables } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind in ('r', 'p')
       and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
  const recorded = `drizzle.${MIGRATIONS_TABLE}`;
  const { rows: known } = await client.query<{ name: string | null }>(
    'select to_regclass($1)::text as name',
    [recorded],
  );
  const { rows: applied } = known[0]?.name
    ? await client.query<{ at: string }>(`select created_at as at from ${recorded}`)
    : { rows: [] };
  return {
    applied: applied.map(({ at }) => Number(at)),
    tables: tables.map(({ name }) => name),
  };
};

/** If two servers start at the same time, the second waits and then finds nothing to migrate. */
const migrateDatabase = (url: string) =>
  exclusively(url, { lock: MIGRATION_LOCK }, async (client) => {
    refuseForeignSchema(await foundIn(client), migrationsFolder('postgres'));
    await migrate(drizzle({ client, casing: 'snake_case' }), {
      migrationsFolder: migrationsFolder('postgres'),
    });
  });

export const connectPostgres = (url: string, options: ConnectionOptions): Connection => {
  const pool = openPool(url, options);
  const db = openHandle(pool);
  const transactions = openTransactions(pool);
  const { withLease, run } = transactions;
  const { enqueue, isBusy } = openBatcher(transactions);

  const transaction = async <T>(work: (tx: Db) => Promise<T>, isLong = false): Promise<T> => {
    // Transactions run concurrently until there is a conflict. Then they are queued, because concurrent retries would
    // only cause more conflicts.
    if (!isBusy()) {
      try {
        return await withLease((lease) => run(lease, work, isLong));
      } catch (error) {
        if (!isConflict(error) && !isDuplicate(error)) throw error;
      }
    }
    return enqueue(work, isLong);
  };

  return {
    db,
    writable: db,
    adapterProvider: 'pg',
    transactionMs: TRANSACTION_MS,
    transaction: (work) => transaction(work),
    // Statements run on the database server and block nothing in this process.
    longTransaction: (work) => transaction(work, true),
    outsideTransaction: (work) => work(),
    readSnapshot: (work, { makesTables = false } = {}) =>
      withLease(async (lease) => {
        // A transaction that only reads makes no tables, not even temporary ones.
        const access = makesTables ? 'read write' : 'read only';
        await lease.client.query(`begin isolation level repeatable read ${access}`);
        try {
          return await work(readableOf(lease.client));
        } finally {
          await lease.client.query('commit').catch((failure: Error) => (lease.broken = failure));
        }
      }),
    preferThroughput: () => undefined,
    migrate: () => migrateDatabase(url),
    exclusively: (work) => exclusively(url, { lock: PREPARATION_LOCK }, work),
    ping: async () =>
      void (await pool.query({ text: 'select 1', query_timeout: PROBE_MS } as pg.QueryConfig)),
    close: () => pool.end(),
  };
};
