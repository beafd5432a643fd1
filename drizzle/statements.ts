/**
 * SQL written by hand, with `?` placeholders. It is the same on both databases, because the column kit stores the same
 * physical values. Every statement is prepared once per connection.
 */
import type { ColumnType, Dialect, KeyType, SqlForms } from './dialect.ts';
import { dialectOf, driverOf, type Row, type Value } from './driver.ts';

export type { Row, Value };

/** Runs one statement and returns its rows; for statements built at run time from a bounded set of shapes. */
export const query = <T = Row>(
  db: object,
  sql: string,
  values: readonly Value[] = [],
): Promise<T[]> => driverOf(db).query<T>(sql, values);

/** `in` for any number of values, which are passed as one JSON text so that one statement serves all numbers. */
export const inValues = (db: object, kind: KeyType): string => dialectOf(db).inValues(kind);

/** The number of written-out keys is rounded up to a power of two, so that there are few different statements. */
const placeholders = new Map(
  [2, 4, 8, 16, 32, 64].map((count) => [count, `in (${Array(count).fill('?').join(', ')})`]),
);

/**
 * The condition that a column is one of these keys, and its values; of no keys, it never holds. Few keys are written
 * out instead of passed as a list.
 */
export const among = (
  db: object,
  keys: readonly (string | number)[],
  kind: KeyType,
): { sql: string; values: readonly Value[] } => {
  if (keys.length === 1) return { sql: '= ?', values: keys };
  const { maxSeparateKeys, inValues: inList } = dialectOf(db);
  if (keys.length === 0 || keys.length > maxSeparateKeys)
    return { sql: inList(kind), values: [JSON.stringify(keys)] };
  const count = 2 ** Math.ceil(Math.log2(keys.length));
  // The remaining placeholders repeat the last key.
  const values = Array.from(
    { length: count },
    (_, index) => keys[Math.min(index, keys.length - 1)] ?? null,
  );
  return { sql: placeholders.get(count) ?? '', values };
};

/** A condition that a JSON list column contains one text, passed as a parameter. */
export const listHas = (db: object, column: string): string => dialectOf(db).listHas(column);

/** Every entry of a JSON list column as one row: `from t, <this>`; the entry is `entry.value`. */
export const listEntries = (db: object, column: string): string =>
  dialectOf(db).listEntries(column);

/** A whole number of a JSON column by its key, which is no text of a person; null where there is none. */
export const jsonInteger = (db: object, column: string, key: string): string =>
  dialectOf(db).jsonInteger(column, key);

/** The same for a text. */
export const jsonText = (db: object, column: string, key: string): string =>
  dialectOf(db).jsonText(column, key);

const registered: ((dialect: Dialect) => readonly string[])[] = [];
/** Registers static statements; a test prepares all of them on both databases. */
export const registerStatements = (formsFor: (dialect: Dialect) => readonly string[]): void =>
  void registered.push(formsFor);
/** The registered statements of all modules loaded so far. */
export const registeredStatements = (dialect: Dialect): readonly string[] => [
  ...new Set(registered.flatMap((formsFor) => formsFor(dialect))),
];

/** A statement with its row type: `const byId = statement<{ id: number }>('select id from t where id = ?')`. */
export const statement = <T = Row>(sql: string) => {
  registerStatements(() => [sql]);
  return (db: object, ...values: Value[]): Promise<T[]> => query<T>(db, sql, values);
};

/**
 * A statement over rows that are passed to it: many rows as one JSON text, a single row as plain values. Rows are
 * arrays in the order of `columns`; `sql` receives the `from` fragment, whose alias is `input`. `key`: the column that
 * is compared with the first column of the rows, where `sql` ends with its conditions.
 */
export const rowsStatement = <T = Row>(
  columns: Record<string, ColumnType>,
  sql: (input: string) => string,
  { key }: { key?: string } = {},
) => {
  const forms = new Map<Dialect, SqlForms>();
  const formsFor = (dialect: Dialect): SqlForms => {
    const known = forms.get(dialect);
    if (known) return known;
    const input = dialect.recordset(columns);
    const keys = key === undefined ? null : dialect.recordsetKeys;
    const made = {
      one: sql(input.one) + (keys ? ` and ${key} ${keys.one}` : ''),
      many: sql(input.many) + (keys ? ` and ${key} ${keys.many}` : ''),
    };
    forms.set(dialect, made);
    return made;
  };
  registerStatements((dialect) => Object.values(formsFor(dialect)));
  return async (
    db: object,
    rows: readonly (readonly Value[])[],
    ...values: Value[]
  ): Promise<T[]> => {
    const [first, ...others] = rows;
    if (!first) return [];
    const dialect = dialectOf(db);
    const { one, many } = formsFor(dialect);
    const repeatsKeys = key !== undefined && dialect.recordsetKeys !== null;
    if (others.length === 0)
      return query<T>(db, one, [...first, ...values, ...(repeatsKeys ? [first[0] ?? null] : [])]);
    const json = JSON.stringify(rows);
    return query<T>(db, many, [json, ...values, ...(repeatsKeys ? [json] : [])]);
  };
};
