import { DataTable } from 'react-admin';
import type { Redemption } from '#contract/promotions/redemptions';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RedemptionStatusChip } from './RedemptionStatusChip.tsx';

const Column = DataTable.Col<Redemption>;

/** What the member's orders took of promotions, newest first. */
const MemberRedemptions = () => (
  <MemberRows<Redemption>
    reference="redemptions"
    sortedBy="createdAt"
    title="redemptions.sectionTitle"
    nothing="redemptions.noneOfMember"
    card={{
      title: ({ orderId }) => orderId,
      aside: ({ discount }) => <Money amount={discount} />,
      lines: ({ createdAt }) => [<Instant key="at" at={createdAt} />],
      foot: ({ status }) => <RedemptionStatusChip status={status} />,
    }}
  >
    <Column
      source="orderId"
      disableSort
      render={({ orderId }) => <RecordLink>{orderId}</RecordLink>}
    />
    <Column
      source="status"
      disableSort
      render={({ status }) => <RedemptionStatusChip status={status} />}
    />
    <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
    <Column
      align="right"
      source="discount"
      disableSort
      render={({ discount }) => <Money amount={discount} />}
    />
    <Column
      align="right"
      source="total"
      disableSort
      render={({ total }) => <Money amount={total} />}
    />
  </MemberRows>
);
export default MemberRedemptions;
