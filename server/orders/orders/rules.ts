/** Derives the status and the discounts of an order from its messages. Pure. */
import type { OrderInput, OrderStatus } from '#contract/orders/orders';
import { ORDER_STATUSES } from '#contract/orders/orders';
import type { Statuses } from '../sales/countedDays.ts';

/** The furthest status reached. */
export const currentStatus = (statuses: Statuses): OrderStatus =>
  ORDER_STATUSES.findLast((status) => statuses.has(status)) ?? 'placed';

/** Discount of a line: the price of its units minus the amount paid, never negative. */
export const lineDiscount = ({ unitPrice, quantity, paid }: OrderInput['lines'][number]): number =>
  Math.max(0, unitPrice * quantity - paid);
