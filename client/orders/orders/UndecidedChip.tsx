import type { Order } from '#contract/orders/orders';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** Marks an order with a discount that somebody has to decide on. */
export const UndecidedChip = ({ order }: { order: Pick<Order, 'undecidedDiscountCount'> }) =>
  order.undecidedDiscountCount > 0 && <StatusChip tone="attention" label="orders.undecided" />;
