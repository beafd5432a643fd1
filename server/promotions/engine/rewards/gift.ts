/** A gift for goods in the promotion's scope. Pure. */
import type { RewardOf, RewardRules } from './reward.ts';

export const gift: RewardRules<RewardOf<'gift'>> = {
  compile: ({ variantId, quantity }, own) => ({
    concerns: own,
    give: (effect) => {
      if (effect.linesIn(own).length === 0) return { verdict: 'nothingInScope' };
      if (effect.state.basket.given?.get(variantId)?.isArchived) {
        effect.cap('archived');
        return { verdict: 'goodsArchived' };
      }
      effect.addGift(variantId, quantity);
      return null;
    },
  }),
  isDivisible: () => false,
  requiredScope: (_, own) => own,
  targetScopes: (_, own) => [own],
};
