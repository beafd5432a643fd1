import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { ListedReturn } from '#contract/orders/returns';
import { NamedPagination } from '../../members/shared/NamedPagination.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReviewChip } from '../shared/ReviewChip.tsx';
import { ReturnedOrder } from './ReturnedOrder.tsx';

const Column = DataTable.Col<ListedReturn>;

/** What the member gave back, newest first. */
const MemberReturns = () => {
  const nothing = useTranslate()('returns.noneOfMember');
  return (
    <ReferenceManyField
      reference="returns"
      target="memberId"
      sort={{ field: 'returnedAt', order: 'DESC' }}
      perPage={10}
      pagination={<NamedPagination name="returns.sectionTitle" />}
    >
      <ResponsiveTable<ListedReturn>
        bulkActionButtons={false}
        empty={<>{nothing}</>}
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
        <Column
          source="review"
          disableSort
          render={({ review }) => <ReviewChip review={review} />}
        />
        <Column source="returnedAt" render={({ returnedAt }) => <Instant at={returnedAt} />} />
        <Column source="orderId" disableSort render={(row) => <ReturnedOrder {...row} />} />
        <Column source="reason" disableSort />
        <Column align="right" source="amount" render={({ amount }) => <Money amount={amount} />} />
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
export default MemberReturns;
