/** Puts stored rows back into an empty, migrated database. */
import { is } from 'drizzle-orm';
import { getTableConfig as postgresConfig, PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './database.ts';
import { dialect } from './kit.ts';
import * as schema from './schema/index.ts';
import { dialectOf } from './driver.ts';
import { query, type Value } from './statements.ts';

/** Say what servers have read, of promotions and of the category tree: they go on, whatever is put back. */
const OWN = new Set(['promotion_book', 'category_tree']);
/** Rebuilt from their sources instead of copied. */
const DERIVED = new Set(['sales_days', 'buyer_gaps', 'visit_days']);

const tableConfig = (table: SQLiteTable) =>
  dialect === 'sqlite' ? sqliteConfig(table) : postgresConfig(table as never);

/** Names of the tables to keep, referenced ones before those that refer to them, as their foreign keys say. */
export const storedTables = (): string[] => {
  const configs = Object.values(schema)
    .filter((table) => is(table, SQLiteTable) || is(table, PgTable))
    .map((table) => tableConfig(table as SQLiteTable));
  const byName = new Map(configs.map((config) => [config.name, config]));
  const ordered = new Set<string>();
  const add = (name: string, waiting: readonly string[]) => {
    if (ordered.has(name) || waiting.includes(name)) return;
    for (const key of byName.get(name)?.foreignKeys ?? [])
      add(tableConfig(key.reference().foreignTable as SQLiteTable).name, [...waiting, name]);
    ordered.add(name);
  };
  for (const { name } of configs) add(name, []);
  return [...ordered].filter((name) => !DERIVED.has(name) && !OWN.has(name));
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
  const { sql, rowByRow } = dialectOf(tx).insertStored(table, columns);
  if (!rowByRow) return void (await query(tx, sql, [JSON.stringify(rows)]));
  for (const row of rows)
    await query(
      tx,
      sql,
      columns.map((column) => row[column] as Value),
    );
};

/** After explicit ids: the next generated one follows the highest. */
export const resetIdentities = async (tx: Db) => {
  const { identity } = dialectOf(tx);
  if (!identity) return;
  for (const table of storedTables()) {
    const [sequence] = await query<{ name: string }>(tx, identity.sequence, [table]);
    if (sequence) await query(tx, identity.advance(table, sequence.name));
  }
};
