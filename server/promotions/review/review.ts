/** Reviews a draft before it is submitted: conflicting promotions, the worst baskets, and warnings. */
import type { Settings } from '#contract/platform/settings';
import type { PromotionInput } from '#contract/promotions/promotions';
import type { PromotionReview } from '#contract/promotions/review';
import type { Db } from '#db';
import { approvalReason } from '../promotions/rules.ts';
import { draftCandidate } from '../quotes/draft.ts';
import { engineRules } from '../quotes/engineRules.ts';
import { computeConflict } from './conflicts.ts';
import { loadOthers } from './others.ts';
import { evaluateSample } from './evaluateSample.ts';
import { shopperFor } from './worstShopper.ts';
import { withoutRestrictions } from './withoutRestrictions.ts';
import { loadSample } from './loadSample.ts';
import { toWorst, byMargin } from './worst.ts';
import { warningsOf } from './warnings.ts';

/** Maximum number of worst baskets in the response. */
const MAX_WORST = 20;

export const reviewPromotion = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  input: PromotionInput,
  replaces: number | null,
): Promise<PromotionReview> => {
  const { terms } = input;
  const rules = engineRules(settings);
  const candidate = withoutRestrictions(await draftCandidate(db, input, replaces, settings));
  const at = Math.max(terms.startsAt, now);
  const others = await loadOthers(db, terms, replaces, settings, now);
  const goods = await loadSample(db, settings, terms, candidate, at);
  const all = [candidate, ...others.map((other) => other.candidate)];
  const shopper = shopperFor([terms]);
  return {
    needsApproval: approvalReason(terms, settings.approvalBudget),
    conflicts: others
      .flatMap(
        (other) => computeConflict({ terms, candidate }, other, goods, rules, { at, now }) ?? [],
      )
      .sort((a, b) => b.depthBps - a.depthBps || a.promotionId - b.promotionId),
    worst: goods
      .map((one) => toWorst(evaluateSample(one, all, shopper, rules, at)))
      .sort(byMargin)
      .slice(0, MAX_WORST),
    sampled: goods.length,
    warnings: warningsOf(terms, now),
  };
};
