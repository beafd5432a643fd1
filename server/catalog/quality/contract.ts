import * as z from 'zod';
import { whole } from '#shared/fields';
import type { Localized } from '#shared/localization';
import { QUALITY_RULES, type QualityRuleCode } from '#contract/catalog';

export { QUALITY_RULES, type QualityRuleCode };

/** An open error prevents activation; a warning only lowers the score; a rule that is off is not checked. */
export const SEVERITIES = ['error', 'warning', 'off'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const QualityRuleInput = z.object({
  severity: z.enum(SEVERITIES),
  threshold: whole('plain', 0, 100_000)
    .nullish()
    .transform((threshold) => threshold ?? null),
});

export const DEFAULT_QUALITY_RULES: {
  code: QualityRuleCode;
  severity: Severity;
  threshold: number | null;
}[] = [
  { code: 'missingRequiredAttribute', severity: 'error', threshold: null },
  { code: 'missingRecommendedAttribute', severity: 'warning', threshold: null },
  { code: 'missingCategory', severity: 'warning', threshold: null },
  { code: 'missingImage', severity: 'warning', threshold: null },
  { code: 'fewPictures', severity: 'warning', threshold: null },
  { code: 'smallPicture', severity: 'warning', threshold: null },
  { code: 'pictureRatio', severity: 'warning', threshold: null },
  { code: 'shortDescription', severity: 'warning', threshold: 40 },
  { code: 'missingCost', severity: 'warning', threshold: null },
  { code: 'missingPrice', severity: 'error', threshold: null },
  { code: 'duplicateSku', severity: 'error', threshold: null },
  { code: 'duplicateBarcode', severity: 'error', threshold: null },
  { code: 'missingTranslation', severity: 'off', threshold: null },
];

/** An open issue in the order of the money at stake. */
export interface QueuedIssue {
  id: number;
  productId: number;
  rule: QualityRuleCode;
  severity: Severity;
  detail: string | null;
  names: Localized;
  /** Paid for the product in orders of the last 90 days. */
  atStake: number;
}
