/** What a batch looks at: the variants a filter finds, with price, cost, guards and competitors, in steps. */
import type { PriceFilter, PriceFormula } from '#contract/priceBatches';
import { BASE_LIST_ID } from '#contract/prices';
import type { Db } from '#db';
import { searchCondition } from '#db/search';
import { driverOf, inValues, query, type Value } from '#db/statements';
import { type GuardsOf, guardsOfVariant } from '../prices/guards.ts';
import { floorOf } from '../prices/margins.ts';
import type { RowFacts } from './judge.ts';

/** Rows read in one step: about 10 ms. */
const STEP = 4000;
const MS_PER_DAY = 86_400_000;
/** Competing prices older than this say nothing. */
export const FRESH_DAYS = 14;

const IN_SUBTREE = `in (with recursive below(id) as (select cast(? as integer) union all
  select c.id from categories c join below on c.parent_id = below.id) select id from below)`;

interface Condition {
  sql: string;
  values: Value[];
}

/** A filter as conditions over variants `v` and products `p`; `state` is judged row by row instead. */
export const conditionOf = (db: Db, filter: PriceFilter): Condition => {
  const parts: Condition[] = [];
  const add = (sql: string, ...values: Value[]) => parts.push({ sql, values });
  if (filter.q?.trim()) {
    const found = searchCondition(driverOf(db).dialect, 'products', filter.q, false);
    const products = found?.sql.replaceAll('"products".', 'p.') ?? '1 = 0';
    // A whole SKU means that variant; anything else the products it finds.
    add(
      `(v.sku = ? or (${products} and not exists (select 1 from variants x where x.sku = ?)))`,
      filter.q.trim(),
      ...(found ? [found.value] : []),
      filter.q.trim(),
    );
  }
  if (filter.categoryId !== undefined)
    add(
      `(p.primary_category_id ${IN_SUBTREE} or p.id in (select product_id from product_categories where category_id ${IN_SUBTREE}))`,
      filter.categoryId,
      filter.categoryId,
    );
  if (filter.brand !== undefined) add('p.brand = ?', filter.brand);
  if (filter.tag !== undefined) add('p.id in (select product_id from product_tags where tag = ?)', filter.tag);
  if (filter.status !== undefined) add('p.status = ?', filter.status);
  if (filter.productIds) add(`p.id ${inValues(db, 'bigint')}`, JSON.stringify(filter.productIds));
  if (filter.variantIds) add(`v.id ${inValues(db, 'bigint')}`, JSON.stringify(filter.variantIds));
  return { sql: parts.map(({ sql }) => ` and ${sql}`).join(''), values: parts.flatMap(({ values }) => values) };
};

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

interface Row {
  id: number;
  category_id: number | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  base_amount: number | null;
  own_amount: number | null;
  own_ends_at: number | null;
  lowest: number | null;
  average: number | null;
}

const competing = (aggregate: string) =>
  `(select ${aggregate} from competitor_offers o where o.variant_id = v.id and o.own = 0 and o.in_stock = 1
     and o.archived_at is null and o.observed_at > ?)`;
/** Lowest and average competing price, shipping included, rounded half up to whole minor units. */
export const COMPETING = [
  competing('min(o.amount + o.shipping)'),
  competing('(2 * cast(sum(o.amount + o.shipping) as bigint) + count(*)) / (2 * nullif(count(*), 0))'),
] as const;

/** Variants for which somebody has planned a change of this list within the window. */
const plannedVariants = async (db: Db, { listId, minQuantity, now, endsAt, startsAt }: FactsQuery) => {
  const rows = await query<{ variant_id: number }>(
    db,
    `select variant_id from prices where list_id = ? and min_quantity = ? and starts_at > ? and starts_at < ?
       and ends_at > ?`,
    [listId, minQuantity, now, endsAt, startsAt],
  );
  return new Set(rows.map(({ variant_id }) => variant_id));
};

const hold = (alias: string) =>
  `left join prices ${alias} on ${alias}.variant_id = v.id and ${alias}.list_id = ? and ${alias}.min_quantity = ?
     and ${alias}.starts_at <= ? and ${alias}.ends_at > ?`;

/** The statement of one step: its values but for the id to go on from, which comes between these two lists. */
const statementOf = (db: Db, { listId, minQuantity, startsAt, formula, filter, now }: FactsQuery) => {
  const compares = formula.kind === 'competitor';
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const freshAfter = now - FRESH_DAYS * MS_PER_DAY;
  const condition = conditionOf(db, filter);
  const held = (list: number, quantity: number) => [list, quantity, startsAt, startsAt];
  return {
    sql: `select v.id, p.primary_category_id as category_id, v.cost, v.min_price, v.min_margin_bps,
        own.amount as own_amount, own.ends_at as own_ends_at, ${isBase ? 'own' : 'base'}.amount as base_amount,
        ${compares ? COMPETING[0] : 'null'} as lowest, ${compares ? COMPETING[1] : 'null'} as average
      from variants v join products p on p.id = v.product_id ${hold('own')} ${isBase ? '' : hold('base')}
      where v.id > ?${condition.sql} order by v.id limit ${STEP}`,
    before: [
      ...(compares ? [freshAfter, freshAfter] : []),
      ...held(listId, minQuantity),
      ...(isBase ? [] : held(BASE_LIST_ID, 1)),
    ],
    after: condition.values,
  };
};

/** Filters that name variants one by one: a step's worth of them each, in the order of their ids. */
const slicesOf = (filter: PriceFilter): PriceFilter[] => {
  if (!filter.variantIds || filter.variantIds.length <= STEP) return [filter];
  const ids = [...filter.variantIds].sort((a, b) => a - b);
  return Array.from({ length: Math.ceil(ids.length / STEP) }, (_, at) => ({
    ...filter,
    variantIds: ids.slice(at * STEP, (at + 1) * STEP),
  }));
};

/** The facts of every variant the filter finds, by id, a step at a time. */
export async function* factsOf(db: Db, asked: FactsQuery, guardsOf: GuardsOf): AsyncGenerator<RowFacts[]> {
  for (const filter of slicesOf(asked.filter)) yield* factsOfSlice(db, { ...asked, filter }, guardsOf);
}

async function* factsOfSlice(db: Db, asked: FactsQuery, guardsOf: GuardsOf): AsyncGenerator<RowFacts[]> {
  const planned = await plannedVariants(db, asked);
  const { sql, before, after } = statementOf(db, asked);
  const read = (last: number) => query<Row>(db, sql, [...before, last, ...after]);
  // The next step is read while this one is judged.
  for (let reading: Promise<Row[]> | null = read(0); reading;) {
    const rows: Row[] = await reading;
    const last = rows.at(-1)?.id;
    reading = rows.length === STEP && last !== undefined ? read(last) : null;
    yield rows
      .map((row): RowFacts => ({
        variantId: row.id,
        ...guardsOfVariant(
          { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps },
          guardsOf(row.category_id),
        ),
        oldAmount: row.base_amount,
        ownAmount: row.own_amount,
        ownEndsAt: row.own_ends_at,
        planned: planned.has(row.id),
        lowest: row.lowest,
        average: row.average === null ? null : Number(row.average),
      }))
      .filter((facts) => isAskedFor(facts, asked.filter));
  }
}

const isAskedFor = (facts: RowFacts, { state }: PriceFilter): boolean => {
  if (state === 'noCost') return facts.cost === null;
  if (state === 'belowFloor') {
    const floor = floorOf(facts);
    return floor !== null && facts.oldAmount !== null && facts.oldAmount < floor;
  }
  return true;
};
