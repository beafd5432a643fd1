/** Computes what one promotion would give on the current basket, or why it gives nothing. Pure. */
import type { BasketState, Item } from './basketState.ts';
import { type Refusal, unmetCondition } from './conditions.ts';
import { Effect, type NoEffect } from './effect.ts';
import type { Candidate, UsageLookup } from './types.ts';

export type Offer = { effect: Effect } | { refusal: Refusal };

/** `taken` are items that the promotion must not change, because another one has them. */
export const computeOffer = (
  state: BasketState,
  candidate: Candidate,
  taken: ReadonlySet<Item>,
  usage: UsageLookup,
): Offer => {
  const unmet = unmetCondition(state, candidate);
  if (unmet) return { refusal: unmet };
  const effect = new Effect(state, taken, candidate.compiled.isDivisible);
  const context = { promotionId: candidate.id, usage };
  let reason: NoEffect | null = null;
  for (const reward of candidate.compiled.rewards) {
    const without = reward.give(effect, context);
    reason ??= without;
  }
  if (!effect.isEmpty) return { effect };
  if (reason) return { refusal: reason };
  return { refusal: { verdict: effect.cappedBy === 'guard' ? 'guarded' : 'nothingLeft' } };
};

/** Whether the basket has none of the goods that the promotion is about, whatever its conditions say. */
export const lacksGoods = (
  state: BasketState,
  { id, compiled }: Candidate,
  usage: UsageLookup,
): boolean => {
  const effect = new Effect(state, new Set(), compiled.isDivisible);
  return compiled.rewards.every(
    (reward) =>
      reward.give(effect, { promotionId: id, usage })?.verdict === 'nothingInScope' &&
      effect.isEmpty,
  );
};
