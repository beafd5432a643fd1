/** Rewards that take something off the lines of a scope: the reward's own scope, or else the promotion's. Pure. */
import type { Scope } from '#contract/promotions/promotions';
import type { Change, Effect, NoEffect } from '../effect.ts';
import { matchScope } from '../../../catalog/scopes/rules.ts';
import type { RewardOf, RewardRules } from './reward.ts';

type LineReward = RewardOf<'percent' | 'amount' | 'fixedPrice' | 'fullReduction'>;

interface LineRules<R extends LineReward> {
  isDivisible: (reward: R) => boolean;
  /** `lines` are the open lines in scope, at least one. */
  give: (effect: Effect, lines: readonly Change[], reward: R) => NoEffect | null;
}

export const onLines = <R extends LineReward & { scope: Scope | null }>({
  isDivisible,
  give,
}: LineRules<R>): RewardRules<R> => ({
  compile: (reward, own) => {
    const matches = reward.scope ? matchScope(reward.scope) : own;
    return {
      concerns: matches,
      give: (effect) => {
        const lines = effect.linesIn(matches);
        return lines.length > 0 ? give(effect, lines, reward) : { verdict: 'nothingInScope' };
      },
    };
  },
  isDivisible,
  requiredScope: (reward, own) => reward.scope ?? own,
  targetScopes: (reward, own) => [reward.scope ?? own],
});
