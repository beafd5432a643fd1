/** Compiles the terms of a promotion once, so that many baskets can be evaluated against them. Pure. */
import type { Terms } from '#contract/promotions/promotions';
import { rulesOf } from './rewards/kinds.ts';
import type { CompiledReward } from './rewards/reward.ts';
import { type LineMatch, matchEveryLine, matchScope } from '../../catalog/scopes/rules.ts';

export interface CompiledTerms {
  /** One for each condition; it matches every line where the condition names no scope. */
  conditions: LineMatch[];
  rewards: CompiledReward[];
  /** Whether each line can choose between this promotion and others separately and get only its own share. */
  isDivisible: boolean;
}

export const compileTerms = ({ scope, conditions, rewards }: Terms): CompiledTerms => {
  const own = matchScope(scope);
  return {
    conditions: conditions.map((condition) =>
      condition.kind !== 'shippingMethod' && condition.scope
        ? matchScope(condition.scope)
        : matchEveryLine,
    ),
    rewards: rewards.map((reward) => rulesOf(reward).compile(reward, own)),
    isDivisible: rewards.every((reward) => rulesOf(reward).isDivisible(reward)),
  };
};
