/** Recomputes every cached figure from its source rows and tells where they differ. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { SOLD_CATEGORIES } from './soldCategories.ts';
import { WRONG_COUNTERS } from '../../promotions/redemptions/verify.ts';
import { recomputeSales, recomputeVisits } from './recompute.ts';

export interface Difference {
  table: string;
  /** What is kept and what the rows say, as stored; null where one side has no such row. */
  kept: unknown;
  expected: unknown;
}
interface Options {
  weekStart: number;
}

const SHOWN = 20;
/** Columns that name a row, and those that hold its figures. */
const TABLES: Record<string, { keys: string[]; figures: string[] }> = {
  sales_days: {
    keys: ['day', 'channel', 'category_id'],
    figures: [
      'orders',
      'member_orders',
      'units',
      'revenue',
      'discount',
      'returned',
      'buyers',
      'week_buyers',
      'month_buyers',
      'new_buyers',
    ],
  },
  buyer_gaps: { keys: ['day', 'channel', 'category_id', 'previous_day'], figures: ['buyers'] },
  visit_days: { keys: ['channel', 'day'], figures: ['visits'] },
};

/** Compared inside the database: the rows of a large store do not fit in memory. */
const compareTable = async (tx: Db, table: string): Promise<Difference[]> => {
  const { keys = [], figures = [] } = TABLES[table] ?? {};
  // A row that says nothing (all zero) is the same as no row.
  const rows = (name: string) =>
    `select ${[...keys, ...figures].join(', ')} from ${name} where ${figures.map((figure) => `${figure} <> 0`).join(' or ')}`;
  const only = (one: string, other: string) =>
    query<Record<string, string | number>>(
      tx,
      `select * from (${rows(one)} except ${rows(other)}) as different order by ${keys.join(', ')} limit ${SHOWN}`,
    );
  const differences = new Map<string, Difference>();
  const note = (row: Record<string, string | number>, side: 'kept' | 'expected') => {
    const key = keys.map((column) => row[column]).join('\u001f');
    differences.set(key, {
      ...(differences.get(key) ?? { table, kept: null, expected: null }),
      [side]: row,
    });
  };
  for (const row of await only(`check_${table}`, table)) note(row, 'expected');
  for (const row of await only(table, `check_${table}`)) note(row, 'kept');
  return [...differences.values()].slice(0, SHOWN);
};

const FIGURES: Record<string, string> = {
  usage_counters: WRONG_COUNTERS,
  'members.revenue and orders': `select m.id, m.order_count, m.revenue, m.returned from members m where
     m.order_count <> (select count(*) from orders o where o.member_id = m.id and o.counted_on is not null)
     or m.revenue <> (select coalesce(sum(o.revenue), 0) from orders o where o.member_id = m.id and o.counted_on is not null)
     or m.returned <> (select coalesce(sum(r.amount), 0) from returns r where r.member_id = m.id and r.counted_on is not null)
     or coalesce(m.first_order_at, -1) <> (select coalesce(min(o.paid_at), -1) from orders o where o.member_id = m.id and o.counted_on is not null)
     or coalesce(m.last_order_at, -1) <> (select coalesce(max(o.paid_at), -1) from orders o where o.member_id = m.id and o.counted_on is not null)`,
  'orders.revenue, units and discount': `select o.id, o.revenue, o.units, o.discount from orders o where
     o.revenue <> (select coalesce(sum(l.paid), 0) from order_lines l where l.order_id = o.id)
     or o.units <> (select coalesce(sum(l.quantity), 0) from order_lines l where l.order_id = o.id)
     or o.discount <> (select coalesce(sum(l.discount), 0) from order_lines l where l.order_id = o.id)`,
  'orders.soldCategories': `select orders.id, orders.sold_categories from orders
     where orders.sold_categories <> ${SOLD_CATEGORIES}`,
  'orders.returned': `select o.id, o.returned from orders o where
     o.returned <> (select coalesce(sum(r.amount), 0) from returns r where r.order_id = o.id)`,
  'returns.amount': `select r.id, r.amount from returns r where
     r.amount <> (select coalesce(sum(l.amount), 0) from return_lines l where l.return_id = r.id)`,
  'products.variantCount': `select p.id, p.variant_count from products p where
     p.variant_count <> (select count(*) from variants v where v.product_id = p.id)`,
  'prices without overlap': `select a.id, b.id as other from prices a join prices b on b.variant_id = a.variant_id
     and b.list_id = a.list_id and b.min_quantity = a.min_quantity and b.id <> a.id
     and b.starts_at >= a.starts_at and b.starts_at < a.ends_at`,
  'variants with a base price': `select v.id from variants v where not exists
     (select 1 from prices p where p.variant_id = v.id and p.list_id = 1 and p.min_quantity = 1 and p.ends_at = 8640000000000000)`,
  'competitor_offers as last observed': `select o.id, o.amount, o.shipping, o.observed_at, o.previous_amount, o.moved_at
     from competitor_offers o
     left join (select offer_id, max(observed_at) as last_at, max(case when total <> prior then observed_at end) as moved_at
       from (select offer_id, observed_at, amount + shipping as total,
         lag(amount + shipping) over (partition by offer_id order by observed_at) as prior from competitor_prices) steps
       group by offer_id) told on told.offer_id = o.id
     left join competitor_prices c on c.offer_id = o.id and c.observed_at = told.last_at
     where coalesce(o.observed_at, -1) <> coalesce(c.observed_at, -1) or coalesce(o.amount, -1) <> coalesce(c.amount, -1)
       or coalesce(o.shipping, -1) <> coalesce(c.shipping, -1) or coalesce(o.in_stock, -1) <> coalesce(c.in_stock, -1)
       or coalesce(o.moved_at, -1) <> coalesce(told.moved_at, -1)
       or coalesce(o.previous_amount, -1) <> coalesce((select p.amount + p.shipping from competitor_prices p
         where p.offer_id = o.id and p.observed_at < told.moved_at order by p.observed_at desc limit 1), -1)`,
  'products.qualityErrors and qualityWarnings': `select p.id, p.quality_errors, p.quality_warnings from products p where
     p.quality_errors <> (select count(*) from quality_issues i where i.product_id = p.id and i.severity = 'error')
     or p.quality_warnings <> (select count(*) from quality_issues i where i.product_id = p.id and i.severity = 'warning')`,
};

/** Differences of the sales rollups; [] when all are right. */
export const verifySales = async (tx: Db, { weekStart }: Options): Promise<Difference[]> => {
  await recomputeSales(tx, { weekStart, beside: true });
  await recomputeVisits(tx, true);
  const differences: Difference[] = [];
  for (const table of Object.keys(TABLES)) differences.push(...(await compareTable(tx, table)));
  for (const table of Object.keys(TABLES)) await query(tx, `drop table check_${table}`);
  return differences;
};

/** Differences of every cached figure. */
export const verifyAll = async (tx: Db, options: Options): Promise<Difference[]> => {
  const differences = await verifySales(tx, options);
  for (const [table, sql] of Object.entries(FIGURES)) {
    for (const row of (await query(tx, sql)).slice(0, SHOWN))
      differences.push({ table, kept: row, expected: 'recomputed from its rows' });
  }
  return differences;
};
