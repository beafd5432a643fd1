import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Connection, Db } from '../database.ts';
import { migrationsFolder } from '../migrationsFolder.ts';
import { type Aside, openAside } from './longTransaction.ts';
import { openQueue } from './queue.ts';
import { registerDriver } from '../statements.ts';

const handleOf = (handle: Sqlite.Database): Db => {
  const db = drizzle({ client: handle, casing: 'snake_case' }) as unknown as Db;
  registerDriver(db, { dialect: 'sqlite', handle, prepared: new Map() });
  return db;
};

const tune = (handle: Sqlite.Database) => {
  handle.pragma('busy_timeout = 10000');
  handle.pragma('cache_size = -32000');
};

/** `url` is a file path, with or without `file:`. */
export const connectSqlite = (url: string): Connection => {
  const file = url.replace(/^file:/, '');
  mkdirSync(dirname(file), { recursive: true });
  const writer = new Sqlite(file);
  writer.pragma('journal_mode = WAL');
  // An acknowledged write is durable; group commit (below) gives the speed back.
  writer.pragma('synchronous = FULL');
  tune(writer);
  const reader = new Sqlite(file, { readonly: true });
  tune(reader);
  // Not on the writer: in memory, the journal of a long transaction's savepoint is walked after every statement.
  reader.pragma('temp_store = memory');
  reader.pragma('mmap_size = 268435456');
  const db = handleOf(reader);
  const tx = handleOf(writer);

  const queue = openQueue(file, writer, tx);

  let longReader: Aside | undefined;
  let lastReading: Promise<unknown> = Promise.resolve();
  /** One long reading after another: each needs the thread to itself. */
  const readAside = <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    const mine = lastReading.then(async () => {
      if (!longReader?.isAlive()) longReader = openAside(file, { readonly: true });
      const thread = longReader;
      try {
        await thread.exec('begin');
        return await work(thread.db);
      } finally {
        await thread.rollback().catch(() => undefined);
      }
    });
    lastReading = mine.catch(() => undefined);
    return mine;
  };

  return {
    dialect: 'sqlite',
    db,
    writable: tx,
    transaction: (work) => queue.enqueue(false, work),
    longTransaction: (work) => queue.enqueue(true, work),
    readSnapshot: readAside,
    outsideTransaction: queue.besides,
    migrate: async () => {
      // Off while migrating: a table rebuild would fail, or cascade, with them on.
      writer.pragma('foreign_keys = OFF');
      migrate(drizzle({ client: writer, casing: 'snake_case' }), {
        migrationsFolder: migrationsFolder('sqlite'),
      });
      writer.pragma('foreign_keys = ON');
    },
    ping: async () => void reader.prepare('select 1').get(),
    close: async () => {
      await queue.close();
      await lastReading;
      await longReader?.close();
      reader.close();
      writer.close();
    },
  };
};
