/** How a coupon is shown in a table: in the list of coupons, and on the page of a member. */
import { DataTable } from 'react-admin';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { CouponStanding } from './CouponStanding.tsx';

const Column = DataTable.Col<Coupon>;

export const BatchLink = ({ coupon: { batchId, batchName } }: { coupon: Coupon }) => (
  <RecordLink resource="couponBatches" id={batchId}>
    {batchName ?? `#${batchId}`}
  </RecordLink>
);

export const couponColumns = {
  code: (
    <Column
      source="code"
      disableSort
      render={({ code }) => (
        <RecordLink>
          <code>{code}</code>
        </RecordLink>
      )}
    />
  ),
  state: (
    <Column
      source="state"
      label="coupons.standing"
      disableSort
      render={(coupon) => <CouponStanding coupon={coupon} />}
    />
  ),
  batchId: (
    <Column source="batchId" disableSort render={(coupon) => <BatchLink coupon={coupon} />} />
  ),
  claimedAt: (
    <Column source="claimedAt" disableSort render={({ claimedAt }) => <Instant at={claimedAt} />} />
  ),
  validUntil: (
    <Column
      source="validUntil"
      disableSort
      render={({ validUntil }) => (validUntil === null ? '–' : <LastInstant at={validUntil} />)}
    />
  ),
};
