/** SQLite's column types; see ../kit.ts. */
import * as lite from 'drizzle-orm/sqlite-core';

export const sqliteKit = {
  table: lite.sqliteTable,
  alias: lite.alias,
  index: lite.index,
  unique: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  id: () => lite.integer().primaryKey({ autoIncrement: true }),
  text: () => lite.text(),
  integer: () => lite.integer(),
  real: () => lite.real(),
  money: () => lite.integer(),
  instant: () => lite.integer(),
  day: () => lite.text(),
  date: () => lite.integer({ mode: 'timestamp_ms' }),
  yesNo: () => lite.integer({ mode: 'boolean' }),
  json: () => lite.text({ mode: 'json' }),
};

/** The largest whole number a column of this type holds; null where it holds fractions. */
export const sqliteLargestNumber = (sqlType: string): number | null =>
  sqlType === 'real' ? null : Number.MAX_SAFE_INTEGER;
