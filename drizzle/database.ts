/** Opens the database that DATABASE_URL names, with the same meaning of `transaction` for both databases. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { dialectNamed } from './kit.ts';
import type { StatementLog } from './log.ts';
import { connectPostgres } from './postgres/connection.ts';
import { connectSqlite } from './sqlite/connection.ts';

/**
 * Handle for drizzle's builders and for statements. Builders must be awaited; `.all`, `.get` and `.run` must not be
 * used.
 */
export type Db = BaseSQLiteDatabase<'async', unknown>;

export interface SnapshotOptions {
  /** Whether the work makes temporary tables, which are all that it may write. */
  makesTables?: boolean;
}

export interface Connection {
  /** Reads committed data. On SQLite this handle is read-only, so writes outside `transaction` fail. */
  db: Db;
  /** For better-auth, the only library that manages its own writes. */
  writable: Db;
  /** Name of this database for better-auth's adapter. */
  adapterProvider: 'sqlite' | 'pg';
  /** Target duration in milliseconds of a transaction that writes many rows while requests are being answered. */
  transactionMs: number;
  /**
   * Runs `work` isolated from all other transactions, and resolves once the commit is durable. `work` must await
   * nothing but the database through `tx` and must not keep state between runs: on PostgreSQL it runs again after a
   * conflict; on SQLite waiting transactions share one commit and run again if one of them fails.
   */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /**
   * Like `transaction`, for work that takes long (a hundred thousand rows). On SQLite it runs in a thread, so that
   * requests are answered meanwhile; other transactions wait. Write it as statements, in steps of a few thousand rows.
   */
  longTransaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  /** Runs long reads in one consistent view of the database; on SQLite in a thread. */
  readSnapshot<T>(work: (db: Db) => Promise<T>, options?: SnapshotOptions): Promise<T>;
  /**
   * Runs work that writes without `transaction` (better-auth through `writable`) while no long transaction runs. On
   * SQLite it would otherwise block the whole process until the long transaction ends.
   */
  outsideTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** Tunes the connection for a process that only imports: fewer, larger checkpoints and more pages in memory. */
  preferThroughput(): void;
  migrate(): Promise<void>;
  /** Runs `work` while no other process does so for this database; they wait. For what a start writes only once. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves if the database responds. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** Called for every statement; without it no times are measured. */
  log?: StatementLog | undefined;
  /** False for a database that is thrown away: its commits do not wait for the disk. On PostgreSQL the server decides. */
  isDurable?: boolean;
  /** On PostgreSQL, the longest statement in milliseconds; `STATEMENT_MS` if not given. */
  statementMs?: number;
}

export const connect = (url: string, options: ConnectionOptions = {}): Connection =>
  dialectNamed(url) === 'postgres' ? connectPostgres(url, options) : connectSqlite(url, options);
