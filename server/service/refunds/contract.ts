/** Refunds as they are stored and shown: what was granted, line by line, and the decision on it. */
import * as z from 'zod';
import { amount, amountChange, count, id, instant, rate, reference, whole } from '#shared/fields';
import { MAX_POINTS } from '#contract/members/earnRules';
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { optionalReason } from '#contract/platform/approvals';
import { RefundPayment } from '#contract/service/refundPayments';

/**
 * `goods`: units that come back. `refundOnly`: the money of units that do not. `goodwill`: an amount without units.
 * `priceProtection`: the difference to a lower price, without units. `exchange`: what a replacement costs less, granted
 * by the exchange itself.
 */
export const ASKED_REFUND_KINDS = ['goods', 'refundOnly', 'goodwill', 'priceProtection'] as const;
export const REFUND_KINDS = [...ASKED_REFUND_KINDS, 'exchange'] as const;
export type RefundKind = (typeof REFUND_KINDS)[number];

export const DEDUCTION_KINDS = [
  'restockingFee',
  'damage',
  'missingGift',
  'missingAccessory',
  'pointsShort',
] as const;
export type DeductionKind = (typeof DEDUCTION_KINDS)[number];
/** Those that a person takes off; points that are short are deducted by the after-sales policy alone. */
export const ASKED_DEDUCTION_KINDS = [
  'restockingFee',
  'damage',
  'missingGift',
  'missingAccessory',
] as const satisfies readonly DeductionKind[];
export type AskedDeductionKind = (typeof ASKED_DEDUCTION_KINDS)[number];

/**
 * `paying` until all payments have ended; `failed` while one of them has and no other way is under way. `closed`: what is
 * not paid of it is not paid any more, because the store has refunded it itself.
 */
export const REFUND_STATES = [
  'submitted',
  'rejected',
  'withdrawn',
  'paying',
  'failed',
  'succeeded',
  'closed',
] as const;
export type RefundState = (typeof REFUND_STATES)[number];

export const REFUND_LINE_KINDS = [
  'units',
  'amount',
  'takenBack',
  'difference',
  'deduction',
  'shipping',
  'returnFreight',
] as const;
export type RefundLineKind = (typeof REFUND_LINE_KINDS)[number];

/** One line of a refund with what explains it; amounts are signed, those taken off are negative. */
export const RefundLine = z.object({
  kind: z.enum(REFUND_LINE_KINDS),
  lineId: z.string().nullable(),
  sku: z.string().nullable(),
  name: z.string(),
  quantity: count(0, 1_000_000),
  /** Of the line of the order: its units and what was paid for them, and the units that were refunded before. */
  ordered: count(0, 1_000_000),
  refundedUnits: count(0, 1_000_000),
  paid: amount(),
  /** The share of these units in what was paid, and what was left to refund of the line. */
  worth: amount(),
  available: amount(),
  deduction: z.enum(DEDUCTION_KINDS).nullable(),
  reason: z.string().nullable(),
  /** Of what the after-sales policy keeps: the rate of its fee. One that was waived has no amount. */
  rate: rate(0, 10_000).nullable(),
  /** The version of the policy that says so; null where a person does, or the terms with which a first one starts. */
  policyNumber: count(1, 1_000_000).nullable(),
  /** Points for which it was taken off: they are not taken back from the member any more. */
  points: count(0, MAX_POINTS).nullable(),
  amount: amountChange(),
});
export type RefundLine = z.infer<typeof RefundLine>;

/** A refund as lists show it; amounts in minor units, instants in UTC ms. */
export const Refund = z.object({
  id: id(),
  orderId: reference('orders'),
  orderExternalId: z.string(),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  ticketId: reference('tickets').nullable(),
  kind: z.enum(REFUND_KINDS),
  state: z.enum(REFUND_STATES),
  responsibility: z.enum(DECIDED_RESPONSIBILITIES),
  goods: amount(),
  deductions: amount(),
  shipping: amount(),
  returnFreight: amount(),
  total: amount(),
  units: whole('count'),
  /** What its units had earned, as it was when it was granted, and what these points are worth. */
  pointsDue: count(0, MAX_POINTS),
  pointsWorth: amount(),
  note: z.string().nullable(),
  authorId: z.string(),
  authorName: z.string(),
  approverName: z.string().nullable(),
  decision: z.string().nullable(),
  decidedAt: instant().nullable(),
  /** When the money had reached the customer and everything that follows was done. */
  succeededAt: instant().nullable(),
  /** Whether money moved twice and has not come back yet. */
  isPaidTwice: z.boolean(),
  createdAt: instant(),
  version: whole('version'),
});
export type Refund = z.infer<typeof Refund>;

export const RefundDetail = Refund.extend({
  lines: z.array(RefundLine.extend({ id: id() })),
  payments: z.array(RefundPayment),
  /** Its customer was erased: nothing is written about them any more. */
  isErased: z.boolean(),
});
export type RefundDetail = z.infer<typeof RefundDetail>;

/** What was granted of an order before without a second person. */
export const GrantedAlone = z.object({
  /** With goods that come back, return freight included; in the limit of a refund also what was sent again by hand. */
  goods: amount(),
  /** Without goods. */
  money: amount(),
  freight: amount(),
});
export type GrantedAlone = z.infer<typeof GrantedAlone>;

/** Whoever rejects or closes one says why, unless its customer was erased. */
export const RefundDecision = z.strictObject({
  reason: optionalReason(1_000),
  version: whole('version'),
});
export type RefundDecision = z.infer<typeof RefundDecision>;
/** What happened to a refund, as its ticket tells it. */
export const REFUND_STEPS = [
  'granted',
  'submitted',
  'approved',
  'rejected',
  'withdrawn',
  'failed',
  'succeeded',
  'closed',
] as const;
export interface RefundStep {
  refundId: number;
  ticketId: number;
  step: (typeof REFUND_STEPS)[number];
  at: number;
  kind: RefundKind;
  total: number;
  /** Who granted or decided it; null for the console. */
  name: string | null;
}
