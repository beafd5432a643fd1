/** One code, and its history. */
import * as z from 'zod';
import { COUPON_BATCH_KINDS } from '#contract/promotions/coupons';
import type { IssuedBy } from '#contract/promotions/coupons/issuing';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { id, instant, reference, whole } from '#shared/fields';

export const Coupon = z.object({
  id: id(),
  code: z.string(),
  batchId: reference('couponBatches'),
  /** Of its batch: a shared code belongs to nobody, so nobody claims it. */
  kind: z.enum(COUPON_BATCH_KINDS),
  batchName: z.string().exactOptional(),
  promotionId: reference('promotions'),
  promotionName: z.string().exactOptional(),
  memberId: reference('members').nullable(),
  claimedAt: instant().nullable(),
  issuedBy: z.custom<IssuedBy>().nullable(),
  /**
   * Of what a member gets once: `level:` with the key of the level, `birthday:` with the year, or `withdrawn:` with the code's id
   * and the key of a level that was taken back.
   */
  cause: z.string().nullable(),
  validFrom: instant().nullable(),
  validUntil: instant().nullable(),
  usesPerCode: whole('count').nullable(),
  used: whole('count'),
  revokedAt: instant().nullable(),
});
export type Coupon = z.infer<typeof Coupon>;
/** The history of one code, oldest first. */
export interface CouponHistory {
  coupon: Coupon;
  events: {
    at: number;
    kind:
      | 'generated'
      | 'claimed'
      | 'issued'
      | 'refused'
      | 'reserved'
      | 'committed'
      | 'released'
      | 'returned'
      | 'revoked'
      | 'ended';
    verdict?: PromotionVerdict;
    orderId?: string | null;
    memberId?: number | null;
    amount?: number;
    by?: string | null;
  }[];
}
