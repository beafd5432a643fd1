/** An order to reserve, and the detection of repeats. */
import { foldCode } from '#contract/promotions/codes';
import type { Quote, RedemptionInput } from '#contract/promotions/quotes';
import { conflict } from '../../platform/http/errors.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import type { PastPromotions } from '../quotes/past/promotions.ts';
import type { KnownShopper } from '../quotes/shopper.ts';
import { type RedemptionRow, toRedemption } from './record.ts';

export interface Order {
  writer: Writer;
  input: RedemptionInput;
  requestHash: string;
  /** The past instant that counts, with what held then; left out: that of the writer. */
  placed?: {
    at: number;
    past: PastPromotions;
    shopper: Partial<KnownShopper>;
    /** The redemption that the order had until now. */
    replacedId: number;
  };
}

/**
 * Returns the stored redemption when a store repeats its request, or that it names another quote than the redeemed one.
 * A different basket with the same order id is refused.
 */
export const answerRepeat = (
  known: RedemptionRow,
  { requestHash, input: { quoteId } }: Order,
): RedemptionRow | 'otherQuote' => {
  if (known.requestHash !== requestHash)
    throw conflict('redemptions.errors.otherBasket', { current: toRedemption(known) });
  return quoteId && quoteId !== known.quote.quoteId ? 'otherQuote' : known;
};

/** The refusal of a repeat with another quote than the one that was redeemed; it contains the current quote. */
export const otherQuote = (known: RedemptionRow, quote: Quote) =>
  conflict('redemptions.errors.otherQuote', { current: toRedemption(known), quote });

/** Hash of a basket, in which a missing value and null are equal. */
export const basketHash = ({
  lines,
  shipping,
  codes,
  channel,
  member,
  guest,
  points,
}: RedemptionInput): string =>
  contentHash([
    lines.map(({ id, sku, variantId, quantity }, index) => [
      id ?? String(index + 1),
      sku ?? variantId,
      quantity,
    ]),
    shipping.map(({ method, amount }) => [method, amount]),
    [...new Set(codes.map(foldCode))].sort(),
    channel || null,
    member || null,
    guest || null,
    ...(points ? [points] : []),
  ]);
