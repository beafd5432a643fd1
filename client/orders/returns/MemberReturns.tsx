import { DataTable } from 'react-admin';
import type { ListedReturn } from '#contract/orders/returns';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReviewChip } from '../shared/ReviewChip.tsx';
import { ReturnedOrder } from './ReturnedOrder.tsx';

const Column = DataTable.Col<ListedReturn>;

/** What the member gave back, newest first. */
const MemberReturns = () => (
  <MemberRows<ListedReturn>
    reference="returns"
    sortedBy="returnedAt"
    title="returns.sectionTitle"
    nothing="returns.noneOfMember"
    card={{
      title: ({ externalId }) => externalId,
      aside: ({ amount }) => <Money amount={amount} />,
      lines: (row) => [
        <Instant key="at" at={row.returnedAt} />,
        <ReturnedOrder key="order" {...row} />,
        row.reason,
      ],
      foot: ({ review }) => <ReviewChip review={review} />,
    }}
  >
    <Column
      source="externalId"
      render={({ externalId }) => <RecordLink>{externalId}</RecordLink>}
    />
    <Column source="review" disableSort render={({ review }) => <ReviewChip review={review} />} />
    <Column source="returnedAt" render={({ returnedAt }) => <Instant at={returnedAt} />} />
    <Column source="orderId" disableSort render={(row) => <ReturnedOrder {...row} />} />
    <Column source="reason" disableSort />
    <Column align="right" source="amount" render={({ amount }) => <Money amount={amount} />} />
  </MemberRows>
);
export default MemberReturns;
