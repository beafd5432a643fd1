/** The tables that a backup contains, in the order in which they can be restored. */
import { is } from 'drizzle-orm';
import { getTableConfig as postgresConfig, PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { dialect } from './kit.ts';
import * as schema from './schema/index.ts';

/**
 * Versions of the promotions and of the category tree, by which servers notice changes: they keep counting when a backup is
 * restored. And what lets the ledgers be emptied.
 */
const OWN = new Set(['promotion_book', 'category_tree', 'ledger_clearing']);
/** Computed again from other tables instead of being copied. */
export const DERIVED = new Set([
  'sales_days',
  'buyer_gaps',
  'member_months',
  'visit_days',
  'survey_scores',
]);
/** Open sessions and logins: a stolen backup must not log anybody in. A restore empties them. */
export const LOGINS: ReadonlySet<string> = new Set(['sessions', 'verifications', 'login_attempts']);
/** Says that this database holds the demo store. A restored store is none. */
export const MARKS: ReadonlySet<string> = new Set(['demo_stores']);

/** Columns of earlier versions by table: a backup may still have them, and they are not restored. */
export const REMOVED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  settings: ['prices_include_tax', 'tax_rate_bps'],
};

const tableConfig = (table: SQLiteTable) =>
  dialect === 'sqlite' ? sqliteConfig(table) : postgresConfig(table as never);

/** Names of the tables in a backup. Tables come before those that refer to them by a foreign key. */
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
  return [...ordered].filter(
    (name) => !DERIVED.has(name) && !OWN.has(name) && !LOGINS.has(name) && !MARKS.has(name),
  );
};
