import type { OrderStatus } from '#contract/orders/orders';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<OrderStatus, Tone> = {
  placed: 'neutral',
  paid: 'attention',
  shipped: 'information',
  delivered: 'good',
  cancelled: 'bad',
};

export const OrderStatusChip = ({ status }: { status: OrderStatus }) => (
  <StatusChip tone={TONES[status]} label={`orders.statuses.${status}`} />
);
