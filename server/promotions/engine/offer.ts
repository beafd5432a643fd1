/** One promotion against the basket as it stands: what it would give, or why nothing. Pure. */
import type { Condition, Reward } from '#contract/promotions/promotions';
import type { Judgement, PromotionVerdict } from '#contract/promotions/quotes';
import { counters } from '../promotions/counters.ts';
import type { Matches } from './compile.ts';
import { Effect, type Nothing } from './effect.ts';
import { usesPerMember } from './eligible.ts';
import { amountOff, deliveryOff, fixedPrice, fullReduction, percentOff } from './lineRewards.ts';
import type { State } from './state.ts';
import { bundle, buyGet, flash } from './unitRewards.ts';
import type { Candidate, Used } from './types.ts';

export type Refusal = Pick<Judgement, 'verdict' | 'missing' | 'missingKind'>;
export type Offer = { effect: Effect } | { refusal: Refusal };

const below = (missing: number, missingKind: 'amount' | 'quantity'): Refusal => ({
  verdict: 'belowThreshold',
  missing,
  missingKind,
});

/** The first condition that does not hold. */
const unmet = (state: State, { terms, compiled }: Candidate): Refusal | null => {
  const { conditions } = terms;
  for (let at = 0; at < conditions.length; at++) {
    const condition = conditions[at] as Condition;
    if (condition.kind === 'shippingMethod') {
      if (!state.items.some(({ method }) => method !== null && condition.methods.includes(method)))
        return { verdict: 'otherShipping' };
      continue;
    }
    const matches = compiled.conditions[at] as Matches;
    let value = 0;
    for (const item of state.items) {
      if (!item.line || !matches(item.line)) continue;
      if (condition.kind === 'quantity')
        value = condition.per === 'line' ? Math.max(value, item.quantity) : value + item.quantity;
      else
        value +=
          (condition.basis ?? state.rules.thresholdBasis) === 'before' ? item.original : item.left;
    }
    if (condition.min !== null && value < condition.min)
      return below(condition.min - value, condition.kind);
    if (condition.max !== null && value > condition.max) return { verdict: 'aboveThreshold' };
  }
  return null;
};

/** Lines within its scope that it may still touch; null where there are none. */
const reachOf = (state: State, matches: Matches, open: readonly boolean[]): boolean[] | null => {
  let some = false;
  const reach = state.items.map(({ line }, at) => {
    const is = line !== null && Boolean(open[at]) && matches(line);
    some ||= is;
    return is;
  });
  return some ? reach : null;
};

/** A reward off lines of goods. */
const giveOffLines = (effect: Effect, reach: boolean[], reward: LineReward): Nothing | null => {
  switch (reward.kind) {
    case 'percent':
      percentOff(effect, reach, reward);
      return null;
    case 'amount':
      amountOff(effect, reach, reward);
      return null;
    case 'fixedPrice':
      fixedPrice(effect, reach, reward);
      return null;
    case 'fullReduction':
      return fullReduction(effect, reach, reward);
    case 'gift':
      effect.gifts.push({ variantId: reward.variantId, quantity: reward.quantity });
      return null;
  }
};
type LineReward = Exclude<Reward, { kind: 'shipping' | 'buyGet' | 'bundle' | 'flash' }>;

const give = (effect: Effect, candidate: Candidate, used: Used): Nothing | null => {
  const { state, open } = effect;
  const { compiled } = candidate;
  let nothing: Nothing | null = null;
  for (const { reward, matches, buy, get, parts } of compiled.rewards) {
    let found: Nothing | null = null;
    switch (reward.kind) {
      case 'shipping':
        found = deliveryOff(effect, reward);
        break;
      case 'buyGet':
        found = buyGet(effect, reward, buy, get);
        break;
      case 'bundle':
        found = bundle(effect, reward, parts);
        break;
      case 'flash':
        found = flash(effect, reward, {
          promotionId: candidate.id,
          key: state.basket.shopper.key,
          used,
        });
        break;
      default: {
        const reach = reachOf(state, matches, open);
        found = reach ? giveOffLines(effect, reach, reward) : { verdict: 'nothingInScope' };
      }
    }
    nothing ??= found;
  }
  return nothing;
};

/** Uses that are up, before anything is computed. */
export const usedUp = (
  { id, terms, couponId, couponUses }: Candidate,
  key: string | null,
  day: string,
  used: Used,
): PromotionVerdict | null => {
  const { limits } = terms;
  const perMember = usesPerMember(terms);
  if (couponId !== null && couponUses !== null && used(counters.coupon(couponId)) >= couponUses)
    return 'codeUsedUp';
  if (limits.uses !== null && used(counters.uses(id)) >= limits.uses) return 'usesReached';
  if (perMember !== null && key !== null && used(counters.member(id, key)) >= perMember)
    return 'memberUsesReached';
  if (limits.perDay !== null && used(counters.day(id, day)) >= limits.perDay)
    return 'dayUsesReached';
  return null;
};

/**
 * Money that it may not spend. A discount larger than what is left of a budget is not given at all: half a promise is
 * no promise. `ofCampaign`: what the same basket spends of the campaign already.
 */
export const overBudget = (
  { id, terms: { limits }, campaign }: Candidate,
  amount: number,
  ofCampaign: number,
  used: Used,
): PromotionVerdict | null => {
  if (limits.budget !== null && used(counters.spent(id)) + amount > limits.budget)
    return 'budgetReached';
  if (
    campaign &&
    campaign.budget !== null &&
    used(counters.campaign(campaign.id)) + ofCampaign + amount > campaign.budget
  )
    return 'campaignBudgetReached';
  return null;
};

export const offerOf = (
  state: State,
  candidate: Candidate,
  open: readonly boolean[],
  used: Used,
): Offer => {
  const refusal = unmet(state, candidate);
  if (refusal) return { refusal };
  const effect = new Effect(state, open);
  const nothing = give(effect, candidate, used);
  if (!effect.isEmpty) return { effect };
  if (nothing) return { refusal: nothing };
  return { refusal: { verdict: effect.cappedBy === 'guard' ? 'guarded' : 'nothingLeft' } };
};
