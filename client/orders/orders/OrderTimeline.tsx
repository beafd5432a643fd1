import type { OrderDetail } from '#contract/orders/orders';
import { StatusTimes } from '../../ui/record/StatusTimes.tsx';
import { OrderStatusChip } from './OrderStatusChip.tsx';

/** When the order reached each status. */
export const OrderTimeline = ({ statuses }: Pick<OrderDetail, 'statuses'>) => (
  <StatusTimes times={statuses} renderStatus={(status) => <OrderStatusChip status={status} />} />
);
