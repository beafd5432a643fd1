/** Determines the business day on which an order or a return counts. Pure. */
import type { OrderKind, OrderStatus } from '#contract/orders/orders';
import { dayOf } from '#shared/days';

export type Statuses = ReadonlyMap<OrderStatus, number>;

export interface Countable {
  kind: OrderKind;
  statuses: Statuses;
  revenue: number;
}

/**
 * Business day on which an order counts in all figures: the day on which it was paid. Null while it is not paid, when
 * it is cancelled, when nothing was paid for, and for adjustments.
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
