/** Reviews a draft before it is submitted: conflicting promotions, the worst baskets, and warnings. */
import type { Settings } from '#contract/platform/settings';
import type { PromotionInput } from '#contract/promotions/promotions';
import type { PromotionReview } from '#contract/promotions/review';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { approvalReason } from '../promotions/rules.ts';
import { draftCandidate } from '../quotes/draft.ts';
import { computeConflict } from './conflicts.ts';
import { loadOthers } from './others.ts';
import { evaluateSample, unmetOn } from './evaluateSample.ts';
import { withoutRestrictions } from './withoutRestrictions.ts';
import { loadSample } from './loadSample.ts';
import { toWorst, byMargin } from './worst.ts';
import { findingsOf } from './findings.ts';
import { loadHasCodes } from './hasCodes.ts';
import { findUsedUp } from './usedUp.ts';
import { warningsOf } from './warnings.ts';

/** Number of variants in a sample; every variant of a flash sale is in it. */
const SAMPLE_SIZE = 500;
/** Maximum number of worst baskets in the response. */
const MAX_WORST = 20;

/** The verdicts, each with the number of goods it was given on, the most frequent first. */
const summarizeUnmet = (verdicts: readonly PromotionVerdict[]): PromotionReview['unmet'] => {
  const counts = new Map<PromotionVerdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts]
    .map(([verdict, count]) => ({ verdict, count }))
    .sort((a, b) => b.count - a.count);
};

export const reviewPromotion = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  input: PromotionInput,
  replaces: number | null,
): Promise<PromotionReview> => {
  const { terms } = input;
  const restricted = await draftCandidate(db, input, replaces, settings);
  const candidate = withoutRestrictions(restricted);
  const at = Math.max(terms.startsAt, now);
  const others = await loadOthers(db, terms, replaces, settings, now);
  const all = [candidate, ...others.map((other) => other.candidate)];
  const sample = await loadSample(db, settings, candidate, all, { at, size: SAMPLE_SIZE });
  const { goods, requirements } = sample;
  // Delivery alone lowers the price of no goods.
  const onlyDelivery = terms.rewards.every(({ kind }) => kind === 'shipping');
  const lacksCodes =
    replaces !== null && terms.trigger === 'code' && !(await loadHasCodes(db, replaces));
  const needsApproval = approvalReason(terms, settings.approvalBudget);
  return {
    needsApproval,
    conflicts: others
      .flatMap((other) => computeConflict(candidate, other, sample, now) ?? [])
      .sort((a, b) => b.depthBps - a.depthBps || a.promotionId - b.promotionId),
    worst: goods
      .map((one) => toWorst(evaluateSample(one, [terms], requirements, all, sample)))
      .sort(byMargin)
      .slice(0, MAX_WORST),
    sampled: goods.length,
    unmet: onlyDelivery
      ? []
      : summarizeUnmet(goods.flatMap((one) => unmetOn(one, candidate, requirements, sample) ?? [])),
    findings: [
      ...(lacksCodes ? [{ kind: 'noCodes' as const }] : []),
      ...findingsOf(terms, candidate, sample, now),
      ...(await findUsedUp(db, input, { replaces, campaign: restricted.campaign }, sample, {
        now,
        timeZone: settings.timeZone,
      })),
    ],
    warnings: warningsOf(terms, now, needsApproval !== null),
  };
};
