import Payments from '@mui/icons-material/PaymentsOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { type Payment, TENDERS } from '#contract/orders/payments';
import { ConnectStep } from '../../platform/shared/FirstStep.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { NamedOrder } from '../shared/NamedOrder.tsx';

const Column = DataTable.Col<Payment>;
const CHOICES = TENDERS.map((id) => ({ id, name: `payments.tenders.${id}` }));

const filters = [
  <SelectInput key="tender" source="tender" choices={CHOICES} helperText={false} alwaysOn />,
  <DayInput
    key="capturedAt_gte"
    source="capturedAt_gte"
    holds="instant"
    label="payments.filters.from"
  />,
  <DayInput
    key="capturedAt_lt"
    source="capturedAt_lt"
    holds="instant"
    label="payments.filters.until"
  />,
];

const PaymentList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'capturedAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={Payments}
          title="payments.empty.title"
          text="payments.empty.text"
          action={<ConnectStep />}
        />
      }
    >
      <ResponsiveTable<Payment>
        bulkActionButtons={false}
        linked={false}
        sums
        card={{
          title: ({ externalId }) => externalId,
          aside: ({ amount }) => <Money amount={amount} />,
          lines: ({ capturedAt, tender, orderId, orderExternalId }) => [
            <Instant key="at" at={capturedAt} />,
            translate(`payments.tenders.${tender}`),
            <NamedOrder key="order" orderId={orderId} orderExternalId={orderExternalId} />,
          ],
        }}
      >
        <Column source="externalId" />
        <Column source="capturedAt" render={({ capturedAt }) => <Instant at={capturedAt} />} />
        <Column source="tender" render={({ tender }) => translate(`payments.tenders.${tender}`)} />
        <Column
          source="orderExternalId"
          render={({ orderId, orderExternalId }) => (
            <NamedOrder orderId={orderId} orderExternalId={orderExternalId} />
          )}
        />
        <Column source="providerReference" />
        <Column align="right" source="amount" render={({ amount }) => <Money amount={amount} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default PaymentList;
