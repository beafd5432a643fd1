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
 * The same counters as a redemption uses. Where the redemption holds a part of the discount, only money counts: what the
 * order still claims beyond what the redemption holds still (`held`), and no more than the part. What was returned is
 * given back as for redemptions: money and stock always, the use only where the terms allow it, gifts where the terms
 * take them back.
 */
export const claimUsages = (
  claim: Claim,
  { amount, reason }: { amount: number; reason: UnredeemedReason },
  promotion: ClaimedPromotion | undefined,
  {
    keys,
    day,
    giftCost,
    held,
  }: { keys: readonly string[]; day: string; giftCost: number; held: number },
): Usage[] => {
  const { promotionId, couponId, isReturned } = claim;
  const campaign = promotion?.campaignId ? { id: promotion.campaignId } : null;
  const claimed = claim.amount - claim.returnedAmount;
  const spent = isReturned ? 0 : Math.min(amount, Math.max(0, claimed - held));
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
