/** The interface of a reward kind. Each kind implements it in its own file. Pure. */
import type { Reward, RewardKind, Scope } from '#contract/promotions/promotions';
import type { Effect, NoEffect } from '../effect.ts';
import type { LineMatch } from '../../../catalog/scopes/rules.ts';
import type { BasketLine, UsageLookup } from '../types.ts';

export type RewardOf<K extends RewardKind> = Extract<Reward, { kind: K }>;

export interface RewardContext {
  promotionId: number;
  usage: UsageLookup;
}

/** A reward with its scopes compiled. */
export interface CompiledReward {
  /** Whether it may lower the price of this line. */
  concerns(line: BasketLine): boolean;
  /** Adds the reward to the effect, or returns why it gives nothing. */
  give(effect: Effect, context: RewardContext): NoEffect | null;
}

/** The methods are called with rewards of their own kind only (see `rulesOf`). */
export interface RewardRules<R extends Reward = Reward> {
  /** `own` is the promotion's scope, for rewards without one. */
  compile(reward: R, own: LineMatch): CompiledReward;
  /** Whether each line can get its share independently of the other lines. */
  isDivisible(reward: R): boolean;
  /**
   * The goods of which at least one must be in the basket for the reward to give anything; null when there are none.
   */
  requiredScope(reward: R, own: Scope): Pick<Scope, 'include'> | null;
  /** The goods whose price the reward may lower. */
  targetScopes(reward: R, own: Scope): Scope[];
}
