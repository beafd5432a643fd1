import type { Coupon } from '#contract/promotions/coupons/coupon';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { standingOf, TONES } from './standing.ts';

/** Whether a code can be used now. */
export const CouponStanding = ({ coupon }: { coupon: Coupon }) => {
  const standing = standingOf(coupon, Date.now());
  return <StatusChip tone={TONES[standing]} label={`coupons.standings.${standing}`} />;
};
