import pg from 'pg';
import { SETUP, statements, type Store } from './store.ts';

const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

const CONFLICT = '40001';
const isConflict = (error: unknown) => (error as { code?: string }).code === CONFLICT;

/**
 * A pool with prepared named statements. With `full`, every commit waits for the disk. Transactions are serializable, as
 * they are on SQLite.
 */
export const openPostgres = async (url: string, full: boolean): Promise<Store> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    options: `-c synchronous_commit=${full ? 'on' : 'off'}`,
  });
  await pool.query(SETUP);
  const sql = statements(
    `select id from products_search where open_text @@ to_tsquery('simple', ?)`,
  );
  type Name = keyof typeof sql;
  const named = Object.fromEntries(
    Object.entries(sql).map(([name, text]) => {
      let at = 0;
      return [name, { name, text: text.replace(/\?/g, () => `$${++at}`) }];
    }),
  ) as Record<Name, { name: string; text: string }>;
  const ask = async (name: Name, ...values: unknown[]) =>
    (await pool.query({ ...named[name], values })).rows;
  const both = async (rows: Name, count: Name, value: unknown) => {
    const [list, counted] = await Promise.all([ask(rows, value), ask(count, value)]);
    return { rows: list, total: (counted[0] as { n: number }).n };
  };
  return {
    list: (categoryId) => both('list', 'count', categoryId),
    search: (text) => both('search', 'found', `'${text}':*`),
    get: async (id) => {
      const parts = (['row', 'variants', 'categories', 'values', 'issues'] as const).map((name) =>
        ask(name, id),
      );
      const [rows, variants, categoryIds, attributes, issues] = await Promise.all(parts);
      return { ...rows?.[0], variants, categoryIds, attributes, issues };
    },
    row: async (id) => (await ask('row', id))[0],
    update: async (variantId, price) => {
      const client = await pool.connect();
      try {
        for (;;) {
          try {
            await client.query('begin isolation level serializable');
            await client.query({ ...named.keep, values: [Date.now(), variantId] });
            await client.query({ ...named.change, values: [price, variantId] });
            await client.query('commit');
            return { variantId, price };
          } catch (error) {
            await client.query('rollback');
            if (!isConflict(error)) throw error;
          }
        }
      } finally {
        client.release();
      }
    },
  };
};
