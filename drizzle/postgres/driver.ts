/** Runs statements on PostgreSQL; rows are inserted from one array for each column, however many there are. */
import type { QueryConfig, QueryResult } from 'pg';
import type { Driver, Value } from '../driver.ts';
import { postgresDialect } from './dialect.ts';
import { configOf } from './statements.ts';

/** The largest number of rows sent in one message. */
const ROWS_SENT = 2000;

/** A value in the text format of PostgreSQL's arrays. */
const element = (value: Value | undefined): string | number => {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return value;
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
};

/** Creates the driver of a pool or of a transaction's pipeline. */
export const postgresDriver = (client: {
  query: (config: QueryConfig) => Promise<QueryResult>;
}): Driver => {
  const run = async <T>(sql: string, values: readonly unknown[]): Promise<T[]> =>
    (await client.query(configOf(sql, values))).rows as T[];
  return {
    dialect: postgresDialect,
    query: run,
    insert: async ({ one, many, encode, width }, rows, returning) => {
      const back = returning ? ' returning id' : '';
      const [first, ...others] = rows;
      if (!first) return [];
      if (others.length === 0)
        return (await run<{ id: number }>(one + back, encode(first, []))).map(({ id }) => id);
      const ids: number[] = [];
      const values: Value[] = [];
      for (let start = 0; start < rows.length; start += ROWS_SENT) {
        const arrays = Array.from({ length: width }, (): (string | number)[] => []);
        for (const row of rows.slice(start, start + ROWS_SENT)) {
          encode(row, values);
          for (let column = 0; column < width; column++)
            arrays[column]?.push(element(values[column]));
        }
        const texts = arrays.map((array) => `{${array.join()}}`);
        for (const { id } of await run<{ id: number }>(many + back, texts)) ids.push(id);
      }
      return ids;
    },
  };
};
