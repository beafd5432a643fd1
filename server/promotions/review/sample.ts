/** Selects a sample of the variants in scopes, spread over them. */
import type { Scope } from '#contract/catalog/scopes';
import type { Db } from '#db';
import { query } from '#db/statements';
import { namedCondition } from '../scopes/scopeSql.ts';

/** About `most` variants, selected evenly over the ids; excluded goods are left out later by the engine. */
export const inScope = async (
  db: Db,
  scopes: readonly Scope[],
  most: number,
): Promise<number[]> => {
  const includes = scopes.map(({ include }) => include);
  const everything = includes.some((include) => include.length === 0);
  const named = everything ? null : await namedCondition(db, includes.flat());
  if (!everything && !named) return [];
  // By hand: conditions depend on the scope, and rows are selected by their number.
  const rows = await query<{ id: number }>(
    db,
    `select id from (
       select v.id, row_number() over (order by v.id) as n, count(*) over () as total
       from variants v join products p on p.id = v.product_id
       where p.status = 'active'${named ? ` and ${named.sql}` : ''}
     ) as numbered where (n - 1) % (case when total > ? then (total + ? - 1) / ? else 1 end) = 0 order by id`,
    [...(named?.values ?? []), most, most, most],
  );
  return rows.map(({ id }) => id);
};
