/** Applies the quality rules to stored products and stores their scores and issues. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { qualityIssues } from '#db/schema/catalog/quality';
import { rowsStatement } from '#db/statements';
import { loadFacts } from './facts.ts';
import { deleteIssues, keyOf, storedIssues } from './issues.ts';
import { type Issue, issuesOf, scoreOf } from './rules.ts';
import { loadRules } from './settings.ts';
import { groupBy } from '../../pricing/prices/read.ts';

// By hand: one statement updates the scores of any number of products.
const writeScores = rowsStatement(
  { id: 'integer', score: 'integer', errors: 'integer', warnings: 'integer' },
  (
    input,
  ) => `update products set quality_score = input.score, quality_errors = input.errors, quality_warnings = input.warnings
    from ${input} where products.id = input.id`,
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
  const scores: number[][] = [];
  for (const [id, fact] of facts) {
    const issues = issuesOf(fact, rules);
    issuesByProduct.set(id, issues);
    const open = new Map((stored.get(id) ?? []).map((row) => [keyOf(row), row.id]));
    for (const issue of issues) {
      if (!open.delete(keyOf(issue))) opened.push({ productId: id, ...issue, openedAt: now });
    }
    closed.push(...open.values());
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    scores.push([id, scoreOf(issues), errors, issues.length - errors]);
  }
  await deleteIssues(tx, { ids: closed });
  await insertRows(tx, qualityIssues, opened);
  await writeScores(tx, scores);
  return issuesByProduct;
};
