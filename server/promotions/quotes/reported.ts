/** Selects the verdicts that a quote contains. */
import type { Judgement, PromotionVerdict } from '#contract/promotions/verdicts';

/** Included by default: promotions that applied or nearly applied, and all that a code was entered for. */
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
