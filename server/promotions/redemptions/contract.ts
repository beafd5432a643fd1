/** Redemptions, and returns that release parts of them. */
import * as z from 'zod';
import { amount, count, id, instant, reference, lineId } from '#shared/fields';
import type { Quote } from '#contract/promotions/quotes';

export const REDEMPTION_STATUSES = ['reserved', 'committed', 'released', 'returned'] as const;
/**
 * Reserved until paid; committed when paid; released when cancelled or not paid in time; returned when all goods were
 * returned.
 */
export type RedemptionStatus = (typeof REDEMPTION_STATUSES)[number];

/** What redemptions give on behalf of the members' programme. */
export const GIVEN = ['levelDiscount', 'freeDelivery', 'codes'] as const;
export type Given = (typeof GIVEN)[number];

/**
 * Number of units of each line that have been returned so far in total, so that repeated or late messages change
 * nothing. Without lines the whole order was returned.
 */
export const ReturnInput = z.strictObject({
  lines: z
    .array(z.strictObject({ id: lineId().min(1), quantity: count(1, 1_000_000) }))
    .max(500)
    .default([])
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'errors.taken'),
});
export type ReturnInput = z.infer<typeof ReturnInput>;

/** What limited an order besides itself: how much others had used of each limit, and goods that were not sold any more. */
export interface LimitsThen {
  /** By counter; those of which nothing was used are left out. */
  used: Readonly<Record<string, number>>;
  /** Variants that promotions would have given or sold from their stock. */
  archived: readonly number[];
}

/** The redemption of an order, as shown to the store and to staff. */
export const Redemption = z.object({
  id: id(),
  orderId: z.string(),
  status: z.enum(REDEMPTION_STATUSES),
  memberId: reference('members').nullable(),
  channel: z.string().nullable(),
  goods: amount(),
  discount: amount(),
  total: amount(),
  points: count(0, Number.MAX_SAFE_INTEGER),
  pointsAmount: amount(),
  expiresAt: instant(),
  committedAt: instant().nullable(),
  closedAt: instant().nullable(),
  createdAt: instant(),
  quote: z.custom<Quote>(),
});
export type Redemption = z.infer<typeof Redemption>;
