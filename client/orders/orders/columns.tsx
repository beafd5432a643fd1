/** How an order is shown in a table: in the list of orders, and on the page of a member. */
import { DataTable } from 'react-admin';
import type { Order } from '#contract/orders/orders';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { OrderStatusChip } from './OrderStatusChip.tsx';
import { UndecidedChip } from './UndecidedChip.tsx';

const Column = DataTable.Col<Order>;

export const OrderStanding = ({ order }: { order: Order }) => (
  <>
    <OrderStatusChip status={order.status} /> <UndecidedChip order={order} />
  </>
);

export const orderColumns = {
  externalId: (
    <Column
      source="externalId"
      render={({ externalId }) => <RecordLink>{externalId}</RecordLink>}
    />
  ),
  placedAt: <Column source="placedAt" render={({ placedAt }) => <Instant at={placedAt} />} />,
  status: <Column source="status" render={(order) => <OrderStanding order={order} />} />,
  channel: (
    <Column
      source="channel"
      render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
    />
  ),
  total: <Column align="right" source="total" render={({ total }) => <Money amount={total} />} />,
  returned: (
    <Column
      align="right"
      source="returned"
      render={({ returned }) => (returned > 0 ? <Money amount={returned} /> : '–')}
    />
  ),
};
