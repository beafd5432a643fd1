/**
 * Reads and writes many rows of one table in as few round trips as the database needs, for imports, seeds and batches.
 */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { dialectOf, driverOf, type Insert } from './driver.ts';
import { largestNumber } from './kit.ts';
import { snake } from './names.ts';
import { among, query, type Value } from './statements.ts';

export interface Column {
  key: string;
  name: string;
  sqlType: string;
  encode: (value: unknown) => Value;
  /** Converts the stored value to the JavaScript value; undefined where both are the same. */
  decode: ((value: Value) => unknown) | undefined;
  nullable: boolean;
  kind: 'text' | 'number' | 'yesNo' | 'json';
  /** Largest whole number that a numeric column holds; null where it holds fractions. */
  largest: number | null;
  fallback: (() => unknown) | undefined;
}
const kindOf = ({
  dataType,
  getSQLType,
}: {
  dataType: string;
  getSQLType: () => string;
}): Column['kind'] => {
  // PostgreSQL spells yes/no and JSON as custom types: smallint and text.
  const type = dataType === 'custom' ? getSQLType() : dataType;
  if (type === 'json' || type === 'text') return 'json';
  if (type === 'boolean' || type === 'smallint') return 'yesNo';
  if (dataType === 'string') return 'text';
  return 'number';
};
const shapes = new WeakMap<object, { table: string; columns: Column[] }>();

/** Table name and columns as they are spelled in the database. */
export const shapeOf = (table: SQLiteTable) => {
  const known = shapes.get(table);
  if (known) return known;
  const columns = Object.entries(getTableColumns(table)).map(([key, column]): Column => {
    const fallback =
      column.defaultFn ?? (column.default === undefined ? undefined : () => column.default);
    const kind = kindOf({ dataType: column.dataType, getSQLType: () => column.getSQLType() });
    return {
      key,
      name: snake(key),
      sqlType: column.getSQLType(),
      encode: (value) =>
        value === null || value === undefined ? null : (column.mapToDriverValue(value) as Value),
      decode:
        kind === 'json' || kind === 'yesNo'
          ? (value) => (value === null ? null : column.mapFromDriverValue(value))
          : undefined,
      nullable: !column.notNull,
      kind,
      largest: largestNumber(column.getSQLType()),
      fallback,
    };
  });
  const shape = { table: getTableName(table), columns };
  shapes.set(table, shape);
  return shape;
};

type Keys = readonly string[];
type Keyed = Record<string, unknown>;
type Encoder = (row: Keyed, values: Value[]) => Value[];

/** Writes a row's stored values into `values`. Text and numbers, which are most of every row, need no conversion. */
const encoderOf = (columns: readonly Column[]): Encoder => {
  const plain = columns.map(({ kind }) => kind === 'text' || kind === 'number');
  return (row, values) => {
    for (let index = 0; index < columns.length; index++) {
      const { key, encode, fallback } = columns[index] as Column;
      let value = row[key];
      if (value === undefined && fallback) value = fallback();
      values[index] =
        value === undefined || value === null
          ? null
          : plain[index] && !(value instanceof Date)
            ? (value as Value)
            : encode(value);
    }
    return values;
  };
};

interface Known extends Insert {
  keys: Keys;
  suffix: string;
}
const inserts = new WeakMap<object, Known[]>();

const insertOf = (db: object, table: SQLiteTable, first: Keyed, suffix: string): Insert => {
  let known = inserts.get(table);
  if (!known) inserts.set(table, (known = []));
  const keys = Object.keys(first);
  const found = known.find(
    (one) =>
      one.suffix === suffix &&
      one.keys.length === keys.length &&
      one.keys.every((key, index) => key === keys[index]),
  );
  if (found) return found;
  const shape = shapeOf(table);
  const columns = shape.columns.filter(
    ({ key: name, fallback }) => name in first || (name !== 'id' && fallback),
  );
  const insert = {
    keys,
    suffix,
    table: shape.table,
    encode: encoderOf(columns),
    width: columns.length,
    ...dialectOf(db).insertStatements({
      table: shape.table,
      columns,
      suffix,
      hasId: shape.columns.some(({ key: name }) => name === 'id'),
    }),
  };
  known.push(insert);
  return insert;
};

/**
 * Inserts rows, all with the same keys; columns without a value get their default. With `returning`, returns the ids in
 * the order of the rows.
 */
export const insertRows = async <T extends SQLiteTable>(
  tx: object,
  table: T,
  rows: readonly T['$inferInsert'][],
  { returning = false, suffix = '' }: { returning?: boolean; suffix?: string } = {},
): Promise<number[]> => {
  const first = rows[0] as Keyed | undefined;
  if (!first) return [];
  return driverOf(tx).insert(insertOf(tx, table, first, suffix), rows as Keyed[], returning);
};

const texts = new Map<string, Map<string, string>>();
/**
 * The statement with this condition. The text is cached, because an identical string is found faster in the statement
 * cache.
 */
const keyed = (select: string, condition: string): string => {
  let known = texts.get(condition);
  if (!known) texts.set(condition, (known = new Map()));
  let text = known.get(select);
  if (text === undefined) known.set(select, (text = select.replace('in (?)', condition)));
  return text;
};

/**
 * Selects the rows whose column is one of `keys` in one statement, however many keys there are. The text contains `in
 * (?)` and must come from a bounded set of texts. `before`: values of the placeholders that precede the keys.
 */
export const selectIn = <T>(
  db: object,
  select: string,
  keys: Keys | readonly number[],
  kind: 'text' | 'integer',
  ...before: Value[]
): Promise<T[]> => {
  if (keys.length === 0) return Promise.resolve([]);
  const { sql, values } = among(db, keys, kind);
  return query<T>(db, keyed(select, sql), [...before, ...values]);
};
