/** What of an order’s usage is released, and what its terms keep. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import type { Usage } from './usage.ts';

/** The promotions of a redemption, with their terms as they were when it was made. */
export const promotionsOf = prepared({ redemptionId: redemptions.id }, (q, { redemptionId }) =>
  q
    .select({
      id: redemptionPromotions.promotionId,
      campaignId: redemptionPromotions.campaignId,
      couponId: redemptionPromotions.couponId,
      givesBack: redemptionPromotions.givesBack,
    })
    .from(redemptionPromotions)
    .where(eq(redemptionPromotions.redemptionId, redemptionId)),
);
/** Prefixes of the counters that are not released. */
export const loadKeptCounters = async (tx: Db, redemptionId: number) =>
  (await promotionsOf(tx, { redemptionId })).flatMap(({ id, couponId, givesBack }) =>
    givesBack ? [] : [`promotion/${id}/`, ...(couponId === null ? [] : [`coupon/${couponId}/`])],
  );
const MONEY_OR_STOCK = /^(campaign\/\d+\/spent|promotion\/\d+\/(spent|flash\/.*))$/;
/** Money and stock are always released; a use only where the terms say so. */
export const releasedAmount = ({ counter, amount }: Usage, kept: readonly string[]): number =>
  MONEY_OR_STOCK.test(counter) || !kept.some((prefix) => counter.startsWith(prefix)) ? amount : 0;
