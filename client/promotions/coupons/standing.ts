/** Whether a code can be used now, and if not, why: what an agent tells a customer first. Pure. */
import type { Coupon } from '#contract/promotions/coupons/coupon';
import type { Tone } from '../../ui/record/StatusChip.tsx';

export type Standing = 'usable' | 'unclaimed' | 'usedUp' | 'notStarted' | 'ended' | 'revoked';

export const standingOf = (
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
  }: Coupon,
  now: number,
): Standing => {
  if (revokedAt !== null) return 'revoked';
  if (usesPerCode !== null && used >= usesPerCode) return 'usedUp';
  if (validUntil !== null && validUntil <= now) return 'ended';
  if (validFrom !== null && validFrom > now) return 'notStarted';
  const isClaimed = claimedAt !== null || memberId !== null || issuedBy !== null;
  return kind === 'unique' && !isClaimed ? 'unclaimed' : 'usable';
};

export const TONES: Record<Standing, Tone> = {
  usable: 'good',
  unclaimed: 'information',
  usedUp: 'neutral',
  notStarted: 'attention',
  ended: 'neutral',
  revoked: 'bad',
};
