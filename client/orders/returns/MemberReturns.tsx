import type { ListedReturn } from '#contract/orders/returns';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { returnCard, returnColumns } from './columns.tsx';

/** What the member gave back, newest first. */
const MemberReturns = () => (
  <MemberRows<ListedReturn>
    reference="returns"
    sortedBy="returnedAt"
    title="returns.sectionTitle"
    nothing="returns.noneOfMember"
    card={returnCard}
  >
    {returnColumns.externalId}
    {returnColumns.review}
    {returnColumns.returnedAt}
    {returnColumns.orderId}
    {returnColumns.reason}
    {returnColumns.amount}
  </MemberRows>
);
export default MemberReturns;
