/** Loads the refused attempts and the uses of one code. */
import { asc, eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { couponAttempts } from '#db/schema/promotions/coupons';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';

export const attemptsWith = prepared({ code: couponAttempts.code }, (q, { code }) =>
  q
    .select({
      at: couponAttempts.at,
      verdict: couponAttempts.verdict,
      orderId: couponAttempts.orderId,
      memberId: couponAttempts.memberId,
    })
    .from(couponAttempts)
    .where(eq(couponAttempts.code, code))
    .orderBy(asc(couponAttempts.at), asc(couponAttempts.id))
    .limit(500),
);
export const usesOf = prepared({ couponId: redemptionPromotions.couponId }, (q, { couponId }) =>
  q
    .select({
      orderId: redemptions.orderId,
      memberId: redemptions.memberId,
      amount: redemptionPromotions.amount,
      status: redemptions.status,
      createdAt: redemptions.createdAt,
      committedAt: redemptions.committedAt,
      closedAt: redemptions.closedAt,
    })
    .from(redemptionPromotions)
    .innerJoin(redemptions, eq(redemptions.id, redemptionPromotions.redemptionId))
    .where(eq(redemptionPromotions.couponId, couponId))
    .orderBy(asc(redemptions.id))
    .limit(500),
);
export type Use = Awaited<ReturnType<typeof usesOf>>[number];
