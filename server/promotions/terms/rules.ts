/** What the terms of a promotion depend on. Pure. */
import { RATE } from '#shared/money';
import { UNSAID_GIFT } from '#contract/promotions/rewards';
import { type Terms, UNSAID_TERMS } from '#contract/promotions/terms';

/** The percentage, in basis points, that makes goods free. */
export const ALL_OFF = RATE;

/** Stored terms with what they left unsaid. */
export const completeTerms = (terms: Terms): Terms => ({
  ...UNSAID_TERMS,
  ...terms,
  rewards: terms.rewards.map((reward) =>
    reward.kind === 'gift' ? { ...UNSAID_GIFT, ...reward } : reward,
  ),
});

/**
 * Whether a shopper of whom nothing is known gets nothing, because uses or units are counted for each person: for each
 * member, and for each guest by the e-mail or phone that the store sends.
 */
export const needsKnownShopper = ({
  limits,
  rewards,
}: Pick<Terms, 'limits' | 'rewards'>): boolean =>
  limits.perMember !== null ||
  (rewards.length > 0 &&
    rewards.every(
      (reward) =>
        reward.kind === 'flash' &&
        reward.items.length > 0 &&
        reward.items.every(({ perMember }) => perMember !== null),
    ));

/** Whether the terms ask for goods that may come back: a threshold, a set, goods for which others are given. */
export const dependsOnOtherGoods = ({
  conditions,
  rewards,
}: Pick<Terms, 'conditions' | 'rewards'>): boolean =>
  conditions.some((condition) => condition.kind !== 'shippingMethod' && condition.min !== null) ||
  rewards.some((reward) => {
    if (reward.kind === 'percent' || reward.kind === 'amount') return reward.groupsOf !== null;
    return ['fullReduction', 'buyGet', 'bundle', 'gift'].includes(reward.kind);
  });
