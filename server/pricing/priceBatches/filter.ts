/** SQL conditions for the variants of a batch, over variants `v` and products `p`. */
import type { PriceFilter } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { inValues, type Value } from '#db/statements';
import { floorOf } from '../guards/rules.ts';
import { variantCondition } from '../prices/variantSearch.ts';
import type { RowFacts } from './rowFacts.ts';

const IN_SUBTREE = `in (with recursive below(id) as (select cast(? as integer) union all
  select c.id from categories c join below on c.parent_id = below.id) select id from below)`;

interface Condition {
  sql: string;
  values: Value[];
}

/** All of a filter except `state`, which is checked for each evaluated row. */
export const conditionOf = (db: Db, filter: PriceFilter): Condition => {
  const parts: Condition[] = [];
  const add = (sql: string, ...values: Value[]) => parts.push({ sql, values });
  if (filter.q?.trim()) {
    const found = variantCondition(db, filter.q);
    add(found.sql, ...found.values);
  }
  if (filter.categoryId !== undefined)
    add(
      `(p.primary_category_id ${IN_SUBTREE}
        or exists (select 1 from product_categories c where c.product_id = p.id and c.category_id ${IN_SUBTREE}))`,
      filter.categoryId,
      filter.categoryId,
    );
  if (filter.brand !== undefined) add('p.brand = ?', filter.brand);
  if (filter.tag !== undefined)
    add(
      'exists (select 1 from product_tags t where t.product_id = p.id and t.tag = ?)',
      filter.tag,
    );
  if (filter.status !== undefined) add('p.status = ?', filter.status);
  if (filter.productIds) add(`p.id ${inValues(db, 'bigint')}`, JSON.stringify(filter.productIds));
  if (filter.variantIds) add(`v.id ${inValues(db, 'bigint')}`, JSON.stringify(filter.variantIds));
  return {
    sql: parts.map(({ sql }) => ` and ${sql}`).join(''),
    values: parts.flatMap(({ values }) => values),
  };
};

export const isInState = (facts: RowFacts, { state }: PriceFilter): boolean => {
  if (state === 'noCost') return facts.cost === null;
  if (state === 'belowFloor') {
    const floor = floorOf(facts);
    return floor !== null && facts.oldAmount !== null && facts.oldAmount < floor;
  }
  return true;
};
