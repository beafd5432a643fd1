/** An order to reserve, and the detection of repeats. */
import { foldCode } from '#contract/promotions/codes';
import type { RedemptionInput } from '#contract/promotions/quotes';
import { conflict } from '../../platform/http/errors.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import { type RedemptionRow, toRedemption } from './record.ts';

export interface Order {
  writer: Writer;
  input: RedemptionInput;
  requestHash: string;
}

/**
 * Returns the stored redemption when a store repeats its request; a different basket with the same order id is refused.
 */
export const answerRepeat = (known: RedemptionRow, { requestHash }: Order): RedemptionRow => {
  if (known.requestHash === requestHash) return known;
  throw conflict('redemptions.errors.otherBasket', { current: toRedemption(known) });
};

/** Hash of a basket, in which a missing value and null are equal. */
export const basketHash = ({
  lines,
  shipping,
  codes,
  channel,
  member,
  guest,
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
  ]);
