import Send from '@mui/icons-material/SendOutlined';
import { DataTable, DateInput, SelectInput } from 'react-admin';
import { TEST_TYPE } from '#contract/platform/outbox';
import { DELIVERY_STATUSES, type WebhookDelivery } from '#contract/platform/webhooks';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useEventTypes, useTypeName } from '../shared/useEventTypes.ts';
import { DeliveryStatus, LastAnswer, NextAttempt } from './DeliveryStatus.tsx';
import { SendAgainButton } from './SendAgainButton.tsx';

const Column = DataTable.Col<WebhookDelivery>;
const NumberColumn = DataTable.NumberCol<WebhookDelivery>;
const STATUSES = DELIVERY_STATUSES.map((id) => ({ id, name: `webhookDeliveries.statuses.${id}` }));

const useFilters = () => {
  const nameOf = useTypeName();
  const { types = [] } = useEventTypes();
  const choices = [...types, { id: TEST_TYPE, name: nameOf(TEST_TYPE) }];
  return [
    <SelectInput key="status" source="status" choices={STATUSES} alwaysOn sx={{ minWidth: 140 }} />,
    <SelectInput key="type" source="type" choices={choices} translateChoice={false} alwaysOn />,
    <RecordInput
      key="endpointId"
      source="endpointId"
      reference="webhookEndpoints"
      optionText="url"
    />,
    <DateInput key="from" source="from" label="activities.from" />,
    <DateInput key="until" source="until" label="activities.until" />,
  ];
};

const DeliveryList = () => {
  const nameOf = useTypeName();
  return (
    <ListPage
      filters={useFilters()}
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={<SendAgainButton />}
      empty={
        <EmptyState
          icon={Send}
          title="webhookDeliveries.empty.title"
          text="webhookDeliveries.empty.text"
        />
      }
    >
      <ResponsiveTable<WebhookDelivery>
        bulkActionButtons={false}
        hiddenColumns={['messageId', 'deliveredAt']}
        card={{
          title: ({ type }) => nameOf(type),
          aside: (delivery) => <DeliveryStatus delivery={delivery} />,
          lines: ({ endpointUrl, createdAt }) => [endpointUrl, <Instant key="at" at={createdAt} />],
        }}
      >
        <Column source="type" render={({ type }) => <RecordLink>{nameOf(type)}</RecordLink>} />
        <Column source="status" render={(delivery) => <DeliveryStatus delivery={delivery} />} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
        <Column source="endpointUrl" />
        <NumberColumn source="round" />
        <Column
          align="right"
          source="lastAnswer"
          render={(delivery) => <LastAnswer delivery={delivery} />}
        />
        <Column source="nextAttemptAt" render={(delivery) => <NextAttempt delivery={delivery} />} />
        <Column source="deliveredAt" render={({ deliveredAt }) => <Instant at={deliveredAt} />} />
        <Column
          source="messageId"
          disableSort
          render={({ messageId }) => <code>{messageId}</code>}
        />
      </ResponsiveTable>
    </ListPage>
  );
};

export default DeliveryList;
