/** What an order counts for. Pure. */
import type { OrderInput, OrderKind, OrderStatus } from '#contract/orders/orders';
import { ORDER_STATUSES } from '#contract/orders/orders';
import { dayOf } from '#shared/days';

export type Statuses = ReadonlyMap<OrderStatus, number>;

/** The furthest status reached. */
export const currentStatus = (statuses: Statuses): OrderStatus =>
  ORDER_STATUSES.findLast((status) => statuses.has(status)) ?? 'placed';

export interface Countable {
  kind: OrderKind;
  statuses: Statuses;
  revenue: number;
}

/**
 * Business day on which an order counts in every figure: the day it was paid. Null while it is not paid, once it is
 * cancelled, when nothing was paid for, and for adjustments.
 */
export const countedDay = (
  { kind, statuses, revenue }: Countable,
  timeZone: string,
): string | null => {
  const paidAt = statuses.get('paid');
  if (kind !== 'sale' || paidAt === undefined || statuses.has('cancelled') || revenue <= 0)
    return null;
  return dayOf(paidAt, timeZone);
};

/** A return counts on its own day, unless its order is known and does not count. */
export const returnDay = (
  returnedAt: number,
  order: { countedOn: string | null } | null,
  timeZone: string,
): string | null => (order && order.countedOn === null ? null : dayOf(returnedAt, timeZone));

/** Discount of a line: what its units would have cost less what was paid, never negative. */
export const lineDiscount = ({ unitPrice, quantity, paid }: OrderInput['lines'][number]): number =>
  Math.max(0, unitPrice * quantity - paid);
