/**
 * Hand-written SQL for hot paths: written once with `?` placeholders, prepared once per connection, the same on both
 * databases because the column kit stores the same physical values on both.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { ClientBase, Pool } from 'pg';
import { send, sendable } from './postgresStatement.ts';
import type { Sent } from './sent.ts';

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** A SQLite connection in another thread (see sqliteAside.ts). */
export interface Remote {
  /** Rows of one statement. */
  query(sql: string, values: readonly Value[]): Promise<unknown[]>;
  /** Runs one statement for each set of values; answers the ids it made. */
  each(sql: string, sets: readonly (readonly Value[])[]): Promise<number[]>;
}

/** The driver behind a drizzle handle. */
export type Driver =
  | { dialect: 'sqlite'; handle: Database; prepared: Map<string, Statement<unknown[]>> }
  | { dialect: 'sqlite'; remote: Remote }
  /** `sent`: within a transaction. */
  | { dialect: 'postgres'; client: Pool | ClientBase; sent?: Sent };

const drivers = new WeakMap<object, Driver>();
export const registerDriver = (db: object, driver: Driver) => drivers.set(db, driver);
export const driverOf = (db: object): Driver => {
  const driver = drivers.get(db);
  if (!driver) throw new Error('This database handle was not opened by connect()');
  return driver;
};

/** SQLite's statements remembered per connection; past that, what callers can vary (filters) is not kept prepared. */
const MAX_PREPARED = 1000;

/** Asks PostgreSQL; within a transaction, see Sent. */
export const ask = async <T>(
  { client, sent }: Extract<Driver, { dialect: 'postgres' }>,
  sql: string,
  values: readonly unknown[],
): Promise<T[]> => (sent ? sent.ask<T>(sql, values) : ((await send(client, sendable(sql), values)).rows as T[]));

/** Runs one statement and returns its rows; for statements built at run time from a bounded set of shapes. */
export const query = async <T = Row>(db: object, sql: string, values: readonly Value[] = []): Promise<T[]> => {
  const driver = driverOf(db);
  if (driver.dialect === 'postgres') return ask<T>(driver, sql, values);
  if ('remote' in driver) return (await driver.remote.query(sql, values)) as T[];
  let prepared = driver.prepared.get(sql);
  if (!prepared) {
    prepared = driver.handle.prepare(sql);
    if (driver.prepared.size < MAX_PREPARED) driver.prepared.set(sql, prepared);
  }
  if (prepared.reader) return prepared.all(...values) as T[];
  prepared.run(...values);
  return [];
};

type KeyType = 'text' | 'integer' | 'bigint';

/**
 * `in` over any number of values passed as one JSON text, so that their number makes no new statement. (PostgreSQL looks
 * an array up in an index, where a subquery would have it read the whole table.)
 */
export const inValues = (db: object, kind: KeyType): string =>
  driverOf(db).dialect === 'sqlite'
    ? 'in (select value from json_each(?))'
    : `= any(array(select value::${kind} from json_array_elements_text(?::json)))`;

/** The condition of being one of these keys, and its one value; a single key needs no list. */
export const among = (db: object, keys: readonly (string | number)[], kind: KeyType) => {
  const [only = null] = keys;
  return keys.length === 1 ? { sql: '= ?', value: only } : { sql: inValues(db, kind), value: JSON.stringify(keys) };
};

/** Is the one value asked for among the texts of a JSON list column? */
export const listHas = (db: object, column: string): string =>
  driverOf(db).dialect === 'sqlite'
    ? `exists (select 1 from json_each(${column}) entry where entry.value = ?)`
    : `exists (select 1 from json_array_elements_text(${column}::json) entry where entry = ?)`;

/** Every entry of a JSON list column, one a row: `from t, <this>`; the entry is `entry.value`. */
export const listEntries = (db: object, column: string): string =>
  driverOf(db).dialect === 'sqlite'
    ? `json_each(${column}) entry`
    : `json_array_elements_text(${column}::json) entry(value)`;

/** A statement with its row type: `const byId = statement<{ id: number }>('select id from t where id = ?')`. */
export const statement =
  <T = Row>(sql: string) =>
  (db: object, ...values: Value[]): Promise<T[]> =>
    query<T>(db, sql, values);

type ColumnType = 'text' | 'integer' | 'bigint' | 'real';

/**
 * A table-valued parameter: rows passed as one JSON text, whatever their number. Use as
 * `select … from ${recordset({ day: 'text', n: 'bigint' })}` with `JSON.stringify(rows)` as its one value; the rows are
 * arrays in the order of the columns. The alias is `input`. (jsonb_each hands each row on as parsed; json_each would
 * write it as text again for every column.)
 */
export const recordset = (columns: Record<string, ColumnType>): { sqlite: string; postgres: string } => {
  const entries = Object.entries(columns);
  const lite = entries.map(([name], at) => `value ->> ${at} as ${name}`).join(', ');
  const cast = (type: ColumnType) => (type === 'real' ? 'double precision' : type);
  const post = entries.map(([name, type], at) => `(value ->> ${at})::${cast(type)} as ${name}`).join(', ');
  return {
    sqlite: `(select ${lite} from jsonb_each(?)) as input`,
    postgres: `(select ${post} from json_array_elements(?::json)) as input`,
  };
};

/**
 * A statement over a recordset: `sql` receives the `from` fragment of the connected dialect. `key`: the column that the
 * first column of the rows is looked up in, where `sql` ends with its conditions. PostgreSQL is told these keys once more
 * by themselves: of rows it knows nothing about it expects a hundred, and would read a small table whole for each few.
 */
export const rowsStatement = <T = Row>(
  columns: Record<string, ColumnType>,
  sql: (input: string) => string,
  { key }: { key?: string } = {},
) => {
  const fragment = recordset(columns);
  const alone = `and ${key} = any(array(select (value ->> 0)::integer from json_array_elements(?::json)))`;
  const texts = {
    sqlite: sql(fragment.sqlite),
    postgres: key === undefined ? sql(fragment.postgres) : `${sql(fragment.postgres)} ${alone}`,
  };
  return async (db: object, rows: readonly (readonly Value[])[], ...values: Value[]): Promise<T[]> => {
    if (rows.length === 0) return [];
    const { dialect } = driverOf(db);
    const json = JSON.stringify(rows);
    return query<T>(db, texts[dialect], [
      json,
      ...values,
      ...(dialect === 'postgres' && key !== undefined ? [json] : []),
    ]);
  };
};
