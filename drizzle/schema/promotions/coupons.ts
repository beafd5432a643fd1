import type { CouponBatchKind } from '#contract/promotions/coupons';
import type { ClaimRules, IssuedBy } from '#contract/promotions/coupons/issuing';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';
import { promotions } from './promotions.ts';
import { stamps } from '../stamps.ts';

/** Codes of one promotion that were created together: one shared code, or many unique codes. */
export const couponBatches = kit.table(
  'coupon_batches',
  {
    id: kit.id(),
    promotionId: kit
      .integer()
      .notNull()
      .references(() => promotions.id),
    name: kit.text().notNull(),
    kind: kit.text().$type<CouponBatchKind>().notNull(),
    prefix: kit.text().notNull(),
    suffix: kit.text().notNull().default(''),
    /** Number of characters between them, and the alphabet from which they are drawn; 0 where none were generated. */
    length: kit.integer().notNull(),
    alphabet: kit.text().notNull(),
    quantity: kit.integer().notNull(),
    generated: kit.integer().notNull().default(0),
    usesPerCode: kit.integer(),
    validFrom: kit.instant(),
    validUntil: kit.instant(),
    /** Days a code stays valid after it was claimed; the batch's own end applies as well. */
    daysAfterClaim: kit.integer(),
    claim: kit.json().$type<ClaimRules>().notNull(),
    jobId: kit.integer(),
    revokedAt: kit.instant(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [kit.index('coupon_batches_promotion').on(t.promotionId)],
);

/** A code in its normalised form. Its validity and limits are those of its batch. */
export const coupons = kit.table(
  'coupons',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    /**
     * What entered codes are compared with (`codeKey`), so that codes that look alike are one; null once another coupon
     * has taken over the code of one that can no longer be used.
     */
    key: kit.text(),
    batchId: kit
      .integer()
      .notNull()
      .references(() => couponBatches.id),
    memberId: kit.integer(),
    claimedAt: kit.instant(),
    issuedBy: kit.text().$type<IssuedBy>(),
    /** Why a member was given it by itself, of what is given once: the level that was reached, or the year of the birthday. */
    cause: kit.text(),
    /** The end of validity that begins with the claim; null where only the batch limits it. */
    validUntil: kit.instant(),
    revokedAt: kit.instant(),
  },
  (t) => [
    kit.unique('coupons_key').on(t.key),
    kit.index('coupons_code').on(t.code),
    kit.index('coupons_batch').on(t.batchId, t.claimedAt, t.id),
    kit.index('coupons_member').on(t.memberId),
    kit
      .unique('coupons_cause')
      .on(t.batchId, t.memberId, t.cause)
      .where(sql`cause is not null`),
  ],
);

/** Refused attempts to use a code, with their reasons. */
export const couponAttempts = kit.table(
  'coupon_attempts',
  {
    id: kit.id(),
    code: kit.text().notNull(),
    couponId: kit.integer(),
    at: kit.instant().notNull(),
    verdict: kit.text().$type<PromotionVerdict>().notNull(),
    memberId: kit.integer(),
    orderId: kit.text(),
    channel: kit.text(),
  },
  (t) => [
    kit.index('coupon_attempts_code').on(t.code, t.at),
    kit.index('coupon_attempts_at').on(t.at, t.id),
  ],
);
