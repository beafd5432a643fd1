/** Selects a sample of the variants that terms may apply to, spread over their scope. */
import type { ScopeRef, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { inValues, query, type Value } from '#db/statements';
import { loadPaths } from '../calendar/paths.ts';
import { targetScopes } from '../engine/targetScopes.ts';

const fold = (name: string) => name.trim().toLowerCase();

/** One condition for each kind of reference, whatever the number of references. */
const conditionsOf = async (
  db: Db,
  refs: readonly ScopeRef[],
): Promise<{ sql: string; value: Value }[]> => {
  const ids = (kind: ScopeRef['kind']) =>
    refs.flatMap((ref) => (ref.kind === kind && 'id' in ref ? [ref.id] : []));
  const names = (kind: ScopeRef['kind']) =>
    refs.flatMap((ref) => (ref.kind === kind && 'name' in ref ? [fold(ref.name)] : []));
  const numbers = inValues(db, 'bigint');
  const texts = inValues(db, 'text');
  const named = new Set(ids('category'));
  const categories = named.size === 0 ? [] : (await loadPaths(db)).under(named);
  const all: { sql: string; values: readonly (string | number)[] }[] = [
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
  return all
    .filter(({ values }) => values.length > 0)
    .map(({ sql, values }) => ({ sql, value: JSON.stringify([...new Set(values)]) }));
};

/** About `most` variants, selected evenly over the ids; excluded goods are left out later by the engine. */
export const inScope = async (db: Db, terms: Terms, most: number): Promise<number[]> => {
  const includes = targetScopes(terms).map(({ include }) => include);
  const everything = includes.some((include) => include.length === 0);
  const conditions = everything ? [] : await conditionsOf(db, includes.flat());
  const among =
    conditions.length > 0 ? ` and (${conditions.map(({ sql }) => sql).join(' or ')})` : '';
  // By hand: conditions depend on the scope, and rows are selected by their number.
  const rows = await query<{ id: number }>(
    db,
    `select id from (
       select v.id, row_number() over (order by v.id) as n, count(*) over () as total
       from variants v join products p on p.id = v.product_id where p.status = 'active'${among}
     ) as numbered where (n - 1) % (case when total > ? then (total + ? - 1) / ? else 1 end) = 0 order by id`,
    [...conditions.map(({ value }) => value), most, most, most],
  );
  return rows.map(({ id }) => id);
};
