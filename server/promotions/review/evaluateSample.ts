/** Computes the amount that remains for sampled goods. Pure. */
import { changeBps } from '../../pricing/guards/rules.ts';
import type { VariantFacts } from '../quotes/variantFacts.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { BasketLine, Candidate, EngineRules, Shopper } from '../engine/types.ts';

export interface Priced {
  unitPrice: number;
  originalPrice: number;
}
/** Whether the promotion may take anything off these goods. */
export const concerns = (
  { compiled }: Candidate,
  { line }: VariantFacts,
  priced: Priced,
): boolean => {
  const unit = { ...line, ...priced, id: '1', quantity: 1 };
  return compiled.rewards.some((reward) => reward.concerns(unit));
};

/** Sampled goods with their price, and the evaluated quantity. */
export interface SampleGoods {
  facts: VariantFacts;
  price: Priced;
  quantity: number;
}
export interface SampleResult {
  facts: VariantFacts;
  line: BasketLine;
  amount: number;
  discount: number;
  guarded: boolean;
}
export const evaluateSample = (
  { facts, price, quantity }: SampleGoods,
  candidates: readonly Candidate[],
  shopper: Shopper,
  rules: EngineRules,
  at: number,
): SampleResult => {
  const line: BasketLine = { id: '1', quantity, ...facts.line, ...price };
  const { applied, verdicts } = evaluate(
    { lines: [line], shipping: [], shopper, at },
    candidates,
    rules,
    () => 0,
  );
  const discount = applied.reduce((sum, { lines }) => sum + (lines.get('1') ?? 0), 0);
  const guarded = verdicts.some(
    ({ verdict, cappedBy }) => verdict === 'guarded' || cappedBy === 'guard',
  );
  return { facts, line, amount: line.unitPrice * quantity, discount, guarded };
};

export const depthBps = ({ amount, discount }: Pick<SampleResult, 'amount' | 'discount'>) =>
  -(changeBps(amount, amount - discount) ?? 0);
