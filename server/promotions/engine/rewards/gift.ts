/** A gift for goods in the promotion's scope: once, or for every so many units or so much money of them. Pure. */
import type { Change, Effect, NoEffect } from '../effect.ts';
import { reachedBy } from './reached.ts';
import type { RewardOf, RewardRules } from './reward.ts';

type Gift = RewardOf<'gift'>;

/** How often an order gets it where the terms do not say. */
const MOST_TIMES = 1000;

/** How often the goods earn the gift, or what is missing to the first one. */
const timesFor = (effect: Effect, lines: readonly Change[], reward: Gift): number | NoEffect => {
  const { every = null, times = null } = reward;
  if (every === null) return 1;
  const { basis, from } = every;
  const reached = reachedBy(lines, basis, effect.state.rules);
  if (reached < from)
    return { verdict: 'belowThreshold', missing: from - reached, missingKind: basis };
  return Math.min(times ?? MOST_TIMES, Math.floor(reached / from));
};

export const gift: RewardRules<Gift> = {
  compile: (reward, own) => ({
    concerns: own,
    give: (effect) => {
      const lines = effect.linesIn(own);
      if (lines.length === 0) return { verdict: 'nothingInScope' };
      const times = timesFor(effect, lines, reward);
      if (typeof times !== 'number') return times;
      if (effect.state.basket.given?.get(reward.variantId)?.isArchived) {
        effect.cap('archived');
        return { verdict: 'goodsArchived' };
      }
      effect.addGift(reward.variantId, times * reward.quantity);
      return null;
    },
  }),
  isDivisible: () => false,
  requiredScope: (_, own) => own,
  targetScopes: (_, own) => [own],
};
