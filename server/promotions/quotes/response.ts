/** Converts the engine's outcome to the quote that the store reads: lines with allocations, totals and verdicts. */
import type { Quote, QuoteGift } from '#contract/promotions/quotes';
import type { QuoteCoupons } from '#contract/promotions/quotes/held';
import type { RefusedCode } from '#contract/promotions/verdicts';
import { contentHash } from '../../platform/records/writer.ts';
import type { Basket, Outcome } from '../engine/types.ts';
import type { Goods } from './goods.ts';
import { type BasketPoints, payWithPoints } from './payWithPoints.ts';
import { computeTotals, toLine, toShipping } from './quoteLines.ts';
import { toReported } from './reported.ts';

export interface Evaluated {
  outcome: Outcome;
  basket: Basket;
  goods: Goods;
  /** The entered codes as they are compared, in a fixed order. */
  codes: readonly string[];
  refusedCodes: RefusedCode[];
  gifts: QuoteGift[];
  currency: string;
  explain: boolean;
  /** Null where points cannot pay; undefined where the basket says nothing of points. */
  points?: BasketPoints | null | undefined;
  /** The codes that the member holds; null for a guest, undefined where the basket does not ask for them. */
  coupons?: QuoteCoupons | null | undefined;
}

export const toResponse = ({
  outcome,
  basket,
  goods,
  codes,
  refusedCodes,
  gifts,
  currency,
  explain,
  points,
  coupons,
}: Evaluated): Quote => {
  const { applied } = outcome;
  const unpaid = basket.lines.map((line) => toLine(line, applied, goods));
  const { lines, points: paying } = points
    ? payWithPoints(unpaid, applied, points)
    : { lines: unpaid, points };
  const shipping = basket.shipping.map((one) => toShipping(one, applied));
  const totals = computeTotals(lines, shipping);
  return {
    // The quote is a different one only if the basket, what the shopper pays for it, or why, is different.
    quoteId: contentHash([
      [basket.shopper.key, basket.shopper.channel, currency, codes, goods.refused],
      lines.map(({ id, variantId, quantity, originalPrice, amount, paid, allocations }) => [
        id,
        variantId,
        quantity,
        originalPrice,
        amount,
        paid,
        allocations,
      ]),
      shipping,
      gifts.map(({ productId: _, ...gift }) => gift),
      totals,
      ...(paying?.used ? [paying.used] : []),
    ]),
    at: basket.at,
    currency,
    lines,
    refusedLines: goods.refused,
    shipping,
    gifts,
    totals,
    ...(paying !== undefined && { points: paying }),
    ...(coupons !== undefined && { coupons }),
    verdicts: toReported(outcome.verdicts, explain),
    refusedCodes,
  };
};
