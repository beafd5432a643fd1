/** Converts the input of staff to the row of a batch. */
import type { CouponBatchInput } from '#contract/promotions/coupons';
import { ALPHABET } from '#contract/promotions/codes';
import type { Writer } from '../../platform/records/writer.ts';

/** The columns that say how the codes look and how many there are. */
const formOf = (input: CouponBatchInput) => {
  const plain = { prefix: '', suffix: '', length: 0, alphabet: '' };
  switch (input.kind) {
    case 'shared':
      return { ...plain, kind: 'shared' as const, quantity: 1, generated: 1 };
    case 'printed': {
      const { length: quantity } = input.codes;
      return { ...plain, kind: 'unique' as const, quantity, generated: quantity };
    }
    case 'unique': {
      const { prefix, suffix, length, quantity } = input;
      return {
        prefix,
        suffix,
        length,
        alphabet: ALPHABET,
        kind: input.kind,
        quantity,
        generated: 0,
      };
    }
  }
};

export const toBatch = (writer: Writer, input: CouponBatchInput) => {
  const { promotionId, name, usesPerCode, validFrom, validUntil, daysAfterClaim, claim } = input;
  return {
    promotionId,
    name,
    usesPerCode,
    validFrom,
    validUntil,
    daysAfterClaim,
    claim,
    ...formOf(input),
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
};
