/** Applies the quality rules to stored products and keeps score and issues with them. */
import type { Requirement } from '#contract/catalog/categories';
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import {
  DEFAULT_QUALITY_RULES,
  type QualityRuleCode,
  type Severity,
} from '#contract/catalog/quality';
import type { Localized } from '#shared/localization';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { qualityIssues } from '#db/schema/catalog/quality';
import { query, rowsStatement, statement } from '#db/statements';
import { effectiveFor, loadBindings, subtreeIds } from '../categoryTree/tree.ts';
import { type Issue, issuesOf, type QualityFacts, type RuleSetting, scoreOf } from './rules.ts';

const readRules = statement<{
  code: QualityRuleCode;
  severity: Severity;
  threshold: number | null;
}>('select code, severity, threshold from quality_rules order by id');

export const loadRules = async (db: Db): Promise<Map<QualityRuleCode, RuleSetting>> => {
  const rules = await readRules(db);
  return new Map(
    (rules.length > 0 ? rules : DEFAULT_QUALITY_RULES).map(({ code, ...setting }) => [
      code,
      setting,
    ]),
  );
};

interface ProductRow {
  id: number;
  names: string;
  descriptions: string;
  images: string;
  primary_category_id: number | null;
}
interface VariantRow {
  product_id: number;
  sku: string | null;
  barcode: string | null;
  cost: number | null;
  base_price: number;
}

const grouped = <T>(rows: readonly T[], keyOf: (row: T) => number): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

/** Codes carried by more than one variant, of those asked for. */
const duplicates = async (
  db: Db,
  column: 'sku' | 'barcode',
  codes: readonly string[],
): Promise<Set<string>> => {
  const rows = await selectIn<{ code: string }>(
    db,
    `select ${column} as code from variants where ${column} in (?) group by ${column} having count(*) > 1`,
    [...new Set(codes)],
    'text',
  );
  return new Set(rows.map(({ code }) => code));
};

/** What each category asks for, by attribute code. */
const requirementsByCategory = async (db: Db, categoryIds: readonly number[]) => {
  const paths = await selectIn<{ id: number; path: string }>(
    db,
    'select id, path from categories where id in (?)',
    categoryIds,
    'integer',
  );
  const bindings = await loadBindings(
    db,
    paths.map(({ path }) => path),
  );
  const attributeIds = [...bindings.values()].flat().map(({ attributeId }) => attributeId);
  const codes = new Map(
    (
      await selectIn<{ id: number; code: string }>(
        db,
        'select id, code from attributes where id in (?)',
        attributeIds,
        'integer',
      )
    ).map(({ id, code }) => [id, code]),
  );
  return new Map(
    paths.map(({ id, path }) => [
      id,
      new Map(
        [...effectiveFor(bindings, path)].map(
          ([attributeId, requirement]): [string, Requirement] => [
            codes.get(attributeId) ?? '',
            requirement,
          ],
        ),
      ),
    ]),
  );
};

/** Everything the rules look at, for these products. */
const loadFacts = async (db: Db, ids: readonly number[]): Promise<Map<number, QualityFacts>> => {
  const products = await selectIn<ProductRow>(
    db,
    'select id, names, descriptions, images, primary_category_id from products where id in (?)',
    ids,
    'integer',
  );
  const variants = await selectIn<VariantRow>(
    db,
    // A variant without any price yet has none to miss: its first is written with it.
    `select product_id, sku, barcode, cost, coalesce((select max(amount) from prices where variant_id = variants.id
       and list_id = ${BASE_LIST_ID} and ends_at = ${FOREVER}), 0) as base_price
     from variants where product_id in (?)`,
    ids,
    'integer',
  );
  const values = await selectIn<{ product_id: number; code: string }>(
    db,
    'select v.product_id, a.code from attribute_values v join attributes a on a.id = v.attribute_id where v.product_id in (?)',
    ids,
    'integer',
  );
  const skus = await duplicates(
    db,
    'sku',
    variants.flatMap(({ sku }) => sku ?? []),
  );
  const barcodes = await duplicates(
    db,
    'barcode',
    variants.flatMap(({ barcode }) => barcode ?? []),
  );
  const requirements = await requirementsByCategory(db, [
    ...new Set(products.flatMap((row) => row.primary_category_id ?? [])),
  ]);
  const variantsOf = grouped(variants, (row) => row.product_id);
  const valuesOf = grouped(values, (row) => row.product_id);
  const known = (codes: (string | null)[], found: ReadonlySet<string>) =>
    [...new Set(codes)].filter((code) => code !== null && found.has(code)) as string[];
  return new Map(
    products.map((row): [number, QualityFacts] => {
      const own = variantsOf.get(row.id) ?? [];
      return [
        row.id,
        {
          names: JSON.parse(row.names) as Localized,
          descriptions: JSON.parse(row.descriptions) as Localized,
          primaryCategoryId: row.primary_category_id,
          imageCount: (JSON.parse(row.images) as unknown[]).length,
          filled: new Set((valuesOf.get(row.id) ?? []).map(({ code }) => code)),
          requirements:
            (row.primary_category_id !== null && requirements.get(row.primary_category_id)) ||
            new Map<string, Requirement>(),
          variants: own.map(({ sku, barcode, cost, base_price }) => ({
            sku,
            barcode,
            cost,
            basePrice: base_price,
          })),
          duplicateSkus: known(
            own.map(({ sku }) => sku),
            skus,
          ),
          duplicateBarcodes: known(
            own.map(({ barcode }) => barcode),
            barcodes,
          ),
        },
      ];
    }),
  );
};

const writeScores = rowsStatement(
  { id: 'integer', score: 'integer', errors: 'integer', warnings: 'integer' },
  (
    input,
  ) => `update products set quality_score = input.score, quality_errors = input.errors, quality_warnings = input.warnings
    from ${input} where products.id = input.id`,
);

const nameOf = ({
  rule,
  severity,
  detail,
}: {
  rule: string;
  severity: string;
  detail: string | null;
}) => `${rule} ${severity} ${detail}`;

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
  const stored = grouped(
    await selectIn<{
      id: number;
      product_id: number;
      rule: string;
      severity: string;
      detail: string | null;
    }>(
      tx,
      'select id, product_id, rule, severity, detail from quality_issues where product_id in (?)',
      ids,
      'integer',
    ),
    (row) => row.product_id,
  );
  const found = new Map<number, Issue[]>();
  const opened: (typeof qualityIssues.$inferInsert)[] = [];
  const closed: number[] = [];
  const scores: number[][] = [];
  for (const [id, fact] of facts) {
    const issues = issuesOf(fact, rules);
    found.set(id, issues);
    const open = new Map((stored.get(id) ?? []).map((row) => [nameOf(row), row.id]));
    for (const issue of issues) {
      if (!open.delete(nameOf(issue))) opened.push({ productId: id, ...issue, openedAt: now });
    }
    closed.push(...open.values());
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    scores.push([id, scoreOf(issues), errors, issues.length - errors]);
  }
  await selectIn(tx, 'delete from quality_issues where id in (?)', closed, 'integer');
  await insertRows(tx, qualityIssues, opened);
  await writeScores(tx, scores);
  return found;
};

/** Scores the products whose primary category lies in these categories' subtrees. */
export const scoreCategoryProducts = async (
  tx: Db,
  now: number,
  categoryIds: readonly number[],
) => {
  const ids = new Set<number>();
  for (const id of categoryIds) for (const below of await subtreeIds(tx, id)) ids.add(below);
  const rows = await selectIn<{ id: number }>(
    tx,
    'select id from products where primary_category_id in (?)',
    [...ids],
    'integer',
  );
  await scoreProducts(
    tx,
    now,
    rows.map(({ id }) => id),
  );
};

/** Scores every product: after a rule changed. */
export const scoreAllProducts = async (tx: Db, now: number) => {
  const rows = await query<{ id: number }>(tx, 'select id from products');
  await scoreProducts(
    tx,
    now,
    rows.map(({ id }) => id),
  );
};
