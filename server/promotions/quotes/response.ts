/** Converts the engine's outcome to the quote that the store reads: lines with allocations, totals and verdicts. */
import type { Quote, QuoteGift, QuoteLine } from '#contract/promotions/quotes';
import type { RefusedCode } from '#contract/promotions/verdicts';
import { contentHash } from '../../platform/records/writer.ts';
import type { Basket, Outcome } from '../engine/types.ts';
import type { Goods } from './goods.ts';
import { toAllocation, sum } from './allocations.ts';
import { toReported } from './reported.ts';

export interface Evaluated {
  outcome: Outcome;
  basket: Basket;
  goods: Goods;
  refusedCodes: RefusedCode[];
  gifts: QuoteGift[];
  currency: string;
  explain: boolean;
}

export const toResponse = ({
  outcome,
  basket,
  goods,
  refusedCodes,
  gifts,
  currency,
  explain,
}: Evaluated): Quote => {
  const { applied } = outcome;
  const lines = basket.lines.map((line): QuoteLine => {
    const allocations = applied.flatMap((one) => {
      const amount = one.lines.get(line.id);
      return amount ? [toAllocation(one, amount)] : [];
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
      return off ? [toAllocation(one, off)] : [];
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
    // What the shopper would pay, and why: nothing else makes it a different quote.
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
    verdicts: toReported(outcome.verdicts, explain),
    refusedCodes,
  };
};
