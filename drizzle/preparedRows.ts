/**
 * Statements over rows that are passed to them, whatever their number: many as one JSON text, a single one as it is.
 *
 *     const setEnds = preparedRows({ id: prices.id, endsAt: prices.endsAt }, {}, (q, { rows, input }) =>
 *       q.update(prices).set({ endsAt: input.endsAt }).from(rows).where(eq(prices.id, input.id)),
 *     );
 *     await setEnds(tx, [{ id: 7, endsAt }]);
 */
import { type AnyColumn, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import {
  type Builder,
  type Compiled,
  compile,
  decodeWith,
  encoderFor,
  type RowOf,
  type SingleKind,
  type ValueFor,
  type ValuesFor,
} from './compile.ts';
import type { ColumnType } from './dialect.ts';
import { dialect } from './kit.ts';
import { snake } from './names.ts';
import { postgresDialect } from './postgres/dialect.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { query, type Row } from './statements.ts';

const { recordset, recordsetKeys } = dialect === 'postgres' ? postgresDialect : sqliteDialect;

/** What a column of the rows holds: values of a column, or plain numbers or texts. */
type InputKind = AnyColumn | 'integer' | 'bigint' | 'text';
type Inputs = Record<string, InputKind>;
type InputValue<K extends InputKind> = K extends 'integer' | 'bigint'
  ? number | null
  : K extends 'text'
    ? string | null
    : K extends AnyColumn
      ? ValueFor<K>
      : never;
type InputRow<I extends Inputs> = { readonly [Name in keyof I]: InputValue<I[Name]> };

/** What a statement is written with besides its parameters. */
interface Given<I extends Inputs> {
  /** The rows, to stand in `from`. */
  rows: SQL;
  /** Their columns. */
  input: { readonly [Name in keyof I]: SQL<InputValue<I[Name]>> };
  /** The condition that a column is one of the values of the rows' first column, where the planner needs to be told. */
  amongKeys: (column: AnyColumn) => SQL | undefined;
}

const typeOf = (kind: InputKind): ColumnType => {
  if (typeof kind === 'string') return kind;
  const type = kind.getSQLType();
  if (type === 'smallint') return 'integer';
  return type === 'double precision' ? 'real' : (type as ColumnType);
};
const kindOf = (kind: InputKind): SingleKind =>
  typeof kind !== 'string' ? kind : kind === 'text' ? 'text' : 'number';

/** The fragment with these placeholders for its question marks. */
const filled = (fragment: string, placeholders: readonly SQL[]): SQL =>
  sql.join(
    fragment
      .split('?')
      .flatMap((piece, index) => [
        sql.raw(piece),
        ...(placeholders[index] ? [placeholders[index]] : []),
      ]),
  );

/** The names of a single row's parameters; those of a statement's own have no such sign. */
const ofRow = (name: string) => `row.${name}`;
const ALL_ROWS = 'rows.all';

/**
 * A statement as a function of a database handle, rows and its parameters. `build` runs twice, when what is loaded is
 * loaded: for a single row and for many.
 */
export const preparedRows = <
  const I extends Inputs,
  const P extends Record<string, SingleKind>,
  Built extends SQLWrapper & (SQL<unknown> | PromiseLike<unknown>),
>(
  inputs: I,
  parameters: P,
  build: (
    q: Builder,
    given: Given<I>,
    placeholders: { readonly [Name in keyof P]: SQL<ValueFor<P[Name]>> },
  ) => Built,
) => {
  const columns = Object.entries(inputs);
  const names = columns.map(([name]) => name);
  const encoders = columns.map(([, kind]) => encoderFor(kindOf(kind)));
  const fragments = recordset(
    Object.fromEntries(columns.map(([name, kind]) => [snake(name), typeOf(kind)])),
  );
  const input = Object.fromEntries(
    names.map((name) => [name, sql.raw(`input.${snake(name)}`)]),
  ) as Given<I>['input'];

  const compileFor = (form: 'one' | 'many'): Compiled => {
    const own: [string, SingleKind][] =
      form === 'many'
        ? [[ALL_ROWS, 'text']]
        : columns.map(([name, kind]) => [ofRow(name), kindOf(kind)]);
    return compile({ ...parameters, ...Object.fromEntries(own) }, (q, placeholders) => {
      const mine = own.flatMap(([name]) => placeholders[name] ?? []);
      const keys = recordsetKeys?.[form];
      return build(
        q,
        {
          rows: filled(fragments[form], mine),
          input,
          amongKeys: (column) =>
            keys === undefined ? undefined : sql`${column} ${filled(keys, mine.slice(0, 1))}`,
        },
        placeholders as Parameters<typeof build>[2],
      );
    });
  };
  const one = compileFor('one');
  const many = compileFor('many');

  const run = async (
    db: object,
    rows: readonly InputRow<I>[],
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<Row[]> => {
    const [first] = rows;
    if (first === undefined) return [];
    const { text, order, decoders } = rows.length === 1 ? one : many;
    const given: Record<string, unknown> = { ...values };
    if (rows.length === 1) for (const name of names) given[ofRow(name)] = first[name];
    else
      given[ALL_ROWS] = JSON.stringify(
        rows.map((row) => names.map((name, index) => encoders[index]?.(row[name]))),
      );
    const found = await query(
      db,
      text,
      order.map(({ name, encode }) => encode(given[name])),
    );
    return decoders.length > 0 ? decodeWith(decoders, found) : found;
  };
  return run as unknown as (
    db: object,
    rows: readonly InputRow<I>[],
    ...values: keyof P extends never ? [] : [ValuesFor<P>]
  ) => Promise<RowOf<Built>[]>;
};
