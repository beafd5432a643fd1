import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import { BooleanInput, DataTable, SelectInput, TextInput } from 'react-admin';
import { type Shipment, SHIPMENT_STATUSES } from '#contract/orders/shipments';
import { ConnectStep } from '../../platform/shared/FirstStep.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { NamedOrder } from '../shared/NamedOrder.tsx';
import { LateChip } from '../shared/LateChip.tsx';
import { ShipmentStatusChip } from '../shared/ShipmentStatusChip.tsx';

const Column = DataTable.Col<Shipment>;
const NumberColumn = DataTable.NumberCol<Shipment>;
const STATUSES = SHIPMENT_STATUSES.map((id) => ({ id, name: `shipments.statuses.${id}` }));

const range = (field: 'shippedAt' | 'promisedAt' | 'deliveredAt') =>
  (['gte', 'lt'] as const).map((bound) => (
    <DayInput
      key={`${field}_${bound}`}
      source={`${field}_${bound}`}
      holds="instant"
      label={`shipments.filters.${field}_${bound}`}
    />
  ));

const filters = [
  <SelectInput key="status" source="status" choices={STATUSES} helperText={false} alwaysOn />,
  <BooleanInput key="isUnderway" source="isUnderway" label="shipments.filters.isUnderway" />,
  <BooleanInput key="isLate" source="isLate" label="shipments.filters.isLate" />,
  <TextInput key="carrier" source="carrier" />,
  ...range('shippedAt'),
  ...range('promisedAt'),
  ...range('deliveredAt'),
];

const ShipmentList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'shippedAt', order: 'DESC' }}
    empty={
      <EmptyState
        icon={LocalShipping}
        title="shipments.empty.title"
        text="shipments.empty.text"
        action={<ConnectStep />}
      />
    }
  >
    <ResponsiveTable<Shipment>
      bulkActionButtons={false}
      linked={false}
      card={{
        title: ({ externalId }) => externalId,
        aside: ({ status }) => <ShipmentStatusChip status={status} />,
        lines: ({ orderId, orderExternalId, carrier, trackingNumber, shippedAt }) => [
          <NamedOrder key="order" orderId={orderId} orderExternalId={orderExternalId} />,
          [carrier, trackingNumber].filter(Boolean).join(' · '),
          <Instant key="at" at={shippedAt} />,
        ],
        foot: (shipment) => <LateChip shipment={shipment} />,
      }}
    >
      <Column source="externalId" />
      <Column
        source="status"
        render={(shipment) => (
          <>
            <ShipmentStatusChip status={shipment.status} /> <LateChip shipment={shipment} />
          </>
        )}
      />
      <Column
        source="orderExternalId"
        render={({ orderId, orderExternalId }) => (
          <NamedOrder orderId={orderId} orderExternalId={orderExternalId} />
        )}
      />
      <Column source="carrier" />
      <Column source="trackingNumber" />
      <NumberColumn source="units" />
      <Column source="shippedAt" render={({ shippedAt }) => <Instant at={shippedAt} />} />
      <Column source="promisedAt" render={({ promisedAt }) => <Instant at={promisedAt} />} />
      <Column source="deliveredAt" render={({ deliveredAt }) => <Instant at={deliveredAt} />} />
    </ResponsiveTable>
  </ListPage>
);
export default ShipmentList;
