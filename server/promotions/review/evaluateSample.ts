/** Computes the amount that remains for sampled goods. Pure. */
import type { LevelRanks } from '#rules/platform/audiences';
import type { Terms } from '#contract/promotions/promotions';
import type { Judgement, PromotionVerdict } from '#contract/promotions/verdicts';
import { changeBps } from '../../pricing/guards/rules.ts';
import type { VariantFacts } from '../quotes/variantFacts.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { Basket, BasketLine, Candidate, EngineRules } from '../engine/types.ts';
import { shopperFor } from './worstShopper.ts';
import { type Companion, completeBasket, deliveriesFor, type Requirement } from './requirements.ts';

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

/** Sampled goods with the price of one unit. */
export interface SampleGoods {
  facts: VariantFacts;
  price: Priced;
}
/** What samples are evaluated with. */
export interface Sampling {
  rules: EngineRules;
  at: number;
  ranks: LevelRanks;
  given: Basket['given'];
  /** The price of a variant in this quantity. */
  priceOf: (variantId: number, quantity: number) => Priced | null;
  companionsOf: (requirement: Requirement) => readonly Companion[];
}
export interface SampleResult {
  facts: VariantFacts;
  line: BasketLine;
  amount: number;
  discount: number;
  /** What the gifts of the draft cost. */
  giftCost: number;
  guarded: boolean;
}

/** Smallest baskets with the goods in which all these terms apply: filled with the same goods, and with others. */
const basketsFor = (
  { facts, price }: SampleGoods,
  terms: readonly Terms[],
  requirements: readonly Requirement[],
  { at, given, ranks, priceOf, companionsOf }: Sampling,
): Basket[] => {
  const goods = { ...facts.line, ...price };
  const shopper = shopperFor(terms, ranks);
  const shipping = terms.flatMap(deliveriesFor);
  return (['same', 'others'] as const).map((filling) => ({
    lines: completeBasket(goods, requirements, companionsOf, filling).map((line) => ({
      ...line,
      ...priceOf(line.variantId, line.quantity),
    })),
    shipping,
    shopper,
    at,
    given,
  }));
};

const evaluateBasket = (
  facts: VariantFacts,
  basket: Basket,
  candidates: readonly Candidate[],
  rules: EngineRules,
): SampleResult => {
  const line = basket.lines[0] as BasketLine;
  const { applied, verdicts } = evaluate(basket, candidates, rules, () => 0);
  const discount = applied.reduce((sum, { lines }) => sum + (lines.get(line.id) ?? 0), 0);
  const [draft] = candidates;
  const giftCost = applied.find(({ candidate }) => candidate === draft)?.giftCost ?? 0;
  const guarded = verdicts.some(
    ({ verdict, cappedBy }) => verdict === 'guarded' || cappedBy === 'guard',
  );
  return { facts, line, amount: line.unitPrice * line.quantity, discount, giftCost, guarded };
};

export const depthBps = ({ amount, discount }: Pick<SampleResult, 'amount' | 'discount'>) =>
  -(changeBps(amount, amount - discount) ?? 0);

const spendingBps = ({ amount, discount, giftCost }: SampleResult) =>
  -(changeBps(amount, amount - discount - giftCost) ?? 0);

/** What remains of the goods in the basket in which they lose most; the draft is the first candidate. */
export const evaluateSample = (
  goods: SampleGoods,
  terms: readonly Terms[],
  requirements: readonly Requirement[],
  candidates: readonly Candidate[],
  sampling: Sampling,
): SampleResult => {
  const [result, ...others] = basketsFor(goods, terms, requirements, sampling).map((basket) =>
    evaluateBasket(goods.facts, basket, candidates, sampling.rules),
  ) as [SampleResult, ...SampleResult[]];
  return others.reduce(
    (worst, one) => (spendingBps(one) > spendingBps(worst) ? one : worst),
    result,
  );
};

/** Verdicts of a promotion that does not lower a price, although its terms are met. */
const MET: readonly PromotionVerdict[] = ['applied', 'capped', 'nothingLeft', 'guarded'];

/**
 * Why the draft alone gives nothing on the goods although the basket was made for it; null where its terms are met.
 */
export const unmetOn = (
  goods: SampleGoods,
  draft: Candidate,
  requirements: readonly Requirement[],
  sampling: Sampling,
): PromotionVerdict | null => {
  const verdicts = basketsFor(goods, [draft.terms], requirements, sampling).map(
    (basket) =>
      (evaluate(basket, [draft], sampling.rules, () => 0).verdicts[0] as Judgement).verdict,
  );
  return verdicts.some((verdict) => MET.includes(verdict)) ? null : (verdicts[0] ?? null);
};
