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
export const RemedyNamed = z.strictObject({ remedyId: reference('caseRemedies') });
export type RemedyNamed = z.infer<typeof RemedyNamed>;

export const Remedy = z.object({
  id: id(),
  /** The proposal of the case of which it is a part, from 1. */
  round: whole('count', 0),
  kind: z.enum(REMEDY_KINDS),
  amount: amount().nullable(),
  childCaseId: reference('cases').nullable(),
  /** The refund that paid it. */
  refundId: reference('refunds').nullable(),
  doneAt: instant().nullable(),
  doneBy: z.string().nullable(),
});
export type Remedy = z.infer<typeof Remedy>;
