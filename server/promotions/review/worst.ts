/** Builds the rows of the worst baskets in a review. */
import type { PromotionReview } from '#contract/promotions/review';
import { marginBps } from '../../pricing/guards/rules.ts';
import { depthBps, type SampleResult } from './evaluateSample.ts';

type Worst = PromotionReview['worst'][number];
export const toWorst = (result: SampleResult): Worst => {
  const { facts, line, amount, discount, giftCost } = result;
  const paid = amount - discount;
  return {
    variantId: line.variantId,
    name: facts.name,
    sku: facts.sku,
    quantity: line.quantity,
    price: amount,
    paid,
    depthBps: depthBps(result),
    marginBps: marginBps(paid, facts.cost === null ? null : facts.cost * line.quantity + giftCost),
    floor: line.floor === null ? null : line.floor * line.quantity,
  };
};
export const byMargin = (one: Worst, other: Worst) =>
  (one.marginBps ?? 10_000) - (other.marginBps ?? 10_000) ||
  other.depthBps - one.depthBps ||
  one.variantId - other.variantId;
