/** Limits of a promotion, its code and its campaign: uses and budgets. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { dayOf } from '#shared/days';
import { counters } from './counters.ts';
import type { Basket, Candidate, EngineRules, UsageLookup } from './types.ts';

/**
 * How often one member may use the promotion; null without a limit. A promotion for the first order can be used once,
 * even while that order has not arrived yet and a second basket is paid at the same time.
 */
export const usesPerMember = ({
  limits,
  audience,
}: Pick<Terms, 'limits' | 'audience'>): number | null => {
  const { min = 1, max = null } = audience.orderNumber ?? {};
  if (max === null) return limits.perMember;
  return Math.min(limits.perMember ?? Infinity, max - min + 1);
};

/** The limit of uses that is reached, which is checked before anything is computed; null when none is. */
export const reachedUseLimit = (
  { id, terms, couponId, couponUses }: Candidate,
  key: string | null,
  day: string,
  usage: UsageLookup,
): PromotionVerdict | null => {
  const { limits } = terms;
  const perMember = usesPerMember(terms);
  if (couponId !== null && couponUses !== null && usage(counters.coupon(couponId)) >= couponUses)
    return 'codeUsedUp';
  if (limits.uses !== null && usage(counters.uses(id)) >= limits.uses) return 'usesReached';
  if (perMember !== null && key !== null && usage(counters.member(id, key)) >= perMember)
    return 'memberUsesReached';
  if (limits.perDay !== null && usage(counters.day(id, day)) >= limits.perDay)
    return 'dayUsesReached';
  return null;
};

/**
 * The budget that spending `amount` would exceed; null when none. It spends the discount and what gifts cost. What is
 * more than the rest of a budget is not given at all, instead of in part. `spentByBasket` is what the same basket has spent of the campaign's budget already.
 */
export const exceededBudget = (
  { id, terms: { limits }, campaign }: Candidate,
  amount: number,
  spentByBasket: number,
  usage: UsageLookup,
): PromotionVerdict | null => {
  if (limits.budget !== null && usage(counters.spent(id)) + amount > limits.budget)
    return 'budgetReached';
  if (
    campaign &&
    campaign.budget !== null &&
    usage(counters.campaign(campaign.id)) + spentByBasket + amount > campaign.budget
  )
    return 'campaignBudgetReached';
  return null;
};

const addFlashCounters = (names: Set<string>, { id, terms }: Candidate, key: string | null) => {
  for (const reward of terms.rewards) {
    if (reward.kind !== 'flash') continue;
    for (const { variantId, stock, perMember } of reward.items) {
      if (stock !== null) names.add(counters.flash(id, variantId));
      if (perMember !== null && key !== null) names.add(counters.flashMember(id, variantId, key));
    }
  }
};

/** All counters for the limits of these promotions. */
export const countersOf = (
  { shopper: { key }, at }: Pick<Basket, 'shopper' | 'at'>,
  candidates: readonly Candidate[],
  { timeZone }: Pick<EngineRules, 'timeZone'>,
): string[] => {
  const names = new Set<string>();
  for (const candidate of candidates) {
    const { id, terms, couponId, couponUses, campaign } = candidate;
    const { limits } = terms;
    if (limits.uses !== null) names.add(counters.uses(id));
    if (usesPerMember(terms) !== null && key !== null) names.add(counters.member(id, key));
    if (limits.perDay !== null) names.add(counters.day(id, dayOf(at, timeZone)));
    if (limits.budget !== null) names.add(counters.spent(id));
    if (campaign && campaign.budget !== null) names.add(counters.campaign(campaign.id));
    if (couponId !== null && couponUses !== null) names.add(counters.coupon(couponId));
    addFlashCounters(names, candidate, key);
  }
  return [...names];
};
