import * as z from 'zod';
import { count, requiredText } from '#shared/fields';
import type { Quote } from '#contract/promotions/quotes';

export const REDEMPTION_STATUSES = ['reserved', 'committed', 'released', 'returned'] as const;
/** Reserved until paid; committed with the payment; released on cancel or timeout; returned when all was refunded. */
export type RedemptionStatus = (typeof REDEMPTION_STATUSES)[number];

/**
 * How many units of each line have come back so far, in all: sent again or late, it changes nothing. None named is the
 * whole order.
 */
export const ReturnInput = z.strictObject({
  lines: z
    .array(z.strictObject({ id: requiredText(60), quantity: count(1, 1_000_000) }))
    .max(500)
    .default([])
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'errors.taken'),
});
export type ReturnInput = z.infer<typeof ReturnInput>;

/** What an order took, as the store and staff read it. */
export interface Redemption {
  id: number;
  orderId: string;
  status: RedemptionStatus;
  memberId: number | null;
  channel: string | null;
  goods: number;
  discount: number;
  total: number;
  expiresAt: number;
  committedAt: number | null;
  closedAt: number | null;
  createdAt: number;
  quote: Quote;
}
