/** The lines and deliveries of a quote with what each promotion took off, and their totals. */
import type { Quote, QuoteLine, QuoteShipping } from '#contract/promotions/quotes';
import type { Applied, Basket } from '../engine/types.ts';
import { sumAmounts, toAllocation } from './allocations.ts';
import type { Goods } from './goods.ts';

export const toLine = (
  line: Basket['lines'][number],
  applied: readonly Applied[],
  goods: Goods,
): QuoteLine => {
  const allocations = applied.flatMap((one) => {
    const amount = one.lines.get(line.id);
    return amount ? [toAllocation(one, amount)] : [];
  });
  const amount = line.unitPrice * line.quantity;
  const discount = sumAmounts(allocations);
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
};

export const toShipping = (
  { method, amount }: Basket['shipping'][number],
  applied: readonly Applied[],
): QuoteShipping => {
  const allocations = applied.flatMap((one) => {
    const off = one.shipping.get(method);
    return off ? [toAllocation(one, off)] : [];
  });
  const discount = sumAmounts(allocations);
  return { method, amount, discount, paid: amount - discount, allocations };
};

export const computeTotals = (
  lines: readonly QuoteLine[],
  shipping: readonly QuoteShipping[],
): Quote['totals'] => {
  const totals = {
    goods: sumAmounts(lines),
    goodsDiscount: lines.reduce((total, { discount }) => total + discount, 0),
    shipping: sumAmounts(shipping),
    shippingDiscount: shipping.reduce((total, { discount }) => total + discount, 0),
    discount: 0,
    total: 0,
  };
  const pointsAmount = lines.reduce((total, line) => total + (line.pointsAmount ?? 0), 0);
  totals.discount = totals.goodsDiscount + totals.shippingDiscount;
  totals.total = totals.goods + totals.shipping - totals.discount - pointsAmount;
  return pointsAmount > 0 ? { ...totals, pointsAmount } : totals;
};
