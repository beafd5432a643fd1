/** Why the codes of a batch cannot be used now although all are made; a translation key, null where they can. Pure. */
import type { CouponBatch } from '#contract/promotions/coupons';
import type { PromotionPhase } from '#contract/promotions/promotions';

const REASONS: Record<PromotionPhase, string | null> = {
  draft: 'notApproved',
  submitted: 'notApproved',
  rejected: 'notApproved',
  scheduled: 'notStarted',
  running: null,
  paused: 'paused',
  ended: 'over',
  archived: 'over',
};

export const whyUnusable = (
  {
    validFrom,
    validUntil,
    promotionPhase,
  }: Pick<CouponBatch, 'validFrom' | 'validUntil' | 'promotionPhase'>,
  now: number,
): string | null => {
  const ofPromotion = promotionPhase ? REASONS[promotionPhase] : null;
  const reason =
    validUntil !== null && validUntil <= now
      ? 'expired'
      : (ofPromotion ?? (validFrom !== null && validFrom > now ? 'early' : null));
  return reason && `couponBatches.unusable.${reason}`;
};
