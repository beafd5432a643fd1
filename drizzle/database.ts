/** Opens the database that DATABASE_URL names and gives one meaning to `transaction` on both kinds. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { dialectNamed } from './kit.ts';
import type { StatementLog } from './log.ts';
import { connectPostgres } from './postgres/connection.ts';
import { connectSqlite } from './sqlite/connection.ts';

/** Handle for drizzle's builders and for statements. Builders must be awaited; never use `.all/.get/.run`. */
export type Db = BaseSQLiteDatabase<'async', unknown>;

export interface Connection {
  /** For reading what is committed. Writing outside `transaction` fails on SQLite: the handle is read-only. */
  db: Db;
  /** For the one library that manages its own writes (better-auth). */
  writable: Db;
  /** What better-auth's adapter calls this database. */
  adapterProvider: 'sqlite' | 'pg';
  /** How long a transaction of many rows should take, in milliseconds, while requests are to be answered. */
  transactionMs: number;
  /**
   * Runs `work` alone, as if no other transaction existed, and resolves after the commit is durable. Inside, await
   * nothing but the database through `tx`, and keep nothing from one run to the next: on PostgreSQL `work` runs again
   * after a conflict; on SQLite waiting transactions share one commit, and run again where one of them fails.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /**
   * The same for work that takes long (a hundred thousand rows): on SQLite it runs in a thread, so that requests are
   * answered meanwhile; other transactions wait. Write it as statements, in steps of a few thousand rows.
   */
  longTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Long reading in one consistent view; on SQLite in a thread. */
  readSnapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Runs work that writes without `transaction` (better-auth through `writable`) while no long transaction runs: on
   * SQLite the one would wait for the other with the whole process standing still.
   */
  outsideTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** For a process that only imports: fewer, larger checkpoints and more pages in memory. */
  preferThroughput(): void;
  migrate(): Promise<void>;
  /** Answers if the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** Told of every statement; without it nothing is measured. */
  log?: StatementLog | undefined;
}

export const connect = (url: string, options: ConnectionOptions = {}): Connection =>
  dialectNamed(url) === 'postgres' ? connectPostgres(url, options) : connectSqlite(url, options);
