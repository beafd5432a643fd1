/** The driver of a database handle: how its statements run, and the SQL dialect of its database. */
import type { Dialect } from './dialect.ts';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** How rows with certain keys are inserted (see bulk.ts). */
export interface Insert {
  table: string;
  /** Writes a row's stored values into `values`, in the order of the columns. */
  encode: (row: Record<string, unknown>, values: Value[]) => Value[];
  width: number;
  /** The statement for one row. */
  one: string;
  /** The statement for any number of rows, where the database has one. */
  many: string;
}

export interface Driver {
  readonly dialect: Dialect;
  query<T>(sql: string, values: readonly Value[]): Promise<T[]>;
  /** Inserts rows. With `returning`, returns their ids in the same order. */
  insert(
    insert: Insert,
    rows: readonly Record<string, unknown>[],
    returning: boolean,
  ): Promise<number[]>;
}

const drivers = new WeakMap<object, Driver>();
export const registerDriver = (db: object, driver: Driver) => drivers.set(db, driver);
export const driverOf = (db: object): Driver => {
  const driver = drivers.get(db);
  if (!driver) throw new Error('This database handle was not opened by connect()');
  return driver;
};
export const dialectOf = (db: object): Dialect => driverOf(db).dialect;
