/**
 * Evaluates all promotions that may apply to a priced basket: discounts of each line, and a verdict for each promotion.
 * Pure.
 */
import { LANES } from '#contract/promotions/promotions';
import { dayOf } from '#shared/days';
import { toBasketState } from './basketState.ts';
import { applyBest } from './bestLane.ts';
import { screenCandidates, type ScreenedCandidates } from './eligible.ts';
import { Evaluation } from './evaluation.ts';
import { applyExclusive } from './exclusive.ts';
import { reachedUseLimit } from './limits.ts';
import { applyStacked } from './stackLane.ts';
import type { Basket, Candidate, EngineRules, Outcome, UsageLookup } from './types.ts';

/** Promotions with uses left; the others get a verdict. */
const withUsesLeft = (
  evaluation: Evaluation,
  eligible: readonly Candidate[],
  day: string,
): Candidate[] => {
  const { key } = evaluation.state.basket.shopper;
  return eligible.filter((candidate) => {
    const verdict = reachedUseLimit(candidate, key, day, evaluation.usage);
    if (verdict) evaluation.refuse(candidate, { verdict });
    return verdict === null;
  });
};

/**
 * Evaluates the lanes in order, each on the result of the previous one. A promotion that excludes all others is looked
 * for first and then applies alone; one that excludes its lane applies alone there. `usage` returns the value of each
 * counter that `countersOf` names.
 */
export const evaluateScreened = (
  basket: Basket,
  { eligible, refused }: ScreenedCandidates,
  rules: EngineRules,
  usage: UsageLookup,
): Outcome => {
  const evaluation = new Evaluation(toBasketState(basket, rules), usage);
  for (const { candidate, verdict } of refused) evaluation.refuse(candidate, { verdict });
  const usable = withUsesLeft(evaluation, eligible, dayOf(basket.at, rules.timeZone));
  const excludeAll = usable.filter(({ terms }) => terms.exclusivity === 'all');
  if (!applyExclusive(evaluation, excludeAll, usable)) {
    // A promotion that excludes all others applies first or not at all, because later others have been applied.
    for (const candidate of excludeAll) {
      const offer = evaluation.offer(candidate);
      if ('refusal' in offer) evaluation.refuse(candidate, offer.refusal);
    }
    for (const lane of LANES) {
      const inLane = usable.filter(
        ({ terms }) => terms.lane === lane && terms.exclusivity !== 'all',
      );
      const excludeLane = inLane.filter(({ terms }) => terms.exclusivity === 'lane');
      if (applyExclusive(evaluation, excludeLane, inLane)) continue;
      if (rules.lanes[lane] === 'stack') applyStacked(evaluation, inLane);
      else applyBest(evaluation, inLane);
    }
  }
  return {
    applied: evaluation.applied,
    verdicts: [...evaluation.verdicts.values()].sort((a, b) => a.promotionId - b.promotionId),
  };
};

export const evaluate = (
  basket: Basket,
  candidates: readonly Candidate[],
  rules: EngineRules,
  usage: UsageLookup,
): Outcome => evaluateScreened(basket, screenCandidates(basket, candidates, rules), rules, usage);
