/** An order to reserve, and how a repeat of it is recognized. */
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

/** Answers a repeat by a store that did not get the response; another basket under the same order id is refused. */
export const answerRepeat = (known: RedemptionRow, { requestHash }: Order): RedemptionRow => {
  if (known.requestHash === requestHash) return known;
  throw conflict('redemptions.errors.otherBasket', { current: toRedemption(known) });
};

/** A basket's fingerprint: the same whether what it leaves open is left out or said to be nothing. */
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
