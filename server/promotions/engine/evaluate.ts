/** A priced basket and every promotion that may apply → what is taken off each line, and a verdict for each. Pure. */
import { LANES } from '#contract/promotions/promotions';
import type { PromotionVerdict } from '#contract/promotions/quotes';
import { dayOf } from '#shared/days';
import { counters } from '../promotions/counters.ts';
import { ineligible, usesPerMember } from './eligible.ts';
import { bestLane, Run, stackLane, standAlone } from './lanes.ts';
import { usedUp } from './offer.ts';
import { openState } from './state.ts';
import type { Basket, Candidate, EngineRules, Outcome, Used } from './types.ts';

export interface SortedOut {
  eligible: Candidate[];
  refused: { candidate: Candidate; verdict: PromotionVerdict }[];
}

/** Those that the shopper, the instant and the codes allow; the others with the reason. */
export const sortOut = (
  basket: Basket,
  candidates: readonly Candidate[],
  rules: EngineRules,
): SortedOut => {
  const { eligible, refused }: SortedOut = { eligible: [], refused: [] };
  for (const candidate of candidates) {
    const verdict = ineligible(candidate, basket.shopper, basket.at, rules);
    if (verdict) refused.push({ candidate, verdict });
    else eligible.push(candidate);
  }
  return { eligible, refused };
};

/** Every counter that the limits of these promotions look at. */
export const countersOf = (
  { shopper: { key }, at }: Pick<Basket, 'shopper' | 'at'>,
  candidates: readonly Candidate[],
  { timeZone }: Pick<EngineRules, 'timeZone'>,
): string[] => {
  const names = new Set<string>();
  for (const { id, terms, couponId, couponUses, campaign } of candidates) {
    const { limits } = terms;
    if (limits.uses !== null) names.add(counters.uses(id));
    if (usesPerMember(terms) !== null && key !== null) names.add(counters.member(id, key));
    if (limits.perDay !== null) names.add(counters.day(id, dayOf(at, timeZone)));
    if (limits.budget !== null) names.add(counters.spent(id));
    if (campaign && campaign.budget !== null) names.add(counters.campaign(campaign.id));
    if (couponId !== null && couponUses !== null) names.add(counters.coupon(couponId));
    for (const reward of terms.rewards) {
      if (reward.kind !== 'flash') continue;
      for (const { variantId, stock, perMember } of reward.items) {
        if (stock !== null) names.add(counters.flash(id, variantId));
        if (perMember !== null && key !== null) names.add(counters.flashMember(id, variantId, key));
      }
    }
  }
  return [...names];
};

/**
 * Lanes in their order, each on what the former left. A promotion that silences every other is looked for first and
 * then applies alone; one that silences its lane applies alone there. `used` answers each of `countersOf`.
 */
export const evaluate = (
  basket: Basket,
  candidates: readonly Candidate[],
  rules: EngineRules,
  used: Used,
): Outcome => evaluateSorted(basket, sortOut(basket, candidates, rules), rules, used);

/** The same for those that were sorted out already. */
export const evaluateSorted = (
  basket: Basket,
  { eligible, refused }: SortedOut,
  rules: EngineRules,
  used: Used,
): Outcome => {
  const run = new Run(openState(basket, rules), used);
  for (const { candidate, verdict } of refused) run.refuse(candidate, { verdict });
  const day = dayOf(basket.at, rules.timeZone);
  const able = eligible.filter((candidate) => {
    const verdict = usedUp(candidate, basket.shopper.key, day, used);
    if (verdict) run.refuse(candidate, { verdict });
    return verdict === null;
  });
  const silence = (others: readonly Candidate[], by: Candidate) => {
    for (const one of others)
      if (one !== by) run.judge(one, { verdict: 'silenced', lostTo: by.id });
  };
  const loners = able.filter(({ terms }) => terms.exclusivity === 'all');
  const alone = standAlone(run, loners);
  if (alone) {
    run.apply(alone.candidate, alone.effect);
    silence(able, alone.candidate);
  } else {
    // What would stand alone does so at once or not at all: later, others have applied.
    for (const one of loners) {
      const offer = run.offer(one);
      if ('refusal' in offer) run.refuse(one, offer.refusal);
    }
    for (const lane of LANES) {
      const own = able.filter(({ terms }) => terms.lane === lane && terms.exclusivity !== 'all');
      const first = standAlone(
        run,
        own.filter(({ terms }) => terms.exclusivity === 'lane'),
      );
      if (first) {
        run.apply(first.candidate, first.effect);
        silence(own, first.candidate);
      } else if (rules.lanes[lane] === 'stack') stackLane(run, own);
      else bestLane(run, own);
    }
  }
  return {
    applied: run.applied,
    verdicts: [...run.verdicts.values()].sort((a, b) => a.promotionId - b.promotionId),
  };
};
