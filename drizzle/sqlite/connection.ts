import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { foldText } from '#shared/searchText';
import type { Connection, ConnectionOptions, Db } from '../database.ts';
import { type Found, MIGRATIONS_TABLE, refuseForeignSchema } from '../foreignSchema.ts';
import { registerDriver } from '../driver.ts';
import type { StatementLog } from '../log.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { BUSY_MS, QUEUE_MS } from '../timeouts.ts';
import { withTimeout } from '../waiting.ts';
import { openBatcher } from './batcher.ts';
import { localDriver, logStatements } from './driver.ts';
import { exclusively } from './exclusive.ts';
import { type DatabaseThread, openThread } from './thread.ts';

/**
 * Target duration of a transaction in milliseconds. Statements run on the event loop, so a longer transaction would
 * block requests.
 */
const TRANSACTION_MS = 12;

/** Checkpoint interval in pages for a process that only imports. */
const CHECKPOINT_PAGES = 50_000;
const IMPORT_CACHE_KIB = 128_000;

/** What the file holds before it is migrated; it is only read. */
const foundIn = (handle: Sqlite.Database): Found => {
  const names = handle
    .prepare<[], string>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`,
    )
    .pluck()
    .all();
  const applied = names.includes(MIGRATIONS_TABLE)
    ? handle.prepare<[], number>(`select created_at from ${MIGRATIONS_TABLE}`).pluck().all()
    : [];
  return {
    applied: applied.map(Number),
    tables: names.filter((name) => name !== MIGRATIONS_TABLE),
  };
};

const openHandle = (handle: Sqlite.Database, log: StatementLog | undefined): Db => {
  if (log) logStatements(handle, log);
  const db = drizzle({ client: handle, casing: 'snake_case' }) as unknown as Db;
  registerDriver(db, localDriver(handle));
  return db;
};

const configure = (handle: Sqlite.Database) => {
  handle.pragma(`busy_timeout = ${BUSY_MS}`);
  handle.pragma('cache_size = -32000');
  // PostgreSQL's is made by a migration. Connections in a thread do not have it: no long read searches by text.
  handle.function('fold_text', { deterministic: true }, (text: unknown) =>
    text === null ? null : foldText(String(text)),
  );
};

const openWriter = (file: string, isDurable: boolean): Sqlite.Database => {
  const writer = new Sqlite(file);
  writer.pragma('journal_mode = WAL');
  // Acknowledged writes are durable; shared commits (batcher.ts) compensate for the cost.
  writer.pragma(`synchronous = ${isDurable ? 'FULL' : 'OFF'}`);
  // What is erased is overwritten in its page, instead of only being marked as free.
  writer.pragma('secure_delete = FAST');
  configure(writer);
  return writer;
};

const openReader = (file: string): Sqlite.Database => {
  const reader = new Sqlite(file, { readonly: true });
  configure(reader);
  // Not set for the writer: with the journal in memory, a long transaction's savepoint would be traversed after every
  // statement.
  reader.pragma('temp_store = memory');
  reader.pragma('mmap_size = 268435456');
  return reader;
};

/** Runs long reads in a thread, one after another, because each needs the thread to itself. */
const openSnapshots = (file: string, log: StatementLog | undefined) => {
  let thread: DatabaseThread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    readSnapshot: <T>(work: (db: Db) => Promise<T>): Promise<T> => {
      const before = withTimeout(QUEUE_MS, last);
      const snapshot = before.then(async () => {
        if (!thread?.isAlive()) thread = openThread(file, { readonly: true, log });
        const { db, exec, rollback } = thread;
        try {
          await exec('begin');
          return await work(db);
        } finally {
          await rollback().catch(() => undefined);
        }
      });
      last = Promise.allSettled([last, snapshot]).then(() => undefined);
      return snapshot;
    },
    close: async () => {
      await last;
      await thread?.close();
    },
  };
};

const migrateFile = (writer: Sqlite.Database) => {
  refuseForeignSchema(foundIn(writer), migrationsFolder('sqlite'));
  // Off during migrations: rebuilding a table would fail or cascade with foreign keys on.
  writer.pragma('foreign_keys = OFF');
  migrate(drizzle({ client: writer, casing: 'snake_case' }), {
    migrationsFolder: migrationsFolder('sqlite'),
  });
  writer.pragma('foreign_keys = ON');
};

/** `url` is a file path, with or without `file:`. */
export const connectSqlite = (
  url: string,
  { log, isDurable = true }: ConnectionOptions,
): Connection => {
  const file = url.replace(/^file:/, '');
  mkdirSync(dirname(file), { recursive: true });
  const writer = openWriter(file, isDurable);
  const reader = openReader(file);
  const db = openHandle(reader, log);
  const tx = openHandle(writer, log);
  const { close: closeBatcher, ...transactions } = openBatcher(file, writer, tx, log);
  const snapshots = openSnapshots(file, log);

  return {
    db,
    writable: tx,
    adapterProvider: 'sqlite',
    transactionMs: TRANSACTION_MS,
    ...transactions,
    readSnapshot: snapshots.readSnapshot,
    preferThroughput: () => {
      writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      writer.pragma(`cache_size = -${IMPORT_CACHE_KIB}`);
    },
    migrate: () => exclusively(file, async () => migrateFile(writer)),
    exclusively: (work) => exclusively(file, work),
    ping: async () => void reader.prepare('select 1').get(),
    close: async () => {
      await closeBatcher();
      await snapshots.close();
      reader.close();
      writer.close();
    },
  };
};
