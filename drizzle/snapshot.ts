/** Reads every row of a table in one consistent view of the database, however long the reading takes. */
import { dialectNamed } from './kit.ts';
import { openSnapshot as openPostgres } from './postgres/snapshot.ts';
import { openSnapshot as openSqlite } from './sqlite/snapshot.ts';

/** Rows in one batch. */
const BATCH = 2000;

export interface Snapshot {
  /** The stored rows of a table, in batches. */
  rows(table: string): AsyncGenerator<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export const openSnapshot = (url: string): Promise<Snapshot> =>
  dialectNamed(url) === 'postgres' ? openPostgres(url, BATCH) : openSqlite(url, BATCH);
