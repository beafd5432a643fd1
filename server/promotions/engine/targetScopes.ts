/** The goods whose prices a promotion may lower. Pure. */
import type { Scope, Terms } from '#contract/promotions/promotions';
import { rulesOf } from './rewards/kinds.ts';

export const targetScopes = ({ scope, rewards }: Pick<Terms, 'scope' | 'rewards'>): Scope[] =>
  rewards.flatMap((reward) => rulesOf(reward).targetScopes(reward, scope));
