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
  planned: number;
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

const hold = (alias: string) =>
  `left join prices ${alias} on ${alias}.variant_id = v.id and ${alias}.list_id = ? and ${alias}.min_quantity = ?
     and ${alias}.starts_at <= ? and ${alias}.ends_at > ?`;

/** The facts of every variant the filter finds, by id, a step at a time. */
export async function* factsOf(db: Db, asked: FactsQuery, guardsOf: GuardsOf): AsyncGenerator<RowFacts[]> {
  const { listId, minQuantity, startsAt, endsAt, now, filter } = asked;
  const compares = asked.formula.kind === 'competitor';
  const freshAfter = now - FRESH_DAYS * MS_PER_DAY;
  const condition = conditionOf(db, filter);
  const sql = `select v.id, p.primary_category_id as category_id, v.cost, v.min_price, v.min_margin_bps,
      own.amount as own_amount, own.ends_at as own_ends_at, base.amount as base_amount,
      case when exists (select 1 from prices n where n.variant_id = v.id and n.list_id = ? and n.min_quantity = ?
        and n.starts_at > ? and n.starts_at < ? and n.ends_at > ?) then 1 else 0 end as planned,
      ${compares ? COMPETING[0] : 'null'} as lowest, ${compares ? COMPETING[1] : 'null'} as average
    from variants v join products p on p.id = v.product_id ${hold('own')} ${hold('base')}
    where v.id > ?${condition.sql} order by v.id limit ${STEP}`;
  const held = (list: number, quantity: number) => [list, quantity, startsAt, startsAt];
  for (let last = 0; ;) {
    const rows = await query<Row>(db, sql, [
      listId,
      minQuantity,
      now,
      endsAt,
      startsAt,
      ...(compares ? [freshAfter, freshAfter] : []),
      ...held(listId, minQuantity),
      ...held(BASE_LIST_ID, 1),
      last,
      ...condition.values,
    ]);
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
        planned: row.planned === 1,
        lowest: row.lowest,
        average: row.average,
      }))
      .filter((facts) => isAskedFor(facts, filter));
    if (rows.length < STEP) return;
    last = rows.at(-1)?.id ?? last;
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
