/** Recomputes every cached figure from its source rows and tells where they differ. */
import type { Db } from '#db';
import type { Dialect } from '#db/kit';
import { query } from '#db/statements';
import { recomputeSales, recomputeVisits } from './recompute.ts';

export interface Difference {
  table: string;
  /** What is kept and what the rows say, as stored; null where one side has no such row. */
  kept: unknown;
  expected: unknown;
}
interface Options {
  dialect: Dialect;
  weekStart: number;
}

const SHOWN = 20;
const KEYS: Record<string, string[]> = {
  sales_days: ['channel', 'category_id', 'day'],
  buyer_days: ['member_id', 'channel', 'category_id', 'day'],
  buyer_gaps: ['channel', 'category_id', 'day', 'previous_day'],
  visit_days: ['channel', 'day'],
};

/** A row that says nothing (all zero) is the same as no row. */
const compareTable = async (tx: Db, table: string): Promise<Difference[]> => {
  const keys = KEYS[table] ?? [];
  const rows = async (name: string) =>
    new Map(
      (await query<Record<string, string | number>>(tx, `select * from ${name}`))
        .filter((row) => Object.entries(row).some(([column, value]) => !keys.includes(column) && value !== 0))
        .map((row) => [keys.map((key) => row[key]).join('\u001f'), row]),
    );
  const kept = await rows(table);
  const expected = await rows(`check_${table}`);
  const differences: Difference[] = [];
  for (const [key, row] of expected) {
    const other = kept.get(key);
    kept.delete(key);
    const same = other !== undefined && Object.keys(row).every((column) => row[column] === other[column]);
    if (!same) differences.push({ table, kept: other ?? null, expected: row });
  }
  for (const row of kept.values()) differences.push({ table, kept: row, expected: null });
  return differences.slice(0, SHOWN);
};

const FIGURES: Record<string, string> = {
  'members.revenue and orders': `select m.id, m.order_count, m.revenue, m.returned from members m where
     m.order_count <> (select count(*) from orders o where o.member_id = m.id and o.counted_on is not null)
     or m.revenue <> (select coalesce(sum(o.revenue), 0) from orders o where o.member_id = m.id and o.counted_on is not null)
     or m.returned <> (select coalesce(sum(r.amount), 0) from returns r where r.member_id = m.id and r.counted_on is not null)`,
  'orders.revenue, units and discount': `select o.id, o.revenue, o.units, o.discount from orders o where
     o.revenue <> (select coalesce(sum(l.paid), 0) from order_lines l where l.order_id = o.id)
     or o.units <> (select coalesce(sum(l.quantity), 0) from order_lines l where l.order_id = o.id)
     or o.discount <> (select coalesce(sum(l.discount), 0) from order_lines l where l.order_id = o.id)`,
  'orders.returned': `select o.id, o.returned from orders o where
     o.returned <> (select coalesce(sum(r.amount), 0) from returns r where r.order_id = o.id)`,
  'returns.amount': `select r.id, r.amount from returns r where
     r.amount <> (select coalesce(sum(l.amount), 0) from return_lines l where l.return_id = r.id)`,
  'products.variantCount and prices': `select p.id, p.variant_count, p.min_price, p.max_price from products p where
     p.variant_count <> (select count(*) from variants v where v.product_id = p.id)
     or p.min_price <> (select min(v.base_price) from variants v where v.product_id = p.id)
     or p.max_price <> (select max(v.base_price) from variants v where v.product_id = p.id)`,
  'products.qualityErrors and qualityWarnings': `select p.id, p.quality_errors, p.quality_warnings from products p where
     p.quality_errors <> (select count(*) from quality_issues i where i.product_id = p.id and i.severity = 'error')
     or p.quality_warnings <> (select count(*) from quality_issues i where i.product_id = p.id and i.severity = 'warning')`,
};

/** Differences of the sales rollups; [] when all are right. */
export const verifySales = async (tx: Db, { dialect, weekStart }: Options): Promise<Difference[]> => {
  await recomputeSales(tx, { dialect, weekStart, beside: true });
  await recomputeVisits(tx, true);
  const differences: Difference[] = [];
  for (const table of Object.keys(KEYS)) differences.push(...(await compareTable(tx, table)));
  for (const table of Object.keys(KEYS)) await query(tx, `drop table check_${table}`);
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
