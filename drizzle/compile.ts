/**
 * Makes the text of a statement that is written with Drizzle's builder, and says how its values are encoded and
 * decoded.
 */
import {
  type AnyColumn,
  Column,
  type GetColumnData,
  is,
  Param,
  Placeholder,
  SQL,
  sql,
  type SQLWrapper,
} from 'drizzle-orm';
import type { Db } from './database.ts';
import type { KeyType } from './dialect.ts';
import { dialect } from './kit.ts';
import { postgresBuilder } from './postgres/builder.ts';
import { sqliteBuilder } from './sqlite/builder.ts';
import { registerStatements, type Row, type Value } from './statements.ts';

/** Any number of values of a column: `prepared({ ids: many(products.id) }, … inArray(products.id, ids))`. */
export interface Many<C extends AnyColumn = AnyColumn> {
  many: C;
}

/** The type of a parameter: a value of a column, or a plain number or text. */
export type SingleKind = AnyColumn | 'number' | 'text';
/** The same, or any number of values of a column. */
type ParameterKind = SingleKind | Many;
export type Declared = Record<string, ParameterKind>;

export type ValueFor<K extends ParameterKind> = K extends 'number'
  ? number
  : K extends 'text'
    ? string
    : K extends Many<infer C>
      ? readonly GetColumnData<C, 'raw'>[]
      : K extends AnyColumn
        ? GetColumnData<K>
        : never;
export type ValuesFor<P extends Declared> = { readonly [Name in keyof P]: ValueFor<P[Name]> };
export type PlaceholdersFor<P extends Declared> = {
  readonly [Name in keyof P]: SQL<ValueFor<P[Name]>>;
};

/**
 * The builders that statements are written with. Rows are inserted with `insertRows`, because the builder would compute
 * column defaults only once, when the module is loaded.
 */
export type Builder = Pick<Db, 'select' | 'selectDistinct' | 'update' | 'delete'>;

/** The row type of a builder or of `sql<Row>`; `never` for a write that returns nothing. */
export type RowOf<Built> =
  Built extends SQL<infer T> ? T : Awaited<Built> extends (infer T)[] ? T : never;

/** Builds the text of statements for one dialect. */
export interface StatementBuilder {
  builder: Builder;
  /** The text with `?` for every parameter, and the parameters in that order. */
  toQuery(statement: SQL): { sql: string; params: unknown[] };
}
const { builder, toQuery } = dialect === 'postgres' ? postgresBuilder : sqliteBuilder;

/** The columns of the rows that a builder of Drizzle returns. */
interface Configured {
  config?: {
    fields?: Record<string, unknown>;
    returning?: { path: string[]; field: unknown }[];
  };
}

type Decoder = { key: string; decode: (value: unknown) => unknown };

/** The decoder of a field, none for most columns: only JSON, yes/no and dates are converted. */
const decoderOf = (key: string, field: unknown): Decoder[] =>
  is(field, Column) && !['string', 'number'].includes(field.dataType)
    ? [{ key, decode: (value) => field.mapFromDriverValue(value) }]
    : [];

const named = (key: string, field: unknown): SQL.Aliased => {
  if (is(field, Column)) return sql`${field}`.as(key);
  // Nested once more: of a statement over one table the builder would take the table's name off an expression's columns,
  // and in a subquery they would then be taken for columns of that.
  if (is(field, SQL.Aliased)) return sql`${field.sql}`.as(key);
  if (is(field, SQL)) return sql`${field}`.as(key);
  throw new Error(`A row's ${key} is neither a column nor an expression: name each column`);
};

/** Gives every column the name it has in the row, and returns the decoders. */
const nameColumns = (built: SQLWrapper): Decoder[] => {
  const { config } = built as Configured;
  if (!config) return [];
  if (config.returning) {
    const decoders = config.returning.flatMap(({ path, field }) =>
      decoderOf(path.join('.'), field),
    );
    config.returning = config.returning.map(({ path, field }) => ({
      path,
      field: named(path.join('.'), field),
    }));
    return decoders;
  }
  const fields = Object.entries(config.fields ?? {});
  config.fields = Object.fromEntries(fields.map(([key, field]) => [key, named(key, field)]));
  return fields.flatMap(([key, field]) => decoderOf(key, field));
};

const isMany = (kind: ParameterKind): kind is Many => typeof kind === 'object' && 'many' in kind;

const placeholderFor = (name: string, kind: ParameterKind): SQL => {
  const placeholder = sql.placeholder(name);
  if (typeof kind === 'string') return sql`${placeholder}`;
  if (isMany(kind)) return sql`(${placeholder})`;
  return sql`${new Param(placeholder, kind)}`;
};

/** Instants and amounts are wider than PostgreSQL's integer. */
const keyTypeOf = ({ many: column }: Many): KeyType => {
  if (column.dataType === 'string') return 'text';
  return column.getSQLType() === 'bigint' ? 'bigint' : 'integer';
};

const plain = (value: unknown): Value => (value === undefined ? null : (value as Value));
export const encoderFor = (kind: ParameterKind): ((value: unknown) => Value) => {
  if (typeof kind === 'string' || isMany(kind)) return plain;
  if (kind.dataType === 'string' || kind.dataType === 'number') return plain;
  return (value) =>
    value === null || value === undefined ? null : (kind.mapToDriverValue(value) as Value);
};

export interface Compiled {
  text: string;
  /** The parameters in the order of the text's placeholders. */
  order: { name: string; encode: (value: unknown) => Value; many?: KeyType }[];
  decoders: Decoder[];
  /**
   * The text with its lists written out, by their conditions. Few variants, because `among` limits the lengths of
   * lists.
   */
  textsByConditions: Map<string, string>;
}

export const compile = (
  parameters: Declared,
  build: (q: Builder, placeholders: Record<string, SQL>) => SQLWrapper,
): Compiled => {
  const placeholders = Object.fromEntries(
    Object.entries(parameters).map(([name, kind]) => [name, placeholderFor(name, kind)]),
  );
  const built = build(builder, placeholders);
  const decoders = nameColumns(built);
  // Constants are inlined into the text, so that the planner sees them.
  const { sql: text, params } = toQuery(built.getSQL().inlineParams());
  const order = params.map((found): Compiled['order'][number] => {
    const placeholder = is(found, Param) ? found.value : found;
    const name = is(placeholder, Placeholder) ? placeholder.name : undefined;
    const kind = name === undefined ? undefined : parameters[name];
    if (name === undefined || kind === undefined)
      throw new Error(`A statement has a placeholder that is no parameter: ${text}`);
    return {
      name,
      encode: encoderFor(kind),
      ...(isMany(kind) && { many: keyTypeOf(kind) }),
    };
  });
  if (text.split('?').length - 1 !== order.length)
    throw new Error(`A statement has a question mark beside its placeholders: ${text}`);
  registerStatements(() => [text]);
  return { text, order, decoders, textsByConditions: new Map() };
};

/** Decodes rows in place. */
export const decodeWith = (decoders: readonly Decoder[], rows: Row[]): Row[] => {
  const stored: Record<string, unknown>[] = rows;
  for (const row of stored) {
    for (const { key, decode } of decoders) {
      if (row[key] !== null) row[key] = decode(row[key]);
    }
  }
  return rows;
};
