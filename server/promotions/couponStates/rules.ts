/** Whether codes can be used now, and if not, why: of one code and of a whole batch. Pure; shown on screens and in files. */
import type { CouponBatch } from '#contract/promotions/coupons';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import type { PromotionPhase } from '#contract/promotions/promotions';

export const COUPON_STANDINGS = [
  'usable',
  'unclaimed',
  'usedUp',
  'notStarted',
  'ended',
  'revoked',
] as const;
export type CouponStanding = (typeof COUPON_STANDINGS)[number];

type Standing = Pick<
  Coupon,
  | 'kind'
  | 'revokedAt'
  | 'usesPerCode'
  | 'used'
  | 'validFrom'
  | 'validUntil'
  | 'claimedAt'
  | 'memberId'
  | 'issuedBy'
>;

/** What an agent tells a customer first. */
export const couponStanding = (
  {
    kind,
    revokedAt,
    usesPerCode,
    used,
    validFrom,
    validUntil,
    claimedAt,
    memberId,
    issuedBy,
  }: Standing,
  now: number,
): CouponStanding => {
  if (revokedAt !== null) return 'revoked';
  if (usesPerCode !== null && used >= usesPerCode) return 'usedUp';
  if (validUntil !== null && validUntil <= now) return 'ended';
  if (validFrom !== null && validFrom > now) return 'notStarted';
  const isClaimed = claimedAt !== null || memberId !== null || issuedBy !== null;
  return kind === 'unique' && !isClaimed ? 'unclaimed' : 'usable';
};

/** Printed codes were not generated, so they have no length of their own. */
export const BATCH_FORMS = ['unique', 'shared', 'printed'] as const;
/** How the codes of a batch came about. */
export const batchForm = ({
  kind,
  length,
}: Pick<CouponBatch, 'kind' | 'length'>): (typeof BATCH_FORMS)[number] =>
  kind === 'unique' && !length ? 'printed' : kind;

type Growing = Pick<CouponBatch, 'generated' | 'quantity' | 'jobId' | 'revokedAt'>;
/** Whether codes of it are still to come. */
export const isGrowing = ({ generated, quantity, jobId, revokedAt }: Growing): boolean =>
  jobId !== null && revokedAt === null && generated < quantity;

export const BATCH_STATES = ['growing', 'ready', 'revoked'] as const;
export const batchState = (batch: Growing): (typeof BATCH_STATES)[number] => {
  if (batch.revokedAt !== null) return 'revoked';
  return isGrowing(batch) ? 'growing' : 'ready';
};

export const UNUSABLE_REASONS = [
  'notApproved',
  'notStarted',
  'paused',
  'over',
  'early',
  'expired',
] as const;
export type UnusableReason = (typeof UNUSABLE_REASONS)[number];

const OF_PHASE: Record<PromotionPhase, UnusableReason | null> = {
  draft: 'notApproved',
  submitted: 'notApproved',
  rejected: 'notApproved',
  scheduled: 'notStarted',
  running: null,
  paused: 'paused',
  ended: 'over',
  archived: 'over',
};

/** Why the codes of a batch cannot be used now although all are made; null where they can. */
export const whyUnusable = (
  {
    validFrom,
    validUntil,
    promotionPhase,
  }: Pick<CouponBatch, 'validFrom' | 'validUntil' | 'promotionPhase'>,
  now: number,
): UnusableReason | null => {
  if (validUntil !== null && validUntil <= now) return 'expired';
  const ofPromotion = promotionPhase ? OF_PHASE[promotionPhase] : null;
  return ofPromotion ?? (validFrom !== null && validFrom > now ? 'early' : null);
};
