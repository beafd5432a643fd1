/** How the status of a code looks. */
import type { CouponStanding } from '#rules/promotions/couponStates';
import type { Tone } from '../../ui/record/StatusChip.tsx';

export const TONES: Record<CouponStanding, Tone> = {
  usable: 'good',
  unclaimed: 'information',
  usedUp: 'neutral',
  notStarted: 'attention',
  ended: 'neutral',
  revoked: 'bad',
};
