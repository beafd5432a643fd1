/**
 * Hand-written SQL for hot paths: written once with `?` placeholders, prepared once per connection, the same on both
 * databases because the column kit stores the same physical values on both.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { ClientBase, Pool } from 'pg';
import { send, sendable } from './postgres/statement.ts';
import type { Sent } from './postgres/pipeline.ts';

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
): Promise<T[]> =>
  sent ? sent.ask<T>(sql, values) : ((await send(client, sendable(sql), values)).rows as T[]);

/** Runs one statement and returns its rows; for statements built at run time from a bounded set of shapes. */
export const query = async <T = Row>(
  db: object,
  sql: string,
  values: readonly Value[] = [],
): Promise<T[]> => {
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

/** Up to this many keys are written out, a power of two of them so that there are few different statements. */
const MOST_WRITTEN_OUT = 64;
const WRITTEN_OUT = new Map(
  [2, 4, 8, 16, 32, MOST_WRITTEN_OUT].map((count) => [
    count,
    `in (${Array(count).fill('?').join(', ')})`,
  ]),
);

/** The condition of being one of these keys, and its values; a single key, or a few, need no list. */
export const among = (
  db: object,
  keys: readonly (string | number)[],
  kind: KeyType,
): { sql: string; values: readonly Value[] } => {
  if (keys.length === 1) return { sql: '= ?', values: keys };
  if (keys.length > MOST_WRITTEN_OUT || driverOf(db).dialect === 'postgres')
    return { sql: inValues(db, kind), values: [JSON.stringify(keys)] };
  const count = 2 ** Math.ceil(Math.log2(keys.length));
  // The last one again where there are fewer.
  const values = Array.from(
    { length: count },
    (_, at) => keys[Math.min(at, keys.length - 1)] ?? null,
  );
  return { sql: WRITTEN_OUT.get(count) ?? '', values };
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
 * A table-valued parameter: `many` rows passed as one JSON text, whatever their number, or `one` as it is. The rows are
 * arrays in the order of the columns. The alias is `input`. (jsonb_each hands each row on as parsed; json_each would
 * write it as text again for every column.)
 */
const recordset = (columns: Record<string, ColumnType>) => {
  const entries = Object.entries(columns);
  const cast = (type: ColumnType) => (type === 'real' ? 'double precision' : type);
  const select = (column: (name: string, at: number, type: string) => string) =>
    entries.map(([name, type], at) => `${column(name, at, cast(type))} as ${name}`).join(', ');
  return {
    sqlite: {
      many: `(select ${select((_, at) => `value ->> ${at}`)} from jsonb_each(?)) as input`,
      // SQLite's driver hands every number over as a fraction.
      one: `(select ${select((_, __, type) => (/int/.test(type) ? 'cast(? as integer)' : '?'))}) as input`,
    },
    postgres: {
      many: `(select ${select((_, at, type) => `(value ->> ${at})::${type}`)} from json_array_elements(?::json)) as input`,
      one: `(select ${select((_, __, type) => `?::${type}`)}) as input`,
    },
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
  const keyed = (text: string, keys: string) =>
    key === undefined ? text : `${text} and ${key} = ${keys}`;
  const texts = {
    sqlite: { many: sql(fragment.sqlite.many), one: sql(fragment.sqlite.one) },
    postgres: {
      many: keyed(
        sql(fragment.postgres.many),
        'any(array(select (value ->> 0)::integer from json_array_elements(?::json)))',
      ),
      one: keyed(sql(fragment.postgres.one), '?::integer'),
    },
  };
  return async (
    db: object,
    rows: readonly (readonly Value[])[],
    ...values: Value[]
  ): Promise<T[]> => {
    const [first, ...others] = rows;
    if (!first) return [];
    const { dialect } = driverOf(db);
    const again = dialect === 'postgres' && key !== undefined;
    if (others.length === 0)
      return query<T>(db, texts[dialect].one, [
        ...first,
        ...values,
        ...(again ? [first[0] ?? null] : []),
      ]);
    const json = JSON.stringify(rows);
    return query<T>(db, texts[dialect].many, [json, ...values, ...(again ? [json] : [])]);
  };
};
