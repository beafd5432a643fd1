/** Every row of a table, in one consistent view of the database, however long the reading takes. */
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { dialect } from './kit.ts';

const FETCH = 2000;

export interface Snapshot {
  /** Rows of a table as stored, in batches. */
  rows(table: string): AsyncGenerator<Record<string, unknown>[]>;
  close(): Promise<void>;
}

const sqliteSnapshot = (url: string): Snapshot => {
  const handle = new Sqlite(url.replace(/^file:/, ''), { readonly: true, fileMustExist: true });
  // WAL: a read transaction sees the state at its first read, whatever is written meanwhile.
  handle.exec('begin; select 1 from settings');
  handle.prepare('select count(*) from settings').get();
  return {
    async *rows(table) {
      let batch: Record<string, unknown>[] = [];
      for (const row of handle.prepare(`select * from "${table}"`).iterate()) {
        batch.push(row as Record<string, unknown>);
        if (batch.length === FETCH) {
          yield batch;
          batch = [];
        }
      }
      if (batch.length > 0) yield batch;
    },
    close: async () => void handle.close(),
  };
};

const postgresSnapshot = async (url: string): Promise<Snapshot> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  return {
    async *rows(table) {
      await client.query(`declare batch no scroll cursor for select * from "${table}"`);
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(`fetch ${FETCH} from batch`);
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query('close batch');
    },
    close: () => client.end(),
  };
};

export const openSnapshot = async (url: string): Promise<Snapshot> =>
  dialect === 'sqlite' ? sqliteSnapshot(url) : postgresSnapshot(url);
