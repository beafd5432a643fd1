/** What an order got at the instant at which it was placed. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import type { HeldPromotion } from '../quotes/past/rules.ts';

const promotionsOf = prepared(
  { orderId: redemptions.orderId, at: redemptions.createdAt },
  (q, { orderId, at }) =>
    q
      .select({
        promotionId: redemptionPromotions.promotionId,
        revision: redemptionPromotions.revision,
        couponId: redemptionPromotions.couponId,
      })
      .from(redemptions)
      .innerJoin(redemptionPromotions, eq(redemptionPromotions.redemptionId, redemptions.id))
      .where(and(eq(redemptions.orderId, orderId), eq(redemptions.createdAt, at)))
      .orderBy(asc(redemptions.id)),
);

/**
 * The promotions of an order's redemption and of all its amendments, which are of one instant (UTC milliseconds): of each
 * the terms with which it was given first.
 */
export const loadHeldPromotions = async (
  db: Db,
  { orderId, createdAt }: { orderId: string; createdAt: number },
): Promise<HeldPromotion[]> => {
  const first = new Map<number, HeldPromotion>();
  for (const row of await promotionsOf(db, { orderId, at: createdAt }))
    if (!first.has(row.promotionId)) first.set(row.promotionId, row);
  return [...first.values()];
};
