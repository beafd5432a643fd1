/** Determines the business day on which an order or a return counts. Pure. */
import type { OrderKind, OrderStatus } from '#contract/orders/orders';
import type { ReturnReview } from '#contract/orders/sales';
import { dayOf } from '#shared/days';

/** Only returns within the order, and those that a person accepted, count in figures. */
export const COUNTED_REVIEWS: readonly ReturnReview[] = ['fits', 'accepted'];

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

/**
 * A return counts on its own day, unless its order is known and does not count, or it goes beyond what was ordered and
 * nobody accepted it.
 */
export const returnDay = (
  { returnedAt, review }: { returnedAt: number; review: ReturnReview },
  order: { countedOn: string | null } | null,
  timeZone: string,
): string | null =>
  !COUNTED_REVIEWS.includes(review) || (order && order.countedOn === null)
    ? null
    : dayOf(returnedAt, timeZone);
