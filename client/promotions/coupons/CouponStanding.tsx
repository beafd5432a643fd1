import type { Coupon } from '#contract/promotions/coupons/coupon';
import { couponStanding } from '#rules/promotions/couponStates';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { TONES } from './standing.ts';

/** Whether a code can be used now. */
export const CouponStanding = ({ coupon }: { coupon: Coupon }) => {
  const standing = couponStanding(coupon, Date.now());
  return <StatusChip tone={TONES[standing]} label={`coupons.standings.${standing}`} />;
};
