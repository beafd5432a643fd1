/** The open issues as a list to work through: those of the best-selling products first. */
import * as z from 'zod';
import { QUALITY_RULES, type QueuedIssue, SEVERITIES } from '#contract/catalog/quality';
import type { Db } from '#db';
import { products } from '#db/schema/catalog/products';
import { query, type Value } from '#db/statements';
import { DAY_MS } from '#shared/days';
import { decodeRows } from '../../platform/lists/list.ts';
import { productSales } from './productSales.ts';

/** Sales of this many days are at stake. */
const SALES_DAYS = 90;
/** Issues that one answer lists; the next ones come when these are fixed. */
const MOST = 500;

export const QueueQuery = z.strictObject({
  rule: z.enum(QUALITY_RULES).optional(),
  severity: z.enum(SEVERITIES).exclude(['off']).optional(),
});

/** What was paid for each product, by product; without any domain that knows sales, nothing. */
const salesSince = (since: number): { sql: string; values: Value[] } => {
  const [sales] = productSales.parts;
  return sales
    ? { sql: sales.sql, values: [since] }
    : { sql: 'select 0 as product_id, 0 as paid', values: [] };
};

const openIssues = ({ rule, severity }: z.infer<typeof QueueQuery>) => ({
  sql: `from quality_issues i join products p on p.id = i.product_id and p.status <> 'archived'
    where ${[rule && 'i.rule = ?', severity && 'i.severity = ?'].filter(Boolean).join(' and ') || '1 = 1'}`,
  values: [rule, severity].filter((value) => value !== undefined),
});

/**
 * Issues by what was paid for their product in orders of the last 90 days, the highest first, then errors before
 * warnings; with the number of all of them.
 */
export const loadQueue = async (
  db: Db,
  asked: z.infer<typeof QueueQuery>,
  now: number,
): Promise<{ total: number; issues: QueuedIssue[] }> => {
  const open = openIssues(asked);
  const sales = salesSince(now - SALES_DAYS * DAY_MS);
  // By hand: joined with a selection that another domain contributes.
  const [[counted], rows] = await Promise.all([
    query<{ total: number }>(
      db,
      `select cast(count(*) as integer) as total ${open.sql}`,
      open.values,
    ),
    query<Record<string, unknown>>(
      db,
      `with sold as (${sales.sql}), found as (select i.id, i.product_id, i.rule, i.severity, i.detail, p.names ${open.sql})
       select found.id, found.product_id as "productId", found.rule, found.severity, found.detail, found.names,
         cast(coalesce(sold.paid, 0) as bigint) as "atStake"
       from found left join sold on sold.product_id = found.product_id
       order by coalesce(sold.paid, 0) desc, found.severity, found.id limit ?`,
      [...sales.values, ...open.values, MOST],
    ),
  ]);
  return { total: counted?.total ?? 0, issues: decodeRows<QueuedIssue>(products, rows) };
};
