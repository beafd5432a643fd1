import * as z from 'zod';
import { amount, id, instant, orDefault, reference, whole } from '#shared/fields';

/** What can be offered to a customer. */
export const REMEDY_KINDS = [
  'refund',
  'return',
  'exchange',
  'repair',
  'coupon',
  'points',
  'apology',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

/** Those that are worth what is named with them; goods are decided on in cases of their own, by their limits. */
export const VALUED_REMEDIES: readonly RemedyKind[] = ['refund', 'coupon', 'points'];
/** Those that are given at once: a code of a batch, or points at what they pay in the checkout. */
export const GIVEN_REMEDIES: readonly RemedyKind[] = ['coupon', 'points'];

/** `underWay`: a case of its own does it, or somebody else has to approve it. */
export const REMEDY_STATES = ['open', 'underWay', 'done'] as const;
export type RemedyState = (typeof REMEDY_STATES)[number];

export const RemedyInput = z
  .strictObject({
    kind: z.enum(REMEDY_KINDS),
    /** What it costs; left out where it is no money. */
    amount: orDefault(amount().nullable(), null),
  })
  .refine(({ kind, amount: cost }) => !VALUED_REMEDIES.includes(kind) || (cost ?? 0) > 0, {
    path: ['amount'],
    error: 'cases.errors.amountMissing',
  });
export type RemedyInput = z.infer<typeof RemedyInput>;

export const Remedies = z.array(RemedyInput).min(1).max(10);

/** `mark`: it was done, as a record shows; `give`: it is given now; `undo`: what was given or marked is taken back. */
export const REMEDY_STEPS = ['mark', 'give', 'undo'] as const;
export const RemedyNamed = z.strictObject({
  remedyId: reference('caseRemedies'),
  does: orDefault(z.enum(REMEDY_STEPS), 'mark'),
  /** Of a coupon that is given: the batch of its code. */
  batchId: orDefault(reference('couponBatches').nullable(), null),
});
export type RemedyNamed = z.infer<typeof RemedyNamed>;

export const Remedy = z.object({
  id: id(),
  /** The proposal of the case of which it is a part, from 1. */
  round: whole('count', 0),
  kind: z.enum(REMEDY_KINDS),
  amount: amount().nullable(),
  /** Of money: what refunds for it hold, whether they have moved yet or not. */
  given: amount(),
  state: z.enum(REMEDY_STATES),
  /** The case that does it. */
  childCaseId: reference('cases').nullable(),
  /** The refund that paid it. */
  refundId: reference('refunds').nullable(),
  /** The code that the member was given. */
  couponId: reference('coupons').nullable(),
  /** The points that the member was given, once nobody has to approve them any more. */
  pointAdjustmentId: reference('pointAdjustments').nullable(),
  doneAt: instant().nullable(),
  doneBy: z.string().nullable(),
});
export type Remedy = z.infer<typeof Remedy>;
