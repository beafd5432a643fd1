/** Converts the engine's outcome to the quote that the store reads: lines with allocations, totals and verdicts. */
import type { Quote, QuoteGift } from '#contract/promotions/quotes';
import type { RefusedCode } from '#contract/promotions/verdicts';
import { contentHash } from '../../platform/records/writer.ts';
import type { Basket, Outcome } from '../engine/types.ts';
import type { Goods } from './goods.ts';
import { computeTotals, toLine, toShipping } from './quoteLines.ts';
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
  const lines = basket.lines.map((line) => toLine(line, applied, goods));
  const shipping = basket.shipping.map((one) => toShipping(one, applied));
  const totals = computeTotals(lines, shipping);
  return {
    // The quote is a different one only if what the shopper pays, or why, is different.
    quoteId: contentHash([
      lines.map(({ id, paid, allocations }) => [id, paid, allocations]),
      shipping,
      gifts,
      totals,
    ]),
    at: basket.at,
    currency,
    lines,
    refusedLines: goods.refused,
    shipping,
    gifts,
    totals,
    verdicts: toReported(outcome.verdicts, explain),
    refusedCodes,
  };
};
