/** The open issues as a list to work through: those of the best-selling products first. */
import * as z from 'zod';
import { asc, eq, ne } from 'drizzle-orm';
import { QUALITY_RULES, type QueuedIssue, SEVERITIES } from '#contract/catalog/quality';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { qualityIssues } from '#db/schema/catalog/quality';
import { statement } from '#db/statements';
import { DAY_MS } from '#shared/days';

/** Sales of this many days are at stake. */
const SALES_DAYS = 90;
/** Issues that one answer lists; the next ones come when these are fixed. */
const MOST = 500;

export const QueueQuery = z.strictObject({
  rule: z.enum(QUALITY_RULES).optional(),
  severity: z.enum(SEVERITIES).exclude(['off']).optional(),
});

const openIssues = prepared({}, (q) =>
  q
    .select({
      id: qualityIssues.id,
      productId: qualityIssues.productId,
      rule: qualityIssues.rule,
      severity: qualityIssues.severity,
      detail: qualityIssues.detail,
      names: products.names,
    })
    .from(qualityIssues)
    .innerJoin(products, eq(products.id, qualityIssues.productId))
    .where(ne(products.status, 'archived'))
    .orderBy(asc(qualityIssues.severity), asc(qualityIssues.id)),
);

/** By hand: the domain of orders, whose tables these are, stands right of the catalogue. */
const salesSince = statement<{ productId: number; paid: number }>(
  `select l.product_id as "productId", sum(l.paid) as paid from orders o join order_lines l on l.order_id = o.id
   where o.placed_at >= ? and o.counted_on is not null and l.product_id is not null group by l.product_id`,
);

/**
 * Issues by what was paid for their product in orders of the last 90 days, the highest first, then errors before
 * warnings; with the number of all of them.
 */
export const loadQueue = async (
  db: Db,
  { rule, severity }: z.infer<typeof QueueQuery>,
  now: number,
): Promise<{ total: number; issues: QueuedIssue[] }> => {
  const sales = new Map(
    (await salesSince(db, now - SALES_DAYS * DAY_MS)).map(({ productId, paid }) => [
      Number(productId),
      Number(paid),
    ]),
  );
  const open = (await openIssues(db))
    .filter((issue) => (!rule || issue.rule === rule) && (!severity || issue.severity === severity))
    .map((issue) => ({ ...issue, atStake: sales.get(issue.productId) ?? 0 }));
  // Sorting keeps the order of those with the same sales.
  return {
    total: open.length,
    issues: open.sort((a, b) => b.atStake - a.atStake).slice(0, MOST),
  };
};
