/** Applies the quality rules to stored products and stores their scores and issues. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products } from '#db/schema/catalog/products';
import { qualityIssues } from '#db/schema/catalog/quality';
import { rowsStatement } from '#db/statements';
import { groupBy } from '../../pricing/prices/read.ts';
import { subtreeIds } from '../categoryTree/tree.ts';
import { loadFacts } from './facts.ts';
import { type Issue, issuesOf, scoreOf } from './rules.ts';
import { loadRules } from './settings.ts';

// By hand: one statement writes the scores of any number of products.
const writeScores = rowsStatement(
  { id: 'integer', score: 'integer', errors: 'integer', warnings: 'integer' },
  (
    input,
  ) => `update products set quality_score = input.score, quality_errors = input.errors, quality_warnings = input.warnings
    from ${input} where products.id = input.id`,
);

const storedIssues = prepared({ ids: many(qualityIssues.productId) }, (q, { ids }) =>
  q
    .select({
      id: qualityIssues.id,
      productId: qualityIssues.productId,
      rule: qualityIssues.rule,
      severity: qualityIssues.severity,
      detail: qualityIssues.detail,
    })
    .from(qualityIssues)
    .where(inArray(qualityIssues.productId, ids)),
);
const deleteIssues = prepared({ ids: many(qualityIssues.id) }, (q, { ids }) =>
  q.delete(qualityIssues).where(inArray(qualityIssues.id, ids)),
);

/** Two issues of a product with the same key are the same issue. */
const keyOf = ({
  rule,
  severity,
  detail,
}: Pick<typeof qualityIssues.$inferSelect, 'rule' | 'severity' | 'detail'>) =>
  `${rule} ${severity} ${detail}`;

/** Scores these products again; answers the issues each has now. An issue that stays keeps the time it was opened. */
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

const productsOfCategories = prepared({ ids: many(categories.id) }, (q, { ids }) =>
  q.select({ id: products.id }).from(products).where(inArray(products.primaryCategoryId, ids)),
);
const allProducts = prepared({}, (q) => q.select({ id: products.id }).from(products));

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

/** Scores the products whose primary category lies in these categories' subtrees. */
export const scoreCategoryProducts = async (
  tx: Db,
  now: number,
  categoryIds: readonly number[],
) => {
  const ids = new Set<number>();
  for (const id of categoryIds) for (const below of await subtreeIds(tx, id)) ids.add(below);
  await scoreProducts(tx, now, idsOf(await productsOfCategories(tx, { ids: [...ids] })));
};

/** Scores every product: after a rule changed. */
export const scoreAllProducts = async (tx: Db, now: number) => {
  await scoreProducts(tx, now, idsOf(await allProducts(tx)));
};
