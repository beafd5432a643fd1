/** Discounts that a paid order claims and that no redemption holds, and the decision on them. */
import * as z from 'zod';
import { amount, id, instant, reference, text, whole } from '#shared/fields';

/**
 * `lapsed`: not paid in time, then given to others; `released`: the redemption was cancelled; `never`: the order was
 * never redeemed; `notIncluded`: its redemption has no such promotion; `more`: it has less of it.
 */
export const UNREDEEMED_REASONS = ['lapsed', 'released', 'never', 'notIncluded', 'more'] as const;
export type UnredeemedReason = (typeof UNREDEEMED_REASONS)[number];

/** `kept`: the order keeps it, and it counts as used; `takenBack`: it is settled otherwise, and nothing is used. */
export const UNREDEEMED_VERDICTS = ['kept', 'takenBack'] as const;
export type UnredeemedVerdict = (typeof UNREDEEMED_VERDICTS)[number];

/** A decision on the discount of one promotion. `version`: of the discount that was read. */
export const UnredeemedDecision = z.strictObject({
  promotionId: reference('promotions'),
  verdict: z.enum(UNREDEEMED_VERDICTS),
  reason: text(300)
    .nullish()
    .transform((reason) => reason || null),
  version: whole('version'),
});
export type UnredeemedDecision = z.infer<typeof UnredeemedDecision>;

/** Until somebody decides (`verdict` is null) it counts as used, like one that is kept. */
export const UnredeemedDiscount = z.object({
  id: id(),
  promotionId: reference('promotions'),
  /** Null where there is no such promotion. */
  promotionName: z.string().nullable(),
  couponId: reference('coupons').nullable(),
  code: z.string().nullable(),
  label: z.string(),
  amount: amount(),
  reason: z.enum(UNREDEEMED_REASONS),
  verdict: z.enum(UNREDEEMED_VERDICTS).nullable(),
  note: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant().nullable(),
  version: whole('version'),
});
export type UnredeemedDiscount = z.infer<typeof UnredeemedDiscount>;
