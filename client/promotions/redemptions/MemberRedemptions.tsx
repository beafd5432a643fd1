import type { Redemption } from '#contract/promotions/redemptions';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { redemptionCard, redemptionColumns } from './columns.tsx';

/** What the member's orders took of promotions, newest first. */
const MemberRedemptions = () => (
  <MemberRows<Redemption>
    reference="redemptions"
    sortedBy="createdAt"
    title="redemptions.sectionTitle"
    nothing="redemptions.noneOfMember"
    card={redemptionCard}
  >
    {redemptionColumns.orderId}
    {redemptionColumns.status}
    {redemptionColumns.createdAt}
    {redemptionColumns.discount}
    {redemptionColumns.total}
  </MemberRows>
);
export default MemberRedemptions;
