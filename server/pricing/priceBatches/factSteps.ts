/**
 * Loads the facts of many variants in steps, with each column as one array. By hand: a batch may be the whole
 * catalogue.
 */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { type Columns, columnsOf } from '#db/columns';
import type { GuardsOf } from '../guards/load.ts';
import { AVERAGE_COMPETING, freshAfter, LOWEST_COMPETING } from './competing.ts';
import { conditionOf } from './filter.ts';
import { READ_STEP } from './steps.ts';
import type { FactsQuery } from './factsQuery.ts';

const ALWAYS = ['id', 'cost', 'min_price', 'min_margin_bps', 'own_amount', 'own_ends_at'] as const;
type Optional = 'category_id' | 'base_amount' | 'base_ends_at' | 'competing';
export type Step = Columns<(typeof ALWAYS)[number]> & Partial<Columns<Optional>>;

const COMPETING = { lowest: LOWEST_COMPETING, average: AVERAGE_COMPETING };

/** Joins the price in force. The last condition repeats the step's start, so that PostgreSQL may begin its merge there. */
const joinPrice = (alias: string) =>
  `left join prices ${alias} on ${alias}.variant_id = v.id and ${alias}.list_id = ? and ${alias}.min_quantity = ?
     and ${alias}.starts_at <= ? and ${alias}.ends_at > ? and ${alias}.variant_id > ?`;

/** SQLite keeps the order of a cross join: it reads by variant instead of sorting all products of a status. */
const PRODUCT = { join: 'cross join products p', where: ' and p.id = v.product_id' };

/** Creates a function that loads the step after an id, with only the columns that the formula and the list need. */
export const stepReader = (
  db: Db,
  { listId, minQuantity, startsAt, formula, filter, now }: FactsQuery,
  guards: GuardsOf,
) => {
  const aim = formula.kind === 'competitor' ? formula.aim : null;
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const condition = conditionOf(db, filter);
  const optional: Partial<Record<Optional, string>> = {
    ...(guards.differ && { category_id: 'p.primary_category_id' }),
    ...(!isBase && { base_amount: 'base.amount', base_ends_at: 'base.ends_at' }),
    ...(aim && { competing: COMPETING[aim] }),
  };
  const product = guards.differ || condition.sql !== '' ? PRODUCT : { join: '', where: '' };
  const sql = `select v.id, v.cost, v.min_price, v.min_margin_bps, own.amount as own_amount, own.ends_at as own_ends_at
      ${Object.entries(optional)
        .map(([name, of]) => `, ${of} as ${name}`)
        .join('')}
    from variants v ${product.join} ${joinPrice('own')} ${isBase ? '' : joinPrice('base')}
    where v.id > ?${product.where}${condition.sql} order by v.id limit ${READ_STEP}`;
  const names = [...ALWAYS, ...(Object.keys(optional) as Optional[])];
  const priceValues = (list: number, quantity: number, last: number) => [
    list,
    quantity,
    startsAt,
    startsAt,
    last,
  ];
  return (last: number): Promise<Step> =>
    columnsOf(db, names, sql, [
      ...(aim ? [freshAfter(now)] : []),
      ...priceValues(listId, minQuantity, last),
      ...(isBase ? [] : priceValues(BASE_LIST_ID, 1, last)),
      last,
      ...condition.values,
    ]);
};
