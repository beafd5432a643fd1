/** The money of refunds: one payment for each tender, which a provider, the shop or a person carries out. */
import * as z from 'zod';
import { amount, id, instant, keyText, reference, whole } from '#shared/fields';
import { keyOrNull } from '#shared/sentFields';
import { TENDERS } from '#contract/orders/payments';
import { optionalReason } from '#contract/platform/approvals';

/**
 * `unknown`: it was asked for and no answer came, so the money may have moved. `cancelled`: it is not paid, or another
 * payment has taken its place.
 */
export const PAYMENT_STATES = [
  'pending',
  'processing',
  'unknown',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** Why no money moved. `metByStore`: the store sent the return itself before it was paid here. */
export const PAYMENT_FAILURES = [
  'refused',
  'insufficientFunds',
  'accountClosed',
  'metByStore',
  'declaredByPerson',
] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

/**
 * Money that moved besides what was owed: a payment that had succeeded moved again under another reference, or one moved
 * whose place another had taken. A person gets it back and says so.
 *
 * `amount`: how much of the payment itself has to come back, because the store refunded it too; left out where the whole
 * payment moved besides.
 */
export const ExtraPayment = z.object({
  reference: z.string(),
  at: instant(),
  settledAt: instant().nullable(),
  settledBy: z.string().nullable(),
  amount: amount().optional(),
});
export type ExtraPayment = z.infer<typeof ExtraPayment>;

export const RefundPayment = z.object({
  id: id(),
  refundId: reference('refunds'),
  paymentId: reference('payments').nullable(),
  tender: z.enum(TENDERS),
  amount: amount(),
  isPayout: z.boolean(),
  state: z.enum(PAYMENT_STATES),
  /** By which the provider and the shop name it. */
  key: z.string(),
  providerReference: z.string().nullable(),
  failure: z.enum(PAYMENT_FAILURES).nullable(),
  attempts: whole('count'),
  nextAttemptAt: instant().nullable(),
  confirmedBy: z.string().nullable(),
  extra: z.array(ExtraPayment),
  succeededAt: instant().nullable(),
  createdAt: instant(),
  version: whole('version'),
});
export type RefundPayment = z.infer<typeof RefundPayment>;

const version = () => whole('version');
export const PaymentRetry = z.strictObject({ version: version() });
/** The money goes back by another captured payment of the order, or as a transfer that a person makes. */
export const PaymentByOther = z.strictObject({ version: version(), tender: z.enum(TENDERS) });
/** A person saw that the money has moved; the reference says where. */
export const PaymentConfirmation = z.strictObject({
  version: version(),
  reference: keyText(120).min(1),
});
/** A person saw that the money has not moved, and says how, unless the customer was erased. */
export const PaymentDenial = z.strictObject({ version: version(), reason: optionalReason(300) });
/** Money that moved twice has come back; which of it, by its reference, and how. */
export const PaymentSettlement = z.strictObject({
  version: version(),
  reference: keyText(120).min(1),
  reason: optionalReason(300),
});
export type PaymentSettlement = z.infer<typeof PaymentSettlement>;
export type PaymentRetry = z.infer<typeof PaymentRetry>;
export type PaymentByOther = z.infer<typeof PaymentByOther>;
export type PaymentConfirmation = z.infer<typeof PaymentConfirmation>;
export type PaymentDenial = z.infer<typeof PaymentDenial>;

/** What the shop's own payment system did. */
export const PaymentResult = z
  .strictObject({
    outcome: z.enum(['succeeded', 'failed']),
    amount: amount(),
    at: instant(),
    reference: keyOrNull(120),
    failure: z
      .enum(['refused', 'insufficientFunds', 'accountClosed'])
      .nullish()
      .transform((failure) => failure ?? null),
  })
  .refine(({ outcome, reference: given }) => outcome === 'failed' || given !== null, {
    path: ['reference'],
    error: 'ra.validation.required',
  })
  .refine(({ outcome, failure }) => outcome === 'succeeded' || failure !== null, {
    path: ['failure'],
    error: 'ra.validation.required',
  });
export type PaymentResult = z.infer<typeof PaymentResult>;
