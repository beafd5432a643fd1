/** The value of a return, as it is computed before goods come back. Money in minor units. */
import * as z from 'zod';
import { count, lineId } from '#shared/fields';
import type { QuoteGift } from '#contract/promotions/quotes';
import type { Judgement } from '#contract/promotions/verdicts';
import type { WhenReturned } from '#contract/promotions/terms';

/**
 * `POST /api/store/redemptions/:orderId/returnValue`: the units that come back now, by the id of their line in the quote.
 * What came back before is known and not repeated. Without lines the answer says what can still come back. Nothing is worth more than the order says was paid.
 */
export const ReturnValueInput = z.strictObject({
  lines: z
    .array(z.strictObject({ id: lineId().min(1), quantity: count(0, 1_000_000) }))
    .max(2000)
    .default([])
    .refine((lines) => new Set(lines.map(({ id }) => id)).size === lines.length, 'errors.taken'),
  /** Whether to add what earlier refunds were less than the goods were worth (`refundedLess`). */
  addRefundedLess: z.boolean().default(false),
});
export type ReturnValueInput = z.infer<typeof ReturnValueInput>;

/** A line of the order; amounts are of the units that come back now. */
export interface ReturnValueLine {
  id: string;
  sku: string | null;
  name: string;
  ordered: number;
  returnedBefore: number;
  quantity: number;
  /** At the price before promotions. */
  amount: number;
  /** The share of each promotion in the discount of these units. */
  discounts: { promotionId: number; label: string; amount: number }[];
  /** What was paid for the whole line, and what is left of it after earlier returns and amounts without units. */
  paidInAll: number;
  left: number;
  /** What was paid for these units. */
  paid: number;
  /**
   * Its part of the refund, in proportion to `paid`: the amount to send for it in the return. The lines sum to the
   * refund of the return; where that gives back what an earlier return took, a line may be refunded more than was paid for it.
   */
  refund: number;
}

/**
 * Why a promotion takes back what it does: its terms keep the discount (`keeps`); the goods that are kept get as much
 * (`stillGiven`), less (`givesLess`) or nothing (`givesNothing`); other promotions make up for it (`othersGiveMore`);
 * nothing is kept any more (`nothingKept`); goods or settings have changed since, so that the terms no longer give what
 * the order got (`cannotTell`).
 */
export const TAKE_BACK_REASONS = [
  'keeps',
  'stillGiven',
  'givesLess',
  'givesNothing',
  'othersGiveMore',
  'nothingKept',
  'cannotTell',
] as const;
export type TakeBackReason = (typeof TAKE_BACK_REASONS)[number];

/** A promotion of the order after the return. */
export interface ReturnedPromotion {
  promotionId: number;
  revision: number;
  label: string;
  code: string | null;
  whenReturned: WhenReturned;
  /** Its discount on the goods that are kept, and what its terms give on them alone. */
  held: number;
  left: number;
  /**
   * What earlier returns took back, and what this one does: also what they should have taken back and did not. Negative
   * where it gives some of it again.
   */
  takenBackBefore: number;
  takenBack: number;
  reason: TakeBackReason;
  /** What the terms say about the goods that are kept; null where they were not asked. */
  judgement: Judgement | null;
}

export interface ReturnValue {
  orderId: string;
  currency: string;
  /** Whether the order was redeemed here; otherwise no discount is taken back. */
  isRedeemed: boolean;
  lines: ReturnValueLine[];
  /** Lines of the redemption that the order as it was sent does not have: nothing of them can come back. */
  notOrdered: { id: string; sku: string | null; name: string }[];
  promotions: ReturnedPromotion[];
  /** Gifts that the goods that are kept would not get, and that no earlier return asked for: they are to come back too. */
  gifts: QuoteGift[];
  /** What was paid for the units that come back now. */
  paid: number;
  takenBack: number;
  /** What earlier refunds were too small to take back, and what this one is too small for. */
  outstandingBefore: number;
  outstanding: number;
  /** What the store's returns have refunded for goods; all refunds together never exceed what was paid. */
  refundedBefore: number;
  /**
   * By how much the refunds so far are less than what the goods that came back are worth by the same rule: two returns
   * were valued before either was sent, or a part was kept on purpose. It is not in the refund unless it was asked for.
   */
  refundedLess: number;
  /** What of it this refund contains. */
  addedRefund: number;
  /** By how much this refund is lower so that they do not. */
  beyondPaid: number;
  /** What to refund for goods: paid − takenBack − outstandingBefore + outstanding − beyondPaid + addedRefund. Delivery is refunded separately. */
  refund: number;
}
