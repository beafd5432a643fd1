/** Puts stored rows back into an empty, migrated database. */
import { is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { shapeOf } from './bulk.ts';
import type { Db } from './database.ts';
import * as schema from './schema/index.ts';
import { driverOf, query, type Value } from './statements.ts';

/** Say what servers have read, of promotions and of the category tree: they go on, whatever is put back. */
const OWN = new Set(['promotion_book', 'category_tree']);
/** Rebuilt from their sources instead of copied. */
const DERIVED = new Set(['sales_days', 'buyer_gaps', 'visit_days']);

/** Names of the tables to keep, referenced ones before those that refer to them. */
export const storedTables = (): string[] => {
  const tables = Object.values(schema).filter(
    (table) => is(table, SQLiteTable) || is(table, PgTable),
  );
  const names = tables
    .map((table) => shapeOf(table as SQLiteTable).table)
    .filter((name) => !DERIVED.has(name) && !OWN.has(name));
  const first = [
    'staff',
    'attributes',
    'categories',
    'products',
    'variants',
    'orders',
    'returns',
    'jobs',
    'price_lists',
    'price_batches',
    'competitor_offers',
    'seasonal_plans',
    'campaigns',
    'promotions',
    'coupon_batches',
    'coupons',
    'redemptions',
  ];
  return [
    ...first.filter((name) => names.includes(name)),
    ...names.filter((name) => !first.includes(name)),
  ];
};

/** Their first rows are written by migrations. */
const NEVER_EMPTY = ['price_lists'];

export const isEmptyDatabase = async (db: Db): Promise<boolean> => {
  for (const table of storedTables().filter((name) => !NEVER_EMPTY.includes(name))) {
    if ((await query(db, `select 1 from "${table}" limit 1`)).length > 0) return false;
  }
  return true;
};

export const emptyTables = async (tx: Db) => {
  for (const table of [...storedTables()].reverse()) await query(tx, `delete from "${table}"`);
  for (const table of DERIVED) await query(tx, `delete from "${table}"`);
};

/** Inserts rows as they were stored. */
export const insertStored = async (
  tx: Db,
  table: string,
  rows: readonly Record<string, unknown>[],
) => {
  const columns = Object.keys(rows[0] ?? {});
  const list = columns.map((column) => `"${column}"`).join(', ');
  const driver = driverOf(tx);
  if ('handle' in driver) {
    const prepared = driver.handle.prepare(
      `insert into "${table}" (${list}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rows) prepared.run(columns.map((column) => row[column] as Value));
    return;
  }
  await query(
    tx,
    `insert into "${table}" (${list}) select ${list} from json_populate_recordset(null::"${table}", ?::json)`,
    [JSON.stringify(rows)],
  );
};

/** After explicit ids: the next generated one follows the highest. */
export const resetIdentities = async (tx: Db) => {
  if (driverOf(tx).dialect === 'sqlite') return;
  for (const table of storedTables()) {
    const [identity] = await query<{ name: string | null }>(
      tx,
      `select case when exists (select 1 from information_schema.columns where table_name = ? and column_name = 'id' and is_identity = 'YES')
         then pg_get_serial_sequence(?, 'id') end as name`,
      [table, table],
    );
    if (identity?.name)
      await query(
        tx,
        `select setval('${identity.name}', coalesce((select max(id) from "${table}"), 0) + 1, false)`,
      );
  }
};
