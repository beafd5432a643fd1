import ReceiptOutlined from '@mui/icons-material/ReceiptOutlined';
import { DataTable, SelectInput } from 'react-admin';
import { GIVEN, REDEMPTION_STATUSES, type Redemption } from '#contract/promotions/redemptions';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { MemberInput, MemberLink } from '../../members/shared/members.tsx';
import { Money } from '../../ui/record/money.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { redemptionCard, redemptionColumns } from './columns.tsx';

const Column = DataTable.Col<Redemption>;
const STATUSES = REDEMPTION_STATUSES.map((id) => ({ id, name: `redemptions.statuses.${id}` }));
const GIVEN_CHOICES = GIVEN.map((id) => ({ id, name: `redemptions.given.${id}` }));

const filters = [
  <SelectInput key="status" source="status" choices={STATUSES} alwaysOn sx={{ minWidth: 140 }} />,
  <RecordInput key="promotionId" source="promotionId" reference="promotions" optionText="name" />,
  <MemberInput key="memberId" source="memberId" />,
  <SelectInput key="given" source="given" choices={GIVEN_CHOICES} />,
];

const RedemptionList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'createdAt', order: 'DESC' }}
    empty={
      <EmptyState
        icon={ReceiptOutlined}
        title="redemptions.empty.title"
        text="redemptions.empty.text"
      />
    }
  >
    <ResponsiveTable<Redemption>
      bulkActionButtons={false}
      sums
      hiddenColumns={['goods', 'channel']}
      card={{
        ...redemptionCard,
        lines: ({ createdAt, memberId }) => [
          <Instant key="at" at={createdAt} />,
          <MemberLink key="member" id={memberId} />,
        ],
      }}
    >
      {redemptionColumns.orderId}
      {redemptionColumns.status}
      {redemptionColumns.createdAt}
      <Column
        source="memberId"
        disableSort
        render={({ memberId }) => <MemberLink id={memberId} />}
      />
      <Column
        source="channel"
        disableSort
        render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
      />
      <Column
        align="right"
        source="goods"
        disableSort
        render={({ goods }) => <Money amount={goods} />}
      />
      {redemptionColumns.discount}
      {redemptionColumns.total}
    </ResponsiveTable>
  </ListPage>
);
export default RedemptionList;
