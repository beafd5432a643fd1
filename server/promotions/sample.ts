/** Goods that terms may concern, spread over their scope: for looking at what they would do. */
import type { Scope, Terms } from '#contract/promotions';
import type { Db } from '#db';
import { query, type Value } from '#db/statements';

const conditionOf = (ref: Scope['include'][number]): { sql: string; values: Value[] } => {
  switch (ref.kind) {
    case 'variant':
      return { sql: 'v.id = ?', values: [ref.id] };
    case 'product':
      return { sql: 'p.id = ?', values: [ref.id] };
    case 'brand':
      return { sql: 'lower(p.brand) = ?', values: [ref.name.trim().toLowerCase()] };
    case 'tag':
      return {
        sql: 'p.id in (select t.product_id from product_tags t where lower(t.tag) = ?)',
        values: [ref.name.trim().toLowerCase()],
      };
    case 'category':
      return {
        sql: `(p.primary_category_id in (select c.id from categories c where c.path like '%/' || ? || '/%')
          or p.id in (select pc.product_id from product_categories pc join categories c on c.id = pc.category_id
            where c.path like '%/' || ? || '/%'))`,
        values: [String(ref.id), String(ref.id)],
      };
  }
};

const scopesOf = ({ scope, rewards }: Terms): Scope[] =>
  rewards.flatMap((reward) => {
    if (reward.kind === 'buyGet') return [reward.get.scope ?? scope];
    if (reward.kind === 'bundle') return reward.parts.map((part) => part.scope);
    if (reward.kind === 'flash')
      return [
        { ...scope, include: reward.items.map(({ variantId }) => ({ kind: 'variant' as const, id: variantId })) },
      ];
    return 'scope' in reward && reward.scope ? [reward.scope] : [scope];
  });

/** At most `most` variants, picked evenly over the ids; what a scope excludes is left to the engine. */
export const inScope = async (db: Db, terms: Terms, most: number): Promise<number[]> => {
  const includes = scopesOf(terms).map(({ include }) => include);
  const everything = includes.some((include) => include.length === 0);
  const conditions = everything ? [] : includes.flat().slice(0, 200).map(conditionOf);
  const where = `where p.status = 'active'${conditions.length > 0 ? ` and (${conditions.map(({ sql }) => sql).join(' or ')})` : ''}`;
  const values = conditions.flatMap((condition) => condition.values);
  const rows = await query<{ id: number }>(
    db,
    `select id from (
       select v.id, row_number() over (order by v.id) as n, count(*) over () as total
       from variants v join products p on p.id = v.product_id ${where}
     ) as numbered where (n - 1) % (case when total > ? then total / ? else 1 end) = 0 order by id limit ?`,
    [...values, most, most, most],
  );
  return rows.map(({ id }) => id);
};
