/**
 * Statements that are written with Drizzle's builder once, when a module is loaded. A wrong column does not compile, and
 * rows have the types that the builder infers. The text is built only once, so running a statement costs no more than
 * SQL written by hand.
 *
 *     const productById = prepared({ id: products.id }, (q, { id }) =>
 *       q.select({ id: products.id, names: products.names }).from(products).where(eq(products.id, id)),
 *     );
 *     const [product] = await productById(tx, { id: 7 });
 */
import type { AnyColumn, SQL, SQLWrapper } from 'drizzle-orm';
import {
  type Builder,
  type Compiled,
  compile,
  type Declared,
  decodeWith,
  type Many,
  type PlaceholdersFor,
  type RowOf,
  type ValuesFor,
} from './compile.ts';
import { among, query, type Row, type Value } from './statements.ts';

/** Any number of values of a column: `prepared({ ids: many(products.id) }, … inArray(products.id, ids))`. */
export const many = <C extends AnyColumn>(column: C): Many<C> => ({ many: column });

const LIST = 'in (?)';

/** Words of statements that may find rows although a list of theirs is empty. */
const FINDS_WITHOUT_LIST = /\b(?:or|left join|union|case)\b|\bnot\b(?! null)/i;

/** The text and values of a statement with list parameters. */
const spread = (
  db: object,
  { text, order, textsByConditions }: Compiled,
  values: Record<string, unknown>,
): { text: string; values: Value[] } => {
  const flat: Value[] = [];
  const conditions: string[] = [];
  for (const { name, encode, many: kind } of order) {
    if (!kind) {
      flat.push(encode(values[name]));
      continue;
    }
    const condition = among(db, values[name] as readonly (string | number)[], kind);
    conditions.push(condition.sql);
    flat.push(...condition.values);
  }
  const key = conditions.length === 1 ? (conditions[0] as string) : conditions.join();
  let known = textsByConditions.get(key);
  if (known === undefined) {
    // A condition contains no placeholder in the form that LIST matches, so it is not replaced again.
    known = conditions.reduce((made, condition) => made.replace(LIST, condition), text);
    textsByConditions.set(key, known);
  }
  return { text: known, values: flat };
};

/**
 * A statement as a function of a database handle and its parameters. Parameters are declared by the columns that they
 * are compared with or written to. `build` runs once, at first use; it returns a builder, or `sql<Row>` with the
 * tables' columns for statements written by hand. A condition on an empty `many` parameter never holds; where all rows
 * need it, the database is not asked.
 */
export const prepared = <
  const P extends Declared,
  Built extends SQLWrapper & (SQL<unknown> | PromiseLike<unknown>),
>(
  parameters: P,
  build: (q: Builder, placeholders: PlaceholdersFor<P>) => Built,
) => {
  const compiled = compile(parameters, build as Parameters<typeof compile>[1]);
  const { text, order, decoders } = compiled;
  const lists = order.filter(({ many: kind }) => kind).map(({ name }) => name);
  const needsLists = !FINDS_WITHOUT_LIST.test(text);
  const run = (db: object, values: Record<string, unknown>): Promise<Row[]> => {
    if (lists.length > 0) {
      if (needsLists && lists.some((name) => (values[name] as readonly unknown[]).length === 0))
        return Promise.resolve([]);
      const asked = spread(db, compiled, values);
      return query(db, asked.text, asked.values);
    }
    return query(
      db,
      text,
      order.map(({ name, encode }) => encode(values[name])),
    );
  };
  const runDecoded = async (db: object, values: Record<string, unknown>) =>
    decodeWith(decoders, await run(db, values));
  return (decoders.length > 0 ? runDecoded : run) as unknown as (
    db: object,
    ...values: keyof P extends never ? [] : [ValuesFor<P>]
  ) => Promise<RowOf<Built>[]>;
};
