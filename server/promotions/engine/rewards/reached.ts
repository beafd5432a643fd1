/** How far goods reach towards a threshold of a reward. Pure. */
import type { Reward } from '#contract/promotions/promotions';
import { type Change, leftOf } from '../effect.ts';
import type { EngineRules } from '../types.ts';

export type Basis = Extract<Reward, { kind: 'fullReduction' }>['basis'];

const countsAs = (change: Change, basis: Basis, rules: EngineRules): number => {
  const { quantity, original } = change.item;
  if (basis === 'quantity') return quantity;
  return rules.thresholdBasis === 'before' ? original : leftOf(change);
};

/** The units of the lines, or their amount: at prices before any discount, or what is left to pay. */
export const reachedBy = (lines: readonly Change[], basis: Basis, rules: EngineRules): number =>
  lines.reduce((sum, change) => sum + countsAs(change, basis, rules), 0);
