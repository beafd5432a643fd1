/** What the terms of a promotion depend on. Pure. */
import { type Terms, UNSAID_TERMS } from '#contract/promotions/terms';

/** Stored terms with what they left unsaid. */
export const completeTerms = (terms: Terms): Terms => ({ ...UNSAID_TERMS, ...terms });

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
