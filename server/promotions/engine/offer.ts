/** Tries one promotion on the basket as it stands: what it would give, or why it gives nothing. Pure. */
import type { BasketState, Item } from './basketState.ts';
import { type Refusal, unmetCondition } from './conditions.ts';
import { Effect, type NoEffect } from './effect.ts';
import type { Candidate, UsageLookup } from './types.ts';

export type Offer = { effect: Effect } | { refusal: Refusal };

/** `taken` are the items that the promotion may not touch because another one has them. */
export const computeOffer = (
  state: BasketState,
  candidate: Candidate,
  taken: ReadonlySet<Item>,
  usage: UsageLookup,
): Offer => {
  const unmet = unmetCondition(state, candidate);
  if (unmet) return { refusal: unmet };
  const effect = new Effect(state, taken);
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
