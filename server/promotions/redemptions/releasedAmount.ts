/** Determines how much of an order's usage is released according to the terms. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions } from '#db/schema/promotions/promotions';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import { isRefundedAtFault } from './refundsMade.ts';
import { counters } from '../engine/counters.ts';
import type { Usage } from './usage.ts';

/** The promotions of a redemption, with their terms at the time of redemption. */
export const promotionsOf = prepared({ redemptionId: redemptions.id }, (q, { redemptionId }) =>
  q
    .select({
      id: redemptionPromotions.promotionId,
      campaignId: redemptionPromotions.campaignId,
      couponId: redemptionPromotions.couponId,
      givesBack: redemptionPromotions.givesBack,
      giftCost: redemptionPromotions.giftCost,
      terms: promotionRevisions.terms,
    })
    .from(redemptionPromotions)
    .leftJoin(
      promotionRevisions,
      and(
        eq(promotionRevisions.promotionId, redemptionPromotions.promotionId),
        eq(promotionRevisions.revision, redemptionPromotions.revision),
      ),
    )
    .where(eq(redemptionPromotions.redemptionId, redemptionId)),
);
/** The counters of the budgets that a promotion uses. */
export const spentCounters = (promotionId: number, campaignId: number | null): string[] => [
  counters.spent(promotionId),
  ...(campaignId === null ? [] : [counters.campaign(campaignId)]),
];

type Promotion = Awaited<ReturnType<typeof promotionsOf>>[number];

/** Prefixes of the counters that are not released. */
const keptCounters = (promotions: readonly Promotion[]) =>
  promotions.flatMap(({ id, couponId, givesBack }) =>
    givesBack ? [] : [`promotion/${id}/`, ...(couponId === null ? [] : [`coupon/${couponId}/`])],
  );
const MONEY_OR_STOCK = /^(campaign\/\d+\/spent|promotion\/\d+\/(spent|flash\/.*))$/;

/** What stays spent when all goods came back: the gifts of promotions that take nothing back stay with the shopper. */
const costOfKeptGifts = (promotions: readonly Promotion[]): ReadonlyMap<string, number> => {
  const costs = new Map<string, number>();
  for (const { id, campaignId, giftCost, terms } of promotions) {
    if (Number(giftCost) === 0 || terms?.whenReturned === 'takeBack') continue;
    for (const counter of spentCounters(id, campaignId))
      costs.set(counter, (costs.get(counter) ?? 0) + Number(giftCost));
  }
  return costs;
};

/**
 * How much of each usage is released when a paid order was cancelled or everything came back. Stock is always released,
 * and the budget but for gifts that stay with the shopper, who has them once goods came back; a use only where the terms
 * allow it, or where units were refunded at the merchant's fault.
 */
export const loadReleasedAmounts = async (
  tx: Db,
  redemptionId: number,
  reason: 'cancelled' | 'returned',
  orderId?: string,
): Promise<(usage: Usage) => number> => {
  const promotions = await promotionsOf(tx, { redemptionId });
  const isAtFault = orderId !== undefined && (await isRefundedAtFault(tx, orderId));
  const kept = isAtFault ? [] : keptCounters(promotions);
  const giftCosts = reason === 'returned' ? costOfKeptGifts(promotions) : new Map<string, number>();
  return ({ counter, amount }) =>
    MONEY_OR_STOCK.test(counter) || !kept.some((prefix) => counter.startsWith(prefix))
      ? Math.max(0, amount - (giftCosts.get(counter) ?? 0))
      : 0;
};
