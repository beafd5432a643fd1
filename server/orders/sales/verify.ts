/** Recomputes the sales rollups from the orders and reports differences. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { type Difference, SHOWN, type VerifyOptions } from '../../platform/verify/verify.ts';
import { recomputeMonths } from './applyMonths.ts';
import { recomputeSales } from './recompute.ts';
import { recomputeVisits } from './recomputeMembers.ts';

/** Key columns and figure columns of each rollup. */
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
      'money_only',
      'revenue_with_cost',
      'returned_with_cost',
      'cost',
      'buyers',
      'week_buyers',
      'month_buyers',
      'new_buyers',
    ],
  },
  buyer_gaps: { keys: ['day', 'channel', 'category_id', 'previous_day'], figures: ['buyers'] },
  member_months: {
    keys: ['member_id', 'month'],
    figures: ['orders', 'revenue', 'net_spend', 'returns', 'returned', 'active_days', 'visits'],
  },
  visit_days: { keys: ['channel', 'day'], figures: ['visits'] },
};

/** Compares inside the database, because the rows of a large store do not fit in memory. */
const compareTable = async (tx: Db, table: string): Promise<Difference[]> => {
  const { keys = [], figures = [] } = TABLES[table] ?? {};
  // A row in which all figures are zero is equivalent to no row.
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

/** Differences of the sales rollups; [] where there are none. */
export const verifySales = async (tx: Db, { weekStart }: VerifyOptions): Promise<Difference[]> => {
  await recomputeSales(tx, { weekStart, forComparison: true });
  await recomputeVisits(tx, true);
  await recomputeMonths(tx, true);
  const differences: Difference[] = [];
  for (const table of Object.keys(TABLES)) differences.push(...(await compareTable(tx, table)));
  for (const table of Object.keys(TABLES)) await query(tx, `drop table check_${table}`);
  return differences;
};
