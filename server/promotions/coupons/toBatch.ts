/** Converts the input of staff to the row of a batch. */
import type { CouponBatchInput } from '#contract/promotions/coupons';
import { ALPHABET } from '#contract/promotions/codes';
import type { Writer } from '../../platform/records/writer.ts';

export const toBatch = (writer: Writer, input: CouponBatchInput) => {
  const { promotionId, name, kind, usesPerCode, validFrom, validUntil, daysAfterClaim, claim } =
    input;
  return {
    promotionId,
    name,
    kind,
    usesPerCode,
    validFrom,
    validUntil,
    daysAfterClaim,
    claim,
    ...(kind === 'unique'
      ? {
          prefix: input.prefix,
          length: input.length,
          alphabet: ALPHABET,
          quantity: input.quantity,
          generated: 0,
        }
      : { prefix: '', length: 0, alphabet: '', quantity: 1, generated: 1 }),
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
};
