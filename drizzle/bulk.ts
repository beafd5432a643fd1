/** Many rows of one table in as few round trips as the database needs; for imports, seeds and batches. */
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { getTableColumns } from 'drizzle-orm';
import { dialect } from './kit.ts';
import { among, ask, driverOf, query, type Value } from './statements.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export interface Column {
  key: string;
  name: string;
  sqlType: string;
  encode: (value: unknown) => Value;
  /** Present where the stored value is not already the JavaScript value. */
  decode: ((value: Value) => unknown) | undefined;
  nullable: boolean;
  kind: 'text' | 'number' | 'yesNo' | 'json';
  /** Largest whole number a column of numbers holds; null where it holds fractions. */
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
const largestOf = (sqlType: string): number | null => {
  if (/^(real|double)/.test(sqlType)) return null;
  return dialect === 'postgres' && sqlType === 'integer' ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
};
const shapes = new WeakMap<object, { table: string; columns: Column[] }>();

/** Table name and columns as the database spells them. */
export const shapeOf = (table: SQLiteTable) => {
  const known = shapes.get(table);
  if (known) return known;
  const { name } = dialect === 'sqlite' ? sqliteConfig(table) : postgresConfig(table as never);
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
      largest: largestOf(column.getSQLType()),
      fallback,
    };
  });
  const shape = { table: name, columns };
  shapes.set(table, shape);
  return shape;
};

type Keys = readonly string[];
type Keyed = Record<string, unknown>;
type Encoder = (row: Keyed, values: Value[]) => Value[];

/** Writes a row's stored values into `values`; text and numbers pass as they are, which is most of every row. */
const encoderOf = (columns: readonly Column[]): Encoder => {
  const plain = columns.map(({ kind }) => kind === 'text' || kind === 'number');
  return (row, values) => {
    for (let at = 0; at < columns.length; at++) {
      const { key, encode, fallback } = columns[at] as Column;
      let value = row[key];
      if (value === undefined && fallback) value = fallback();
      values[at] =
        value === undefined || value === null
          ? null
          : plain[at] && !(value instanceof Date)
            ? (value as Value)
            : encode(value);
    }
    return values;
  };
};

/** Rows sent to another thread, or to PostgreSQL, in one message. */
const SENT_AT_ONCE = 2000;

/** How rows with certain keys are inserted. */
interface Insert {
  keys: Keys;
  suffix: string;
  encode: Encoder;
  /** One row. */
  one: string;
  /** Any number of rows, for PostgreSQL: an array for each column. */
  many: string;
  width: number;
}
const inserts = new WeakMap<object, Insert[]>();

const insertOf = (table: SQLiteTable, first: Keyed, suffix: string): Insert => {
  let known = inserts.get(table);
  if (!known) inserts.set(table, (known = []));
  const keys = Object.keys(first);
  const found = known.find(
    (one) =>
      one.suffix === suffix &&
      one.keys.length === keys.length &&
      one.keys.every((key, at) => key === keys[at]),
  );
  if (found) return found;
  const shape = shapeOf(table);
  const columns = shape.columns.filter(
    ({ key: name, fallback }) => name in first || (name !== 'id' && fallback),
  );
  const head = `insert into "${shape.table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})`;
  const types = columns.map(({ sqlType }) =>
    sqlType.startsWith('double') ? sqlType : sqlType.replace(/ .*/, ''),
  );
  const names = columns.map((_, index) => `c${index}`).join(', ');
  const arrays = types.map((type) => `?::${type}[]`).join(', ');
  const hasId = shape.columns.some(({ key: name }) => name === 'id');
  const insert = {
    keys,
    suffix,
    encode: encoderOf(columns),
    one: `${head} values (${columns.map(() => '?').join(', ')}) ${suffix}`,
    many: hasId
      ? // The ordinality keeps identity values in the order of the rows.
        `${head} select ${names} from unnest(${arrays}) with ordinality as input(${names}, at) order by at ${suffix}`
      : `${head} select ${names} from unnest(${arrays}) as input(${names}) where true ${suffix}`,
    width: columns.length,
  };
  known.push(insert);
  return insert;
};

/** A value as PostgreSQL writes it in an array. */
const element = (value: Value | undefined): string | number => {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return value;
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
};

/**
 * Inserts rows (all with the same keys; columns without a value take their default). Returns the ids in the order of
 * the rows when `returning` is true.
 */
export const insertRows = async <T extends SQLiteTable>(
  tx: object,
  table: T,
  rows: readonly T['$inferInsert'][],
  { returning = false, suffix = '' }: { returning?: boolean; suffix?: string } = {},
): Promise<number[]> => {
  const first = rows[0] as Keyed | undefined;
  if (!first) return [];
  const driver = driverOf(tx);
  const { encode, one, many, width } = insertOf(table, first, suffix);
  const ids: number[] = [];
  if (driver.dialect === 'sqlite') {
    if ('remote' in driver) {
      for (let at = 0; at < rows.length; at += SENT_AT_ONCE) {
        const sets = rows.slice(at, at + SENT_AT_ONCE).map((row) => encode(row as Keyed, []));
        for (const id of await driver.remote.each(one, sets)) ids.push(id);
      }
      return ids;
    }
    let prepared = driver.prepared.get(one);
    if (!prepared) driver.prepared.set(one, (prepared = driver.handle.prepare(one)));
    const values: Value[] = [];
    for (const row of rows) {
      const { lastInsertRowid } = prepared.run(encode(row as Keyed, values));
      if (returning) ids.push(Number(lastInsertRowid));
    }
    return ids;
  }
  const back = returning ? ' returning id' : '';
  const values: Value[] = [];
  if (rows.length === 1) {
    for (const { id } of await ask<{ id: number }>(driver, one + back, encode(first, values)))
      ids.push(id);
    return ids;
  }
  for (let at = 0; at < rows.length; at += SENT_AT_ONCE) {
    const arrays = Array.from({ length: width }, (): (string | number)[] => []);
    for (let row = at; row < Math.min(at + SENT_AT_ONCE, rows.length); row++) {
      encode(rows[row] as Keyed, values);
      for (let column = 0; column < width; column++) arrays[column]?.push(element(values[column]));
    }
    const texts = arrays.map((array) => `{${array.join()}}`);
    for (const { id } of await ask<{ id: number }>(driver, many + back, texts)) ids.push(id);
  }
  return ids;
};

const texts = new Map<string, Map<string, string>>();
/** The statement with this condition, made once: a text that is always the same one is found at once. */
const keyed = (select: string, condition: string): string => {
  let known = texts.get(condition);
  if (!known) texts.set(condition, (known = new Map()));
  let text = known.get(select);
  if (text === undefined) known.set(select, (text = select.replace('in (?)', condition)));
  return text;
};

/**
 * Rows whose column is one of `keys`, in one statement whatever their number: `in (?)` of a text from a bounded set of
 * them. `before`: the values of the placeholders that come before.
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
