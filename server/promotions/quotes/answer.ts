/** The engine's outcome as the store reads it: every line with its allocations, totals that add up, and the reasons. */
import type {
  Allocation,
  Judgement,
  PromotionVerdict,
  Quote,
  QuoteGift,
  QuoteLine,
  RefusedCode,
} from '#contract/promotions/quotes';
import { contentHash } from '../../platform/records/writer.ts';
import type { Applied, Basket, Outcome } from '../engine/types.ts';
import type { Goods } from './goods.ts';

/** Told without being asked for: what applied, what nearly did, and whatever came by code. */
const TOLD: ReadonlySet<PromotionVerdict> = new Set([
  'applied',
  'capped',
  'lost',
  'silenced',
  'belowThreshold',
  'tooFewUnits',
  'guarded',
  'memberUsesReached',
  'soldOut',
  'memberStockReached',
]);
const MOST_TOLD = 50;

const toldOf = (verdicts: readonly Judgement[], explain: boolean) =>
  explain
    ? [...verdicts]
    : verdicts
        .filter(({ verdict, code }) => code !== undefined || TOLD.has(verdict))
        .slice(0, MOST_TOLD);

const allocationOf = (
  { candidate: { id, revision, label, code } }: Applied,
  amount: number,
): Allocation => ({
  promotionId: id,
  revision,
  label,
  code,
  amount,
});
const sum = (parts: readonly { amount: number }[]) =>
  parts.reduce((total, { amount }) => total + amount, 0);

export interface Told {
  outcome: Outcome;
  basket: Basket;
  goods: Goods;
  refusedCodes: RefusedCode[];
  gifts: QuoteGift[];
  currency: string;
  explain: boolean;
}

export const quoteOf = ({
  outcome,
  basket,
  goods,
  refusedCodes,
  gifts,
  currency,
  explain,
}: Told): Quote => {
  const { applied } = outcome;
  const lines = basket.lines.map((line): QuoteLine => {
    const allocations = applied.flatMap((one) => {
      const amount = one.lines.get(line.id);
      return amount ? [allocationOf(one, amount)] : [];
    });
    const amount = line.unitPrice * line.quantity;
    const discount = sum(allocations);
    const { sku = null, name = '' } = goods.facts.get(line.id) ?? {};
    return {
      id: line.id,
      variantId: line.variantId,
      sku,
      productId: line.productId,
      name,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      originalPrice: line.originalPrice,
      amount,
      discount,
      paid: amount - discount,
      floor: line.floor === null ? null : line.floor * line.quantity,
      allocations,
    };
  });
  const shipping = basket.shipping.map(({ method, amount }) => {
    const allocations = applied.flatMap((one) => {
      const off = one.shipping.get(method);
      return off ? [allocationOf(one, off)] : [];
    });
    const discount = sum(allocations);
    return { method, amount, discount, paid: amount - discount, allocations };
  });
  const totals = {
    goods: sum(lines),
    goodsDiscount: lines.reduce((total, { discount }) => total + discount, 0),
    shipping: sum(shipping),
    shippingDiscount: shipping.reduce((total, { discount }) => total + discount, 0),
    discount: 0,
    total: 0,
  };
  totals.discount = totals.goodsDiscount + totals.shippingDiscount;
  totals.total = totals.goods + totals.shipping - totals.discount;
  return {
    // Whatever the shopper would be told to pay, and why: nothing else makes it another quote.
    quoteId: contentHash([
      lines.map(({ id, paid, allocations }) => [id, paid, allocations]),
      shipping,
      gifts,
      totals,
    ]),
    at: basket.at,
    currency,
    lines,
    shipping,
    gifts,
    totals,
    verdicts: toldOf(outcome.verdicts, explain),
    refusedCodes,
  };
};
