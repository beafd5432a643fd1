import Sqlite from 'better-sqlite3';
import pg from 'pg';
import {
  CHECKOUT_SETUP,
  CHECKOUT_SQL,
  type CheckoutStore,
  type Code,
  type Priced,
} from './checkout.ts';

const INT8 = 20;
pg.types.setTypeParser(INT8, Number);

/** better-sqlite3 with prepared statements; every commit waits for the disk, as in the console. */
const openSqlite = (file: string): CheckoutStore => {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -32000');
  db.pragma('mmap_size = 268435456');
  db.exec(CHECKOUT_SETUP);
  const price = db.prepare(`${CHECKOUT_SQL.price} where v.id = ?`);
  const [code, use, keep] = [CHECKOUT_SQL.code, CHECKOUT_SQL.use, CHECKOUT_SQL.keep].map((sql) =>
    db.prepare(sql),
  );
  const redeem = db.transaction((text: string, orderId: string) => {
    if (!use?.get(text)) return false;
    keep?.run(text, orderId, Date.now());
    return true;
  });
  return {
    prices: (ids) => ids.map((id) => price.get(id) as Priced),
    code: (text) => code?.get(text) as Code | undefined,
    redeem: (text, orderId) => redeem.immediate(text, orderId),
  };
};

/** A pool with prepared named statements. */
const openPostgres = async (url: string): Promise<CheckoutStore> => {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  await pool.query(CHECKOUT_SETUP);
  const price = { name: 'price', text: `${CHECKOUT_SQL.price} where v.id = any($1)` };
  const code = { name: 'code', text: CHECKOUT_SQL.code.replace('?', '$1') };
  const use = { name: 'use', text: CHECKOUT_SQL.use.replace('?', '$1') };
  const keep = { name: 'keep', text: CHECKOUT_SQL.keep.replace('?, ?, ?', '$1, $2, $3') };
  return {
    prices: async (ids) => (await pool.query<Priced>({ ...price, values: [ids] })).rows,
    code: async (text) => (await pool.query<Code>({ ...code, values: [text] })).rows[0],
    redeem: async (text, orderId) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { rowCount } = await client.query({ ...use, values: [text] });
        if (rowCount) await client.query({ ...keep, values: [text, orderId, Date.now()] });
        await client.query('commit');
        return Boolean(rowCount);
      } finally {
        client.release();
      }
    },
  };
};

export const openCheckout = (url: string): CheckoutStore | Promise<CheckoutStore> =>
  url.startsWith('postgres') ? openPostgres(url) : openSqlite(url);
