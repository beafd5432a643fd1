/** Applies the quality rules to stored products and stores their scores and issues. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { preparedRows } from '#db/preparedRows';
import { products } from '#db/schema/catalog/products';
import { qualityIssues } from '#db/schema/catalog/quality';
import { groupBy } from '#shared/groupBy';
import { loadFacts } from './facts.ts';
import { deleteIssues, keyOf, storedIssues } from './issues.ts';
import { type Issue, issuesOf, scoreOf } from './rules.ts';
import { loadRules } from './settings.ts';

const writeScores = preparedRows(
  {
    id: products.id,
    score: products.qualityScore,
    errors: products.qualityErrors,
    warnings: products.qualityWarnings,
  },
  {},
  (q, { rows, input }) =>
    q
      .update(products)
      .set({
        qualityScore: input.score,
        qualityErrors: input.errors,
        qualityWarnings: input.warnings,
      })
      .from(rows)
      .where(eq(products.id, input.id)),
);

/**
 * Scores these products again; returns the current issues of each. An issue that persists keeps the time at which it
 * was opened.
 */
export const scoreProducts = async (
  tx: Db,
  now: number,
  productIds: Iterable<number>,
): Promise<Map<number, Issue[]>> => {
  const ids = [...new Set(productIds)];
  if (ids.length === 0) return new Map();
  const rules = await loadRules(tx);
  const facts = await loadFacts(tx, ids);
  const stored = groupBy(await storedIssues(tx, { ids }), ({ productId }) => productId);
  const issuesByProduct = new Map<number, Issue[]>();
  const opened: (typeof qualityIssues.$inferInsert)[] = [];
  const closed: number[] = [];
  const scores: { id: number; score: number; errors: number; warnings: number }[] = [];
  for (const [id, fact] of facts) {
    const issues = issuesOf(fact, rules);
    issuesByProduct.set(id, issues);
    const open = new Map((stored.get(id) ?? []).map((row) => [keyOf(row), row.id]));
    for (const issue of issues) {
      if (!open.delete(keyOf(issue))) opened.push({ productId: id, ...issue, openedAt: now });
    }
    closed.push(...open.values());
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    scores.push({ id, score: scoreOf(issues), errors, warnings: issues.length - errors });
  }
  await deleteIssues(tx, { ids: closed });
  await insertRows(tx, qualityIssues, opened);
  await writeScores(tx, scores);
  return issuesByProduct;
};
