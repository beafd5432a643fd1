import Sqlite from 'better-sqlite3';
import type { Snapshot } from '../snapshot.ts';

export const openSnapshot = async (url: string, batchSize: number): Promise<Snapshot> => {
  const handle = new Sqlite(url.replace(/^file:/, ''), { readonly: true, fileMustExist: true });
  // In WAL mode a read transaction keeps the state of its first read, whatever is written meanwhile.
  handle.exec('begin; select 1 from settings');
  handle.prepare('select count(*) from settings').get();
  return {
    async *rows(table) {
      let batch: Record<string, unknown>[] = [];
      for (const row of handle.prepare(`select * from "${table}"`).iterate()) {
        batch.push(row as Record<string, unknown>);
        if (batch.length === batchSize) {
          yield batch;
          batch = [];
        }
      }
      if (batch.length > 0) yield batch;
    },
    close: async () => void handle.close(),
  };
};
