import pg from 'pg';
import type { Snapshot } from '../snapshot.ts';
import { CONNECT_MS } from '../timeouts.ts';

export const openSnapshot = async (url: string, batchSize: number): Promise<Snapshot> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
  });
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  return {
    async *rows(table) {
      await client.query(`declare batch no scroll cursor for select * from "${table}"`);
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(
          `fetch ${batchSize} from batch`,
        );
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query('close batch');
    },
    close: () => client.end(),
  };
};
