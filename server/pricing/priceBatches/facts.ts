/**
 * The facts of each variant that a batch's formula and checks need: price, cost, guards and competitors. Written by
 * hand: a hundred thousand variants are read in steps, each column as one array.
 */
import { and, eq, gt, lt } from 'drizzle-orm';
import type { PriceFilter, PriceFormula } from '#contract/pricing/priceBatches';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, type Columns, columnsOf } from '#db/columns';
import { prepared } from '#db/prepared';
import { prices } from '#db/schema/pricing/prices';
import type { GuardsOf } from '../guards/load.ts';
import { guardsOfVariant } from '../guards/rules.ts';
import { AVERAGE_COMPETING, freshAfter, LOWEST_COMPETING } from './competing.ts';
import { conditionOf, isInState } from './filter.ts';
import type { RowFacts } from './judge.ts';
import { READ_STEP } from './steps.ts';

export interface FactsQuery {
  listId: number;
  minQuantity: number;
  startsAt: number;
  /** `FOREVER` for no end. */
  endsAt: number;
  filter: PriceFilter;
  formula: PriceFormula;
  now: number;
}

/** Variants with a price of this list that begins after now and overlaps the window. */
const plannedVariants = prepared(
  {
    listId: prices.listId,
    minQuantity: prices.minQuantity,
    now: prices.startsAt,
    startsAt: prices.endsAt,
    endsAt: prices.startsAt,
  },
  (q, { listId, minQuantity, now, startsAt, endsAt }) =>
    q
      .select({ variantId: prices.variantId })
      .from(prices)
      .where(
        and(
          eq(prices.listId, listId),
          eq(prices.minQuantity, minQuantity),
          gt(prices.startsAt, now),
          lt(prices.startsAt, endsAt),
          gt(prices.endsAt, startsAt),
        ),
      ),
);

const ALWAYS = ['id', 'cost', 'min_price', 'min_margin_bps', 'own_amount', 'own_ends_at'] as const;
type Optional = 'category_id' | 'base_amount' | 'competing';
type Step = Columns<(typeof ALWAYS)[number]> & Partial<Columns<Optional>>;

const COMPETING = { lowest: LOWEST_COMPETING, average: AVERAGE_COMPETING };

/** Joins the price in force. The last condition repeats the step's start, so that PostgreSQL may begin its merge there. */
const joinPrice = (alias: string) =>
  `left join prices ${alias} on ${alias}.variant_id = v.id and ${alias}.list_id = ? and ${alias}.min_quantity = ?
     and ${alias}.starts_at <= ? and ${alias}.ends_at > ? and ${alias}.variant_id > ?`;

/** A cross join, because SQLite keeps its order: it walks by variant instead of sorting all products of a status. */
const PRODUCT = { join: 'cross join products p', where: ' and p.id = v.product_id' };

/** A function that reads the step after an id, with only the columns that the formula and the list need. */
const stepReader = (
  db: Db,
  { listId, minQuantity, startsAt, formula, filter, now }: FactsQuery,
  guards: GuardsOf,
) => {
  const aim = formula.kind === 'competitor' ? formula.aim : null;
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const condition = conditionOf(db, filter);
  const optional: Partial<Record<Optional, string>> = {
    ...(guards.differ && { category_id: 'p.primary_category_id' }),
    ...(!isBase && { base_amount: 'base.amount' }),
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

/** A filter that names more variants than one step reads is divided, in the order of their ids. */
const slicesOf = (filter: PriceFilter): PriceFilter[] => {
  if (!filter.variantIds || filter.variantIds.length <= READ_STEP) return [filter];
  const ids = [...filter.variantIds].sort((a, b) => a - b);
  return Array.from({ length: Math.ceil(ids.length / READ_STEP) }, (_, index) => ({
    ...filter,
    variantIds: ids.slice(index * READ_STEP, (index + 1) * READ_STEP),
  }));
};

/** One row of a step. A plain object, because a hundred thousand of them are made. */
const factsAt = (
  step: Step,
  index: number,
  variantId: number,
  guardsOf: GuardsOf,
  planned: Set<number>,
): RowFacts => {
  const own = {
    cost: cell(step, 'cost', index),
    minPrice: cell(step, 'min_price', index),
    minMarginBps: cell(step, 'min_margin_bps', index),
  };
  const { cost, minPrice, minMarginBps } = guardsOfVariant(
    own,
    guardsOf(cell(step, 'category_id', index)),
  );
  const ownAmount = cell(step, 'own_amount', index);
  return {
    variantId,
    cost,
    minPrice,
    minMarginBps,
    oldAmount: step.base_amount ? cell(step, 'base_amount', index) : ownAmount,
    ownAmount,
    ownEndsAt: cell(step, 'own_ends_at', index),
    planned: planned.has(variantId),
    competing: cell(step, 'competing', index),
  };
};

/** The facts of every variant that the filter matches, in the order of their ids, a step at a time. */
export async function* factsOf(
  db: Db,
  search: FactsQuery,
  guardsOf: GuardsOf,
): AsyncGenerator<RowFacts[]> {
  const { listId, minQuantity, now, startsAt, endsAt } = search;
  const rows = await plannedVariants(db, { listId, minQuantity, now, startsAt, endsAt });
  const planned = new Set(rows.map(({ variantId }) => variantId));
  for (const filter of slicesOf(search.filter)) {
    const read = stepReader(db, { ...search, filter }, guardsOf);
    // The next step is read while the caller works on this one.
    for (let reading: Promise<Step> | null = read(0); reading;) {
      const step: Step = await reading;
      const ids = step.id as number[];
      const last = ids.at(-1);
      reading = ids.length === READ_STEP && last !== undefined ? read(last) : null;
      const facts = ids.map((id, index) => factsAt(step, index, id, guardsOf, planned));
      yield filter.state === undefined ? facts : facts.filter((row) => isInState(row, filter));
    }
  }
}
