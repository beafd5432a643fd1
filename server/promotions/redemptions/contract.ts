/** Redemptions, and what returns say of them. */
import * as z from 'zod';
import { amount, count, id, instant, reference, requiredText } from '#shared/fields';
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
export const Redemption = z.object({
  id: id(),
  orderId: z.string(),
  status: z.enum(REDEMPTION_STATUSES),
  memberId: reference('members').nullable(),
  channel: z.string().nullable(),
  goods: amount(),
  discount: amount(),
  total: amount(),
  expiresAt: instant(),
  committedAt: instant().nullable(),
  closedAt: instant().nullable(),
  createdAt: instant(),
  quote: z.custom<Quote>(),
});
export type Redemption = z.infer<typeof Redemption>;
