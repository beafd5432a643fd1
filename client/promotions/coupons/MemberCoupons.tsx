import { DataTable } from 'react-admin';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { CouponStanding } from './CouponStanding.tsx';

const Column = DataTable.Col<Coupon>;

/** The codes that the member holds and those already used, the newest first. */
const MemberCoupons = () => {
  const batch = ({ batchId, batchName }: Coupon) => (
    <RecordLink resource="couponBatches" id={batchId}>
      {batchName ?? `#${batchId}`}
    </RecordLink>
  );
  return (
    <MemberRows<Coupon>
      reference="coupons"
      sortedBy="id"
      title="coupons.sectionTitle"
      nothing="coupons.noneOfMember"
      card={{
        title: ({ code }) => <code>{code}</code>,
        aside: (coupon) => <CouponStanding coupon={coupon} />,
        lines: (coupon) => [
          batch(coupon),
          coupon.validUntil !== null && <LastInstant key="until" at={coupon.validUntil} />,
        ],
      }}
    >
      <Column
        source="code"
        disableSort
        render={({ code }) => (
          <RecordLink>
            <code>{code}</code>
          </RecordLink>
        )}
      />
      <Column
        source="state"
        label="coupons.standing"
        disableSort
        render={(coupon) => <CouponStanding coupon={coupon} />}
      />
      <Column source="batchId" disableSort render={batch} />
      <Column
        source="claimedAt"
        disableSort
        render={({ claimedAt }) => <Instant at={claimedAt} />}
      />
      <Column
        source="validUntil"
        disableSort
        render={({ validUntil }) => (validUntil === null ? '–' : <LastInstant at={validUntil} />)}
      />
    </MemberRows>
  );
};
export default MemberCoupons;
