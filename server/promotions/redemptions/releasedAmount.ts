/** Determines how much of an order's usage is released according to the terms. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import type { Usage } from './usage.ts';

/** The promotions of a redemption, with their terms at the time of redemption. */
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
/** Budget and stock are always released; a use only where the terms allow it. */
export const releasedAmount = ({ counter, amount }: Usage, kept: readonly string[]): number =>
  MONEY_OR_STOCK.test(counter) || !kept.some((prefix) => counter.startsWith(prefix)) ? amount : 0;
