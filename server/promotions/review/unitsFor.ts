/** Computes the quantity for which terms take off the largest share. Pure. */
import type { Terms } from '#contract/promotions/promotions';

/** The fewest units of one product that reach every threshold, for which a fixed amount is the largest share. */
export const unitsFor = (terms: Terms, unitPrice: number): number => {
  let units = 1;
  const atLeast = (amount: number) =>
    (units = Math.max(units, Math.ceil(amount / Math.max(1, unitPrice))));
  for (const condition of terms.conditions) {
    if (condition.kind === 'amount' && condition.min !== null) atLeast(condition.min);
    if (condition.kind === 'quantity' && condition.min !== null)
      units = Math.max(units, condition.min);
  }
  for (const reward of terms.rewards) {
    if (reward.kind === 'fullReduction') {
      const deepest = reward.steps.at(-1)?.from ?? 0;
      if (reward.basis === 'amount') atLeast(deepest);
      else units = Math.max(units, deepest);
    }
    if (reward.kind === 'buyGet')
      units = Math.max(units, reward.buy.quantity + reward.get.quantity);
  }
  return Math.min(units, 100_000);
};
