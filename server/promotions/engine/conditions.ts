/** Checks the conditions of a promotion against the basket. Pure. */
import type { Condition } from '#contract/promotions/promotions';
import type { Judgement } from '#contract/promotions/verdicts';
import type { BasketState, Goods, Item } from './basketState.ts';
import type { LineMatch } from '../../catalog/scopes/rules.ts';
import type { Candidate } from './types.ts';

export type Refusal = Pick<Judgement, 'verdict' | 'missing' | 'missingKind'>;

type Threshold = Exclude<Condition, { kind: 'shippingMethod' }>;

const valueOf = (item: Item, condition: Threshold, { rules }: BasketState): number => {
  if (condition.kind === 'quantity') return item.quantity;
  return (condition.basis ?? rules.thresholdBasis) === 'before' ? item.original : item.left;
};

const checkThreshold = (
  state: BasketState,
  condition: Threshold,
  matches: LineMatch,
): Refusal | null => {
  const isPerLine = condition.kind === 'quantity' && condition.per === 'line';
  const values = new Map<Goods | null, number>();
  for (const item of state.items) {
    if (!item.line || !matches(item.line)) continue;
    const group = isPerLine ? item.goods : null;
    values.set(group, (values.get(group) ?? 0) + valueOf(item, condition, state));
  }
  const reached = Math.max(0, ...values.values());
  const { kind, min, max } = condition;
  if (min !== null && reached < min)
    return { verdict: 'belowThreshold', missing: min - reached, missingKind: kind };
  return max !== null && reached > max ? { verdict: 'aboveThreshold' } : null;
};

/** Why the first unmet condition is not met; null when all are met. */
export const unmetCondition = (
  state: BasketState,
  { terms: { conditions }, compiled }: Candidate,
): Refusal | null => {
  for (const [index, condition] of conditions.entries()) {
    if (condition.kind === 'shippingMethod') {
      const { methods } = condition;
      const delivered = state.items.flatMap(({ method }) => method ?? []);
      if (delivered.length === 0) return { verdict: 'noDelivery' };
      if (!delivered.some((method) => methods.includes(method)))
        return { verdict: 'otherShipping' };
      continue;
    }
    const refusal = checkThreshold(state, condition, compiled.conditions[index] as LineMatch);
    if (refusal) return refusal;
  }
  return null;
};
