import AssignmentReturn from '@mui/icons-material/AssignmentReturnOutlined';
import { BooleanInput, DataTable, SelectInput, TextInput } from 'react-admin';
import type { ListedReturn } from '#contract/orders/returns';
import { RETURN_REVIEWS } from '#contract/orders/sales';
import { MemberInput } from '../../members/shared/members.tsx';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { ConnectStep } from '../../platform/shared/FirstStep.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Money } from '../../ui/record/money.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { categoryFilter, channelFilter, countedOnFilters } from '../shared/filters.tsx';
import { MemberLink } from '../shared/MemberLink.tsx';
import { ReasonInput, ReasonName } from '../shared/reasons.tsx';
import { returnCard, returnColumns } from './columns.tsx';

const Column = DataTable.Col<ListedReturn>;
const NumberColumn = DataTable.NumberCol<ListedReturn>;

const REVIEWS = RETURN_REVIEWS.map((id) => ({ id, name: `returns.reviews.${id}` }));

const filters = [
  channelFilter,
  <SelectInput key="review" source="review" choices={REVIEWS} helperText={false} />,
  ...countedOnFilters,
  <ReasonInput key="reasonId" source="reasonId" />,
  <TextInput key="reason" source="reason" />,
  <MemberInput key="memberId" source="memberId" />,
  categoryFilter,
  <BooleanInput key="ofMember" source="ofMember" label="orders.filters.ofMember" />,
];

const ReturnList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'returnedAt', order: 'DESC' }}
    empty={
      <EmptyState
        icon={AssignmentReturn}
        title="returns.empty.title"
        text="returns.empty.text"
        action={<ConnectStep />}
      />
    }
  >
    <ResponsiveTable<ListedReturn>
      bulkActionButtons={false}
      sums
      hiddenColumns={['shipping', 'countedOn', 'reason']}
      card={returnCard}
    >
      {returnColumns.externalId}
      {returnColumns.review}
      {returnColumns.returnedAt}
      {returnColumns.orderId}
      <Column source="memberId" disableSort render={(row) => <MemberLink row={row} />} />
      <Column
        source="channel"
        render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
      />
      <Column source="reasonCode" render={({ reasonCode }) => <ReasonName code={reasonCode} />} />
      {returnColumns.reason}
      <NumberColumn source="units" />
      {returnColumns.amount}
      <Column
        align="right"
        source="shipping"
        render={({ shipping }) => <Money amount={shipping} />}
      />
      <Column source="countedOn" cellSx={() => ({ whiteSpace: 'nowrap' })} />
    </ResponsiveTable>
  </ListPage>
);
export default ReturnList;
