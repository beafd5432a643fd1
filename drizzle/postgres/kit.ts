/** PostgreSQL's column types; see ../kit.ts. */
import * as pg from 'drizzle-orm/pg-core';
import type { sqliteKit } from '../sqlite/kit.ts';

const yesNo = pg.customType<{ data: boolean; driverData: number }>({
  dataType: () => 'smallint',
  toDriver: (value) => (value ? 1 : 0),
  fromDriver: (value) => value === 1,
});
const json = pg.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});
const date = pg.customType<{ data: Date; driverData: number }>({
  dataType: () => 'bigint',
  toDriver: (value) => value.getTime(),
  fromDriver: (value) => new Date(Number(value)),
});

export const postgresKit: Record<keyof typeof sqliteKit, unknown> = {
  table: pg.pgTable,
  alias: pg.alias,
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
  date: () => date(),
  yesNo: () => yesNo(),
  json: () => json(),
};

/** The largest whole number a column of this type holds; null where it holds fractions. */
export const postgresLargestNumber = (sqlType: string): number | null => {
  if (sqlType.startsWith('double')) return null;
  return sqlType === 'integer' ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
};
