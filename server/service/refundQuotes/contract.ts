/** What is asked for when a refund is granted, and what it comes to. */
import * as z from 'zod';
import {
  amount,
  count,
  keyText,
  lineId,
  orDefault,
  rate,
  reference,
  requiredText,
  text,
} from '#shared/fields';
import { MAX_POINTS } from '#contract/members/earnRules';
import { DECIDED_RESPONSIBILITIES } from '#contract/orders/responsibilities';
import { TENDERS } from '#contract/orders/payments';
import { PromiseNamed } from '#contract/service/promises';
import {
  ASKED_DEDUCTION_KINDS,
  ASKED_REFUND_KINDS,
  GrantedAlone,
  type RefundKind,
  RefundLine,
} from '#contract/service/refunds';

/** Either an amount or a rate of the goods. */
export const Deduction = z
  .strictObject({
    kind: z.enum(ASKED_DEDUCTION_KINDS),
    amount: orDefault(amount(), 0),
    bps: orDefault(rate(0, 10_000), 0),
    reason: requiredText(200),
  })
  .refine(({ amount: fixed, bps }) => fixed > 0 !== bps > 0, {
    path: ['amount'],
    error: 'refunds.errors.amountOrRate',
  });
export type Deduction = z.infer<typeof Deduction>;

const AskedLine = z.strictObject({
  /** By the id that the value of a return gives. */
  id: lineId().min(1),
  quantity: count(1, 1_000_000),
  /** Of price protection: what one unit costs now. */
  unitPrice: amount()
    .nullish()
    .transform((price) => price ?? null),
});

const RequestFields = z.strictObject({
  kind: z.enum(ASKED_REFUND_KINDS),
  responsibility: z.enum(DECIDED_RESPONSIBILITIES),
  lines: z
    .array(AskedLine)
    .max(2000)
    .default([])
    .refine((lines) => new Set(lines.map((line) => line.id)).size === lines.length, 'errors.taken'),
  /** Of goodwill: spread over these lines, or over all, by what is left of them. */
  amount: orDefault(amount(), 0),
  deductions: z.array(Deduction).max(20).default([]),
  /** What the customer paid to send goods back, as a payout of its own. */
  returnFreight: orDefault(amount(), 0),
  /** The restocking fee of the after-sales policy is not kept; the note says why. */
  waivesFee: orDefault(z.boolean(), false),
  note: text(500)
    .nullish()
    .transform((note) => note || null),
  ticketId: reference('tickets')
    .nullish()
    .transform((ticket) => ticket ?? null),
});
/** What is asked for by people, and by a case that refunds units of its own. */
type OfCase<Fields> = Omit<Fields, 'kind'> & {
  kind: RefundKind;
  caseId?: number;
  /** The exchange whose own payments are among what goes back: they go back first. */
  exchangeId?: number;
  /** By line, how many of its units are replacements of an exchange; left out where that is not known. */
  replaced?: Readonly<Record<string, number>>;
  /** The customer has accepted an amount that was offered. */
  isPart?: boolean;
};
export type RefundRequest = OfCase<z.infer<typeof RequestFields>>;

/** `POST /api/orders/:id/refundQuote`: what a refund would come to; saves nothing. */
export const RefundRequest = RequestFields;

/** `POST /api/refunds`. The key is made when the dialog opens: the same again is the same refund. */
export const RefundInput = RequestFields.extend({
  orderId: reference('orders'),
  key: keyText(80).min(8),
  /** The total that the person has seen; 409 where it has changed since. */
  expected: amount(),
  ...PromiseNamed,
});
type NamesPromise = 'remedyId' | 'isBeside';
type SentRefund = z.infer<typeof RefundInput>;
/** Only a refund without goods says whether it pays a promise. */
export type RefundInput = OfCase<Omit<SentRefund, NamesPromise>> &
  Partial<Pick<SentRefund, NamesPromise>>;

export const PlannedPayment = z.object({
  /** The captured payment whose money goes back; null where the order's payments are not known. */
  paymentId: reference('payments').nullable(),
  tender: z.enum(TENDERS),
  amount: amount(),
  /** Reimbursed return freight, which is outside of what was captured. */
  isPayout: z.boolean(),
});
export type PlannedPayment = z.infer<typeof PlannedPayment>;

/** What is left of a captured payment. */
export const TenderLeft = z.object({
  paymentId: reference('payments').nullable(),
  tender: z.enum(TENDERS),
  captured: amount(),
  refunded: amount(),
  left: amount(),
});
export type TenderLeft = z.infer<typeof TenderLeft>;

/** A line of the order, with what can still be refunded of it. */
export const RefundableLine = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  name: z.string(),
  ordered: count(0, 1_000_000),
  refundedUnits: count(0, 1_000_000),
  /** Units for which the difference to a lower price went back before. */
  protectedUnits: count(0, 1_000_000),
  /** Units that an open case is about, which refunds them itself. */
  heldUnits: count(0, 1_000_000),
  paid: amount(),
  left: amount(),
  /** Units that were replaced already without a payment of the customer, and by which exchange; null by an instruction alone. */
  freelyReplaced: z.array(
    z.object({
      units: count(1, 1_000_000),
      caseId: reference('cases').nullable(),
      caseNumber: z.string().nullable(),
    }),
  ),
});
export type RefundableLine = z.infer<typeof RefundableLine>;

export const RefundQuote = z.object({
  orderId: reference('orders'),
  orderLines: z.array(RefundableLine),
  lines: z.array(RefundLine),
  goods: amount(),
  deductions: amount(),
  shipping: amount(),
  returnFreight: amount(),
  total: amount(),
  payments: z.array(PlannedPayment),
  tenders: z.array(TenderLeft),
  /** Points that paid for these units and go back, and that the coupon returns with them. */
  pointsReturned: count(0, Number.MAX_SAFE_INTEGER),
  couponReturns: z.boolean(),
  /** Points that these units earned and that are taken back, and what they are worth; 0 where points cannot be spent. */
  pointsDue: count(0, MAX_POINTS),
  pointsWorth: amount(),
  /** Gifts that the goods that are kept would not get: they are to come back too. */
  gifts: z.array(z.object({ name: z.string(), quantity: count(1, 1_000_000) })),
  /** Whether the shop pays for sending these goods back, by the after-sales policy of when the order was placed. */
  paysReturnFreight: z.boolean(),
  granted: GrantedAlone,
  /** What was charged for the delivery: return freight up to it is no money without goods. */
  delivery: amount(),
  /** What of `granted` counts towards the limit. */
  grantedAlone: amount(),
  /** The version of the after-sales policy that sets the limit; null before the first has begun. */
  limitPolicy: count(1, 1_000_000).nullable(),
  /** The limit above which a second person approves; null where it is paid at once. */
  approvalAbove: amount().nullable(),
  /** Why it would be refused as it was asked for, as a message; null where it can be granted. */
  refusal: z.string().nullable(),
});
export type RefundQuote = z.infer<typeof RefundQuote>;
