/** The work list as a file: the detail of an issue in words, as the screen has it. */
import { and, asc, inArray, isNotNull } from 'drizzle-orm';
import type { QualityRuleCode } from '#contract/catalog/quality';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { variants } from '#db/schema/catalog/products';
import { LANGUAGES, localize, type Localized } from '#shared/localization';
import type { ColumnOptions } from '../../platform/exports/columns.ts';
import type { InWords } from '../../platform/exports/inWords.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { issueList } from './routes.ts';

const OF_ATTRIBUTES: ReadonlySet<unknown> = new Set<QualityRuleCode>([
  'missingRequiredAttribute',
  'missingRecommendedAttribute',
]);
const OF_PICTURES: ReadonlySet<unknown> = new Set<QualityRuleCode>([
  'smallPicture',
  'pictureRatio',
]);

const namesByCode = prepared({ codes: many(attributes.code) }, (q, { codes }) =>
  q
    .select({ code: attributes.code, names: attributes.names })
    .from(attributes)
    .where(inArray(attributes.code, codes)),
);

const skusOf = prepared({ ids: many(variants.productId) }, (q, { ids }) =>
  q
    .select({ productId: variants.productId, sku: variants.sku })
    .from(variants)
    .where(and(inArray(variants.productId, ids), isNotNull(variants.sku)))
    .orderBy(asc(variants.productId), asc(variants.position)),
);

/** SKUs that the file names of one product. */
const MAX_SKUS = 20;
/** The SKUs of each product, the first ones of one that has many. */
const loadSkus = async (db: Db, ids: number[]): Promise<ReadonlyMap<number, string[]>> => {
  const known = new Map<number, string[]>();
  for (const { productId, sku } of await skusOf(db, { ids })) {
    const skus = known.get(productId) ?? [];
    if (skus.length <= MAX_SKUS) skus.push(skus.length < MAX_SKUS ? (sku ?? '') : '…');
    known.set(productId, skus);
  }
  return known;
};

/** With the names of the attributes that are missing, and the SKUs by which people find the product. */
export const issueFile: ListSpec = {
  ...issueList,
  finish: async (context, rows) => {
    const issues = (await issueList.finish?.(context, rows)) ?? rows;
    const codes = issues.flatMap(({ rule, detail }) =>
      OF_ATTRIBUTES.has(rule) ? String(detail) : [],
    );
    const known = new Map(
      (await namesByCode(context.db, { codes: [...new Set(codes)] })).map(({ code, names }) => [
        code,
        names,
      ]),
    );
    const productIds = [...new Set(issues.map(({ productId }) => Number(productId)))];
    const skus = await loadSkus(context.db, productIds);
    return issues.map((issue) => ({
      ...issue,
      skus: skus.get(Number(issue.productId)) ?? [],
      attributeNames: OF_ATTRIBUTES.has(issue.rule)
        ? (known.get(String(issue.detail)) ?? null)
        : null,
    }));
  },
};

interface Issue {
  rule: QualityRuleCode;
  detail: string | null;
  attributeNames: Localized | null;
}

/** Of a picture: which one, and its size. */
const PICTURE = 'picture';
const inWords: InWords = (value, { key }, { words }) => {
  const { rule, detail, attributeNames } = value as Issue;
  if (detail === null) return null;
  if (OF_ATTRIBUTES.has(rule)) return localize(attributeNames, words.language) || detail;
  const wordOf = (code: string) => words.values[key]?.[code];
  if (rule === 'missingTranslation') return wordOf(detail) ?? detail;
  const [number = '', size = ''] = detail.split(': ');
  return OF_PICTURES.has(rule)
    ? (wordOf(PICTURE)?.replace('%{number}', number).replace('%{size}', size) ?? detail)
    : detail;
};
export const DETAIL: ColumnOptions<Issue> = {
  values: () => [...LANGUAGES, PICTURE],
  from: (issue) => issue,
  inWords,
};
