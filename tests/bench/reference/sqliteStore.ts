import Sqlite from 'better-sqlite3';
import { SETUP, statements, type Store } from './store.ts';

/** better-sqlite3 with prepared statements and the settings of the console. With `full`, every commit waits for the disk. */
export const openSqlite = (file: string, full: boolean): Store => {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${full ? 'FULL' : 'NORMAL'}`);
  db.pragma('cache_size = -32000');
  db.pragma('mmap_size = 268435456');
  db.exec(SETUP);
  const sql = statements('select rowid from products_search where products_search match ?');
  const prepared = Object.fromEntries(
    Object.entries(sql).map(([name, text]) => [name, db.prepare(text)]),
  ) as Record<keyof typeof sql, Sqlite.Statement>;
  const count = (statement: Sqlite.Statement, value: unknown) =>
    (statement.get(value) as { n: number }).n;
  const change = db.transaction((variantId: number, price: number) => {
    prepared.keep.run(Date.now(), variantId);
    prepared.change.run(price, variantId);
  });
  return {
    list: (categoryId) => ({
      rows: prepared.list.all(categoryId),
      total: count(prepared.count, categoryId),
    }),
    search: (text) => {
      const match = `{open_text} : ("${text}"*)`;
      return { rows: prepared.search.all(match), total: count(prepared.found, match) };
    },
    get: (id) => ({
      ...(prepared.row.get(id) as object),
      variants: prepared.variants.all(id),
      categoryIds: prepared.categories.all(id),
      attributes: prepared.values.all(id),
      issues: prepared.issues.all(id),
    }),
    row: (id) => prepared.row.get(id),
    update: (variantId, price) => {
      change.immediate(variantId, price);
      return { variantId, price };
    },
  };
};
