/** Whether the code of a reward is still promised to an order that was not paid in time. Pure. */
import type { OrderStatus } from '#contract/orders/orders';
import type { RedemptionStatus } from '#contract/promotions/redemptions';
import { DAY_MS } from '#shared/days';
import { isLapsed } from '../unredeemed/rules.ts';

/** So many days after a reservation lapsed its payment may still arrive. */
export const HOLD_LAPSED_DAYS = 7;

export interface LastRedemption {
  status: RedemptionStatus;
  expiresAt: number;
  closedAt: number | null;
  /** As the order's messages say; null while none has arrived. */
  orderStatus: OrderStatus | null;
  paidAt: number | null;
}

/**
 * `paid`: the order was paid after its reservation had lapsed, and keeps its discount. `open`: it may still be paid. Null
 * where the reservation has not lapsed, was given up, or lapsed long ago. Whether another order has swept it up meanwhile
 * does not matter.
 */
export const lapsedUse = (
  { orderStatus, paidAt, ...redemption }: LastRedemption,
  now: number,
): 'paid' | 'open' | null => {
  if (!isLapsed(redemption, now) || orderStatus === 'cancelled') return null;
  if (paidAt !== null) return 'paid';
  return now < redemption.expiresAt + HOLD_LAPSED_DAYS * DAY_MS ? 'open' : null;
};
