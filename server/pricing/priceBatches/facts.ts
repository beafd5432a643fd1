/** The facts a batch is judged by: price, cost, guards and competitors of the variants it looks at, in steps. */
import type { PriceFilter, PriceFormula } from '#contract/pricing/priceBatches';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, type Columns, columnsOf } from '#db/columns';
import { query } from '#db/statements';
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

/** Variants for which somebody has planned a change of this list within the window. */
const plannedVariants = async (
  db: Db,
  { listId, minQuantity, now, endsAt, startsAt }: FactsQuery,
) => {
  const rows = await query<{ variant_id: number }>(
    db,
    `select variant_id from prices where list_id = ? and min_quantity = ? and starts_at > ? and starts_at < ?
       and ends_at > ?`,
    [listId, minQuantity, now, endsAt, startsAt],
  );
  return new Set(rows.map(({ variant_id }) => variant_id));
};

const ALWAYS = ['id', 'cost', 'min_price', 'min_margin_bps', 'own_amount', 'own_ends_at'] as const;
type Asked = 'category_id' | 'base_amount' | 'competing';
type Step = Columns<(typeof ALWAYS)[number]> & Partial<Columns<Asked>>;

const COMPETING = { lowest: LOWEST_COMPETING, average: AVERAGE_COMPETING };

/** The price in force, of rows past the same id: PostgreSQL may walk both in step, and must not begin at the first. */
const hold = (alias: string) =>
  `left join prices ${alias} on ${alias}.variant_id = v.id and ${alias}.list_id = ? and ${alias}.min_quantity = ?
     and ${alias}.starts_at <= ? and ${alias}.ends_at > ? and ${alias}.variant_id > ?`;

/** A cross join, for SQLite keeps to its order: by variant, instead of all of a status gathered and sorted for a step. */
const PRODUCT = { join: 'cross join products p', where: ' and p.id = v.product_id' };

/** How one step is read, from an id on: no column that the formula has no use for, or that says the same as another. */
const stepReader = (
  db: Db,
  { listId, minQuantity, startsAt, formula, filter, now }: FactsQuery,
  guards: GuardsOf,
) => {
  const aim = formula.kind === 'competitor' ? formula.aim : null;
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const condition = conditionOf(db, filter);
  const asked: Partial<Record<Asked, string>> = {
    ...(guards.differ && { category_id: 'p.primary_category_id' }),
    ...(!isBase && { base_amount: 'base.amount' }),
    ...(aim && { competing: COMPETING[aim] }),
  };
  const product = guards.differ || condition.sql !== '' ? PRODUCT : { join: '', where: '' };
  const sql = `select v.id, v.cost, v.min_price, v.min_margin_bps, own.amount as own_amount, own.ends_at as own_ends_at
      ${Object.entries(asked)
        .map(([name, of]) => `, ${of} as ${name}`)
        .join('')}
    from variants v ${product.join} ${hold('own')} ${isBase ? '' : hold('base')}
    where v.id > ?${product.where}${condition.sql} order by v.id limit ${READ_STEP}`;
  const names = [...ALWAYS, ...(Object.keys(asked) as Asked[])];
  const held = (list: number, quantity: number, last: number) => [
    list,
    quantity,
    startsAt,
    startsAt,
    last,
  ];
  return (last: number): Promise<Step> =>
    columnsOf(db, names, sql, [
      ...(aim ? [freshAfter(now)] : []),
      ...held(listId, minQuantity, last),
      ...(isBase ? [] : held(BASE_LIST_ID, 1, last)),
      last,
      ...condition.values,
    ]);
};

/** Filters that name variants one by one: a step's worth of them each, in the order of their ids. */
const slicesOf = (filter: PriceFilter): PriceFilter[] => {
  if (!filter.variantIds || filter.variantIds.length <= READ_STEP) return [filter];
  const ids = [...filter.variantIds].sort((a, b) => a - b);
  return Array.from({ length: Math.ceil(ids.length / READ_STEP) }, (_, index) => ({
    ...filter,
    variantIds: ids.slice(index * READ_STEP, (index + 1) * READ_STEP),
  }));
};

/** One row of a step; a plain object, written out: a hundred thousand of them are made. */
const factsAt = (
  step: Step,
  at: number,
  variantId: number,
  guardsOf: GuardsOf,
  planned: Set<number>,
): RowFacts => {
  const own = {
    cost: cell(step, 'cost', at),
    minPrice: cell(step, 'min_price', at),
    minMarginBps: cell(step, 'min_margin_bps', at),
  };
  const { cost, minPrice, minMarginBps } = guardsOfVariant(
    own,
    guardsOf(cell(step, 'category_id', at)),
  );
  const ownAmount = cell(step, 'own_amount', at);
  return {
    variantId,
    cost,
    minPrice,
    minMarginBps,
    oldAmount: step.base_amount ? cell(step, 'base_amount', at) : ownAmount,
    ownAmount,
    ownEndsAt: cell(step, 'own_ends_at', at),
    planned: planned.has(variantId),
    competing: cell(step, 'competing', at),
  };
};

/** The facts of every variant the filter finds, by id, a step at a time. */
export async function* factsOf(
  db: Db,
  asked: FactsQuery,
  guardsOf: GuardsOf,
): AsyncGenerator<RowFacts[]> {
  const planned = await plannedVariants(db, asked);
  for (const filter of slicesOf(asked.filter)) {
    const read = stepReader(db, { ...asked, filter }, guardsOf);
    // The next step is read while this one is judged.
    for (let reading: Promise<Step> | null = read(0); reading;) {
      const step: Step = await reading;
      const ids = step.id as number[];
      const last = ids.at(-1);
      reading = ids.length === READ_STEP && last !== undefined ? read(last) : null;
      const found = ids.map((id, index) => factsAt(step, index, id, guardsOf, planned));
      yield filter.state === undefined ? found : found.filter((facts) => isInState(facts, filter));
    }
  }
}
