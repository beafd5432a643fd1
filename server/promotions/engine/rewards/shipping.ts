/** Free or cheaper delivery. Pure. */
import { type Change, type Effect, leftOf, type NoEffect } from '../effect.ts';
import { shareOf } from './percent.ts';
import type { RewardOf, RewardRules } from './reward.ts';

type Shipping = RewardOf<'shipping'>;

const discountOf = (left: number, off: Shipping['off'], effect: Effect): number => {
  if (off.kind === 'free') return left;
  return off.kind === 'amount'
    ? Math.min(off.amount, left)
    : shareOf(left, off.bps, effect.state.rules);
};

const give = (effect: Effect, { off, per, methods }: Shipping): NoEffect | null => {
  const isIncluded = ({ item: { method } }: Change) =>
    method !== null && (methods.length === 0 || methods.includes(method));
  const deliveries = effect.deliveries();
  if (deliveries.length === 0) return { verdict: 'noDelivery' };
  const included = deliveries.filter(isIncluded);
  if (included.length === 0) return { verdict: 'otherShipping' };
  const unpaid = included.filter((change) => leftOf(change) > 0);
  if (off.kind === 'amount' && per === 'order')
    effect.spread(
      off.amount,
      unpaid.map((change) => ({ change, weight: leftOf(change) })),
    );
  else for (const change of unpaid) effect.take(change, discountOf(leftOf(change), off, effect));
  return null;
};

export const shipping: RewardRules<Shipping> = {
  compile: (reward, own) => ({ concerns: own, give: (effect) => give(effect, reward) }),
  isDivisible: () => true,
  requiredScope: () => null,
  targetScopes: (_, own) => [own],
};
