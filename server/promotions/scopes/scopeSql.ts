/** SQL conditions for goods in scopes, on the tables `variants v` and `products p`. */
import type { Scope, ScopeRef } from '#contract/catalog/scopes';
import type { Db } from '#db';
import { inValues, type Value } from '#db/statements';
import { loadPaths } from '../calendar/paths.ts';

const fold = (name: string) => name.trim().toLowerCase();

/** A condition with the values of its placeholders. */
export interface SqlCondition {
  sql: string;
  values: Value[];
}

/** That goods are named by one of the references; one test for each kind of reference, whatever their number. */
export const namedCondition = async (
  db: Db,
  refs: readonly ScopeRef[],
): Promise<SqlCondition | null> => {
  const ids = (kind: ScopeRef['kind']) =>
    refs.flatMap((ref) => (ref.kind === kind && 'id' in ref ? [ref.id] : []));
  const names = (kind: ScopeRef['kind']) =>
    refs.flatMap((ref) => (ref.kind === kind && 'name' in ref ? [fold(ref.name)] : []));
  const numbers = inValues(db, 'bigint');
  const texts = inValues(db, 'text');
  const named = new Set(ids('category'));
  const categories = named.size === 0 ? [] : (await loadPaths(db)).under(named);
  const tests: { sql: string; values: readonly (string | number)[] }[] = [
    { sql: `v.id ${numbers}`, values: ids('variant') },
    { sql: `p.id ${numbers}`, values: ids('product') },
    { sql: `lower(p.brand) ${texts}`, values: names('brand') },
    {
      sql: `p.id in (select t.product_id from product_tags t where lower(t.tag) ${texts})`,
      values: names('tag'),
    },
    { sql: `p.primary_category_id ${numbers}`, values: categories },
    {
      sql: `p.id in (select c.product_id from product_categories c where c.category_id ${numbers})`,
      values: categories,
    },
  ];
  const used = tests.filter(({ values }) => values.length > 0);
  if (used.length === 0) return null;
  return {
    sql: `(${used.map(({ sql }) => sql).join(' or ')})`,
    values: used.map(({ values }) => JSON.stringify([...new Set(values)])),
  };
};

/** That a line `l` of an order is in the scope; whether a price was reduced when it was sold is not known. */
const lineCondition = async (db: Db, scope: Scope): Promise<SqlCondition> => {
  const { include, exclude, minUnitPrice, maxUnitPrice } = scope;
  const included = await namedCondition(db, include);
  const excluded = await namedCondition(db, exclude);
  const parts: SqlCondition[] = [
    // References to goods that no longer exist name nothing.
    ...(included ? [included] : include.length > 0 ? [{ sql: '1 = 0', values: [] }] : []),
    ...(excluded ? [{ sql: `not coalesce(${excluded.sql}, 1 = 0)`, values: excluded.values }] : []),
    ...(minUnitPrice === null ? [] : [{ sql: 'l.unit_price >= ?', values: [minUnitPrice] }]),
    ...(maxUnitPrice === null ? [] : [{ sql: 'l.unit_price <= ?', values: [maxUnitPrice] }]),
  ];
  if (parts.length === 0) return { sql: '1 = 1', values: [] };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(' and ')})`,
    values: parts.flatMap(({ values }) => values),
  };
};

/** That a line `l` of an order is in any of the scopes. */
export const linesInScopes = async (db: Db, scopes: readonly Scope[]): Promise<SqlCondition> => {
  const conditions: SqlCondition[] = [];
  for (const scope of scopes) conditions.push(await lineCondition(db, scope));
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(' or ')})`,
    values: conditions.flatMap(({ values }) => values),
  };
};
