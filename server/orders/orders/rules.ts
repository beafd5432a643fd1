/** Derives the status and the discounts of an order from its messages. Pure. */
import type { OrderInput, OrderStatus } from '#contract/orders/orders';
import { ORDER_STATUSES } from '#contract/orders/orders';
import type { Statuses } from '../sales/countedDays.ts';

/** When an order reached a status, and the store's clock of the newest message that says so; both UTC ms. */
export interface Reached {
  at: number;
  clock: number | null;
}
export type ReachedStatuses = ReadonlyMap<OrderStatus, Reached>;

/**
 * Adds the statuses of a message to those that an order has reached. Whatever the order of messages, a status is never
 * lost, and the newest message decides when it was reached. `clock` is the store's clock of the message.
 */
export const mergeStatuses = (
  earlier: ReachedStatuses,
  { statuses, clock }: { statuses: OrderInput['statuses']; clock: number | null },
): ReachedStatuses => {
  const merged = new Map(earlier);
  for (const { status, at } of statuses) {
    const known = earlier.get(status);
    const isSame = known?.at === at && known.clock === clock;
    if (!isSame && (known?.clock == null || clock === null || clock >= known.clock))
      merged.set(status, { at, clock });
  }
  return merged;
};

/** The instants without the clocks. */
export const instantsOf = (reached: ReachedStatuses): Statuses =>
  new Map([...reached].map(([status, { at }]) => [status, at]));

/** The furthest status reached. */
export const currentStatus = (statuses: Statuses): OrderStatus =>
  ORDER_STATUSES.findLast((status) => statuses.has(status)) ?? 'placed';

/** Discount of a line: the price of its units minus the amount paid, never negative. */
export const lineDiscount = ({ unitPrice, quantity, paid }: OrderInput['lines'][number]): number =>
  Math.max(0, unitPrice * quantity - paid);
