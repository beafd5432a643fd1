/**
 * The column kit: one vocabulary, two spellings. Tables are written once in these words; the dialect follows from
 * DATABASE_URL. Both spellings store the same physical values (instants as UTC ms, yes/no as 0/1, JSON as text), so a
 * hand-written statement reads the same on SQLite and PostgreSQL.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

export type Dialect = 'sqlite' | 'postgres';
export const dialect: Dialect = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '')
  ? 'postgres'
  : 'sqlite';

const pgYesNo = pg.customType<{ data: boolean; driverData: number }>({
  dataType: () => 'smallint',
  toDriver: (value) => (value ? 1 : 0),
  fromDriver: (value) => value === 1,
});
const pgJson = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});
const pgDate = pg.customType<{ data: Date; driverData: number }>({
  dataType: () => 'bigint',
  toDriver: (value) => value.getTime(),
  fromDriver: (value) => new Date(Number(value)),
});

const sqlite = {
  table: lite.sqliteTable,
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

const postgres: Record<keyof typeof sqlite, unknown> = {
  table: pg.pgTable,
  index: pg.index,
  unique: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  id: () => pg.integer().primaryKey().generatedByDefaultAsIdentity(),
  text: () => pg.text(),
  integer: () => pg.integer(),
  real: () => pg.doublePrecision(),
  money: () => pg.bigint({ mode: 'number' }),
  instant: () => pg.bigint({ mode: 'number' }),
  day: () => pg.text(),
  date: () => pgDate(),
  yesNo: () => pgYesNo(),
  json: () => pgJson(),
};

/** The only cast of the schema: everything downstream is typed as SQLite and runs on either. */
export const kit = dialect === 'sqlite' ? sqlite : (postgres as typeof sqlite);
