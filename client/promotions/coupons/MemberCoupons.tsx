import type { Coupon } from '#contract/promotions/coupons/coupon';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { BatchLink, couponColumns } from './columns.tsx';
import { CouponStanding } from './CouponStanding.tsx';

/** The codes that the member holds and those already used, the newest first. */
const MemberCoupons = () => (
  <MemberRows<Coupon>
    reference="coupons"
    sortedBy="id"
    title="coupons.sectionTitle"
    nothing="coupons.noneOfMember"
    card={{
      title: ({ code }) => <code>{code}</code>,
      aside: (coupon) => <CouponStanding coupon={coupon} />,
      lines: (coupon) => [
        <BatchLink key="batch" coupon={coupon} />,
        coupon.validUntil !== null && <LastInstant key="until" at={coupon.validUntil} />,
      ],
    }}
  >
    {couponColumns.code}
    {couponColumns.state}
    {couponColumns.batchId}
    {couponColumns.claimedAt}
    {couponColumns.validUntil}
  </MemberRows>
);
export default MemberCoupons;
