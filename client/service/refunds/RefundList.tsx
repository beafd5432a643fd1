import Refunds from '@mui/icons-material/CurrencyExchangeOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { type Refund, REFUND_KINDS, REFUND_STATES } from '#contract/service/refunds';
import { MemberInput } from '../../members/shared/members.tsx';
import { MemberLink } from '../../orders/shared/MemberLink.tsx';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RefundState } from './RefundState.tsx';

const Column = DataTable.Col<Refund>;
const choices = (keys: readonly string[], names: string) =>
  keys.map((id) => ({ id, name: `refunds.${names}.${id}` }));

const filters = [
  <SelectInput
    key="state"
    source="state"
    choices={choices(REFUND_STATES, 'states')}
    alwaysOn
    sx={{ minWidth: 150 }}
  />,
  <SelectInput key="kind" source="kind" choices={choices(REFUND_KINDS, 'kinds')} />,
  <SelectInput
    key="responsibility"
    source="responsibility"
    choices={choices(DECIDED_RESPONSIBILITIES, 'responsibilities')}
  />,
  <MemberInput key="memberId" source="memberId" />,
  <NeedsInput key="needs" source="needs" names={['approvalByMe', 'payment']} />,
];

const OrderLink = ({ row }: { row: Refund }) => (
  <RecordLink resource="orders" id={row.orderId}>
    {row.orderExternalId}
  </RecordLink>
);

/** Everything that was given back, with what waits for a second person and what was not paid. */
const RefundList = () => {
  const translate = useTranslate();
  const title = ({ id }: Refund) => translate('refunds.title', { id });
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      empty={<EmptyState icon={Refunds} title="refunds.empty.title" text="refunds.empty.text" />}
    >
      <ResponsiveTable<Refund>
        bulkActionButtons={false}
        sums
        hiddenColumns={['responsibility', 'deductions', 'shipping', 'returnFreight', 'succeededAt']}
        card={{
          title: (row) => <RecordLink>{title(row)}</RecordLink>,
          aside: ({ total }) => <Money amount={total} />,
          lines: (row) => [
            translate(`refunds.kinds.${row.kind}`),
            <OrderLink key="order" row={row} />,
            <Instant key="at" at={row.createdAt} />,
          ],
          foot: ({ state }) => <RefundState state={state} />,
        }}
      >
        <Column source="id" render={(row) => <RecordLink>{title(row)}</RecordLink>} />
        <Column source="state" render={({ state }) => <RefundState state={state} />} />
        <Column source="kind" render={({ kind }) => translate(`refunds.kinds.${kind}`)} />
        <Column source="orderExternalId" render={(row) => <OrderLink row={row} />} />
        <Column source="memberId" disableSort render={(row) => <MemberLink row={row} />} />
        <Column
          source="responsibility"
          render={({ responsibility }) => translate(`refunds.responsibilities.${responsibility}`)}
        />
        <Column align="right" source="goods" render={({ goods }) => <Money amount={goods} />} />
        <Column
          align="right"
          source="deductions"
          render={({ deductions }) => <Money amount={deductions} />}
        />
        <Column
          align="right"
          source="shipping"
          render={({ shipping }) => <Money amount={shipping} />}
        />
        <Column
          align="right"
          source="returnFreight"
          render={({ returnFreight }) => <Money amount={returnFreight} />}
        />
        <Column align="right" source="total" render={({ total }) => <Money amount={total} />} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
        <Column source="succeededAt" render={({ succeededAt }) => <Instant at={succeededAt} />} />
        <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default RefundList;
