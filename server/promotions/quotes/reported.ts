/** The verdicts that a quote reports. */
import type { Judgement, PromotionVerdict } from '#contract/promotions/verdicts';

/** Reported by default: what applied, what nearly applied, and everything that a code brought in. */
const REPORTED: ReadonlySet<PromotionVerdict> = new Set([
  'applied',
  'capped',
  'lost',
  'silenced',
  'belowThreshold',
  'tooFewUnits',
  'guarded',
  'memberUsesReached',
  'soldOut',
  'memberStockReached',
]);
const MAX_REPORTED = 50;

export const toReported = (verdicts: readonly Judgement[], explain: boolean) =>
  explain
    ? [...verdicts]
    : verdicts
        .filter(({ verdict, code }) => code !== undefined || REPORTED.has(verdict))
        .slice(0, MAX_REPORTED);
