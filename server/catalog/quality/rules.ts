/** The data-quality rules: what is missing or wrong in a product, and its score. Pure. */
import type { Requirement } from '#contract/catalog/categories';
import type { QualityRuleCode, Severity } from '#contract/catalog/quality';
import { LANGUAGES, type Localized } from '#shared/localization';
import {
  type Measured,
  missingPictures,
  misshapenPictures,
  type PictureStandards,
  smallPictures,
} from './pictureStandards.ts';

export interface QualityFacts {
  names: Localized;
  descriptions: Localized;
  primaryCategoryId: number | null;
  imageCount: number;
  /** Sizes of its pictures in their order; null where the size is not known. */
  pictures: readonly (Measured | null)[];
  /** What its category asks of pictures. */
  standards: PictureStandards;
  /** Codes of attributes that have a value. */
  filled: ReadonlySet<string>;
  /** Requirements of the product's categories, by attribute code. */
  requirements: ReadonlyMap<string, Requirement>;
  variants: {
    sku: string | null;
    barcode: string | null;
    cost: number | null;
    basePrice: number;
  }[];
  /** SKUs and barcodes of this product that more than one variant of the store has. */
  repeatedSkus: readonly string[];
  repeatedBarcodes: readonly string[];
}
export interface RuleSetting {
  severity: Severity;
  threshold: number | null;
}
export interface Issue {
  rule: QualityRuleCode;
  severity: Exclude<Severity, 'off'>;
  detail: string | null;
}

type Check = (facts: QualityFacts, threshold: number) => (string | null)[];

const missing = (requirement: Requirement) => (facts: QualityFacts) =>
  [...facts.requirements]
    .filter(([code, level]) => level === requirement && !facts.filled.has(code))
    .map(([code]) => code);

const issueIf = (fails: boolean, detail: string | null = null) => (fails ? [detail] : []);
const longest = (texts: Localized) =>
  Math.max(0, ...Object.values(texts).map((text) => [...(text ?? '')].length));

const CHECKS: Record<QualityRuleCode, Check> = {
  missingRequiredAttribute: missing('required'),
  missingRecommendedAttribute: missing('recommended'),
  missingCategory: (facts) => issueIf(facts.primaryCategoryId === null),
  missingImage: (facts) => issueIf(facts.imageCount === 0),
  fewPictures: ({ imageCount, standards }) => missingPictures(imageCount, standards),
  smallPicture: ({ pictures, standards }) => smallPictures(pictures, standards),
  pictureRatio: ({ pictures, standards }) => misshapenPictures(pictures, standards),
  shortDescription: (facts, threshold) => issueIf(longest(facts.descriptions) < threshold),
  missingCost: (facts) => issueIf(facts.variants.some(({ cost }) => cost === null)),
  missingPrice: (facts) => issueIf(facts.variants.some(({ basePrice }) => basePrice === 0)),
  duplicateSku: (facts) => [...facts.repeatedSkus],
  duplicateBarcode: (facts) => [...facts.repeatedBarcodes],
  missingTranslation: (facts) => LANGUAGES.filter((language) => !facts.names[language]),
};

/** The issues found by all rules that are switched on, errors first. */
export const issuesOf = (
  facts: QualityFacts,
  settings: ReadonlyMap<QualityRuleCode, RuleSetting>,
): Issue[] => {
  const issues: Issue[] = [];
  for (const [rule, { severity, threshold }] of settings) {
    if (severity === 'off') continue;
    for (const detail of CHECKS[rule](facts, threshold ?? 0))
      issues.push({ rule, severity, detail });
  }
  return issues.sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
};

const ERROR_COST = 25;
const WARNING_COST = 10;
/** 100 for a product without issues; an error costs 25, a warning 10; never below 0. */
export const scoreOf = (issues: readonly Issue[]): number =>
  Math.max(
    0,
    issues.reduce(
      (score, { severity }) => score - (severity === 'error' ? ERROR_COST : WARNING_COST),
      100,
    ),
  );
