import AssignmentReturn from '@mui/icons-material/AssignmentReturnOutlined';
import { DataTable, TextInput } from 'react-admin';
import type { ListedReturn } from '#contract/orders/returns';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { categoryFilter, channelFilter, countedOnFilters, MemberInput } from './filters.tsx';
import { MemberLink } from './MemberLink.tsx';

const Column = DataTable.Col<ListedReturn>;
const NumberColumn = DataTable.NumberCol<ListedReturn>;

const filters = [
  channelFilter,
  ...countedOnFilters,
  <TextInput key="reason" source="reason" />,
  <MemberInput key="memberId" source="memberId" />,
  categoryFilter,
];

const ReturnedOrder = ({ orderId, orderExternalId }: ListedReturn) =>
  orderId === null ? (
    <>{orderExternalId ?? '–'}</>
  ) : (
    <RecordLink resource="orders" id={orderId}>
      {orderExternalId ?? orderId}
    </RecordLink>
  );

/** A return is read on its order's page, to which its number leads. */
const ReturnNumber = ({ row }: { row: ListedReturn }) =>
  row.orderId === null ? (
    <>{row.externalId}</>
  ) : (
    <RecordLink resource="orders" id={row.orderId}>
      {row.externalId}
    </RecordLink>
  );

const ReturnList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'returnedAt', order: 'DESC' }}
    empty={
      <EmptyState icon={AssignmentReturn} title="returns.empty.title" text="returns.empty.text" />
    }
  >
    <ResponsiveTable<ListedReturn>
      bulkActionButtons={false}
      linked={false}
      card={{
        title: (row) => <ReturnNumber row={row} />,
        aside: ({ amount }) => <Money amount={amount} />,
        lines: (row) => [
          <Instant key="at" at={row.returnedAt} />,
          <ReturnedOrder key="order" {...row} />,
          row.reason,
        ],
      }}
    >
      <Column source="externalId" render={(row) => <ReturnNumber row={row} />} />
      <Column source="returnedAt" render={({ returnedAt }) => <Instant at={returnedAt} />} />
      <Column source="orderId" disableSort render={(row) => <ReturnedOrder {...row} />} />
      <Column source="memberId" disableSort render={(row) => <MemberLink row={row} />} />
      <Column source="channel" />
      <Column source="reason" />
      <NumberColumn source="units" />
      <Column align="right" source="amount" render={({ amount }) => <Money amount={amount} />} />
      <Column source="countedOn" cellSx={() => ({ whiteSpace: 'nowrap' })} />
    </ResponsiveTable>
  </ListPage>
);
export default ReturnList;
