import type { Order } from '#contract/orders/orders';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { orderColumns, OrderStanding } from './columns.tsx';

/** What the member ordered, newest first. */
const MemberOrders = () => (
  <MemberRows<Order>
    reference="orders"
    sortedBy="placedAt"
    title="members.sections.orders"
    nothing="members.noOrders"
    card={{
      title: ({ externalId }) => externalId,
      aside: ({ total }) => <Money amount={total} />,
      lines: ({ placedAt }) => [<Instant key="at" at={placedAt} />],
      foot: (order) => <OrderStanding order={order} />,
    }}
  >
    {orderColumns.externalId}
    {orderColumns.placedAt}
    {orderColumns.status}
    {orderColumns.channel}
    {orderColumns.total}
    {orderColumns.returned}
  </MemberRows>
);
export default MemberOrders;
