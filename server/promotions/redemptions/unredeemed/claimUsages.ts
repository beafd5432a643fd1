/** The usage of limits by a discount that was not redeemed. Pure. */
import type { UnredeemedReason } from '#contract/promotions/unredeemed';
import { counters } from '../../engine/counters.ts';
import { toUsages, type Usage } from '../usage.ts';
import type { Claim } from './claims.ts';
import type { ClaimedPromotion } from './facts.ts';

/** The units that count against the stock of the promotion's flash sale. */
const flashUnits = ({ variants }: Claim, promotion: ClaimedPromotion | undefined) => {
  const items = (promotion?.terms.rewards ?? []).flatMap((reward) =>
    reward.kind === 'flash' ? reward.items : [],
  );
  return new Map(
    items.flatMap(({ variantId }) => {
      const units = variants.get(variantId) ?? 0;
      return units > 0 ? [[variantId, units] as const] : [];
    }),
  );
};

/**
 * The same counters as a redemption uses. Where the redemption holds a part of the discount, only money counts. What was
 * returned is given back as for redemptions: money and stock always, the use only where the terms
 * allow it, gifts where the terms take them back.
 */
export const claimUsages = (
  claim: Claim,
  { amount, reason }: { amount: number; reason: UnredeemedReason },
  promotion: ClaimedPromotion | undefined,
  { keys, day, giftCost }: { keys: readonly string[]; day: string; giftCost: number },
): Usage[] => {
  const { promotionId, couponId, returnedAmount, isReturned } = claim;
  const campaign = promotion?.campaignId ? { id: promotion.campaignId } : null;
  const spent = claim.isReturned ? 0 : Math.max(0, amount - returnedAmount);
  const money = (spending: number) =>
    [counters.spent(promotionId), ...(campaign ? [counters.campaign(campaign.id)] : [])].map(
      (counter) => ({ counter, amount: spending }),
    );
  if (reason === 'more') return money(spent);
  const isGiftBack = isReturned && promotion?.terms.whenReturned === 'takeBack';
  const giftsSpent = isGiftBack ? 0 : giftCost;
  const isUseFree = isReturned && promotion?.terms.limits.givesBack !== false;
  if (isUseFree) return giftsSpent > 0 ? money(giftsSpent) : [];
  const flash = flashUnits(claim, promotion);
  return toUsages(
    [
      {
        candidate: { id: promotionId, campaign, couponId },
        amount: spent,
        giftCost: giftsSpent,
        flash,
      },
    ],
    keys,
    day,
  );
};
