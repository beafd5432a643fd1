import * as z from 'zod';
import { RECOURSES } from '#contract/service/complaints';
import { ProposalApproval } from '#contract/service/proposalApprovals';
import { RemedyInput, Remedy } from '#contract/service/remedies';
import { count, id, instant, orDefault, reference, requiredText, text } from '#shared/fields';

export const DISPUTE_SIDES = ['customer', 'merchant'] as const;
export type DisputeSide = (typeof DISPUTE_SIDES)[number];
export const DISPUTE_ANSWERS = ['accepted', 'refused'] as const;
export type DisputeAnswer = (typeof DISPUTE_ANSWERS)[number];

export const MAX_ROUNDS = 3;
/** A dispute is admitted or refused within so many business days. */
export const ADMISSION_DAYS = 2;
/** Nothing is erased for so long after a dispute was withdrawn. */
export const HOLD_DAYS = 30;

export const DisputeOpening = z.strictObject({ originId: reference('cases') });
export const Admission = z.strictObject({ mediatorId: requiredText(80) });
export const Mediators = z.object({
  mediators: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Mediators = z.infer<typeof Mediators>;
export const Inadmissible = z.strictObject({ recourse: z.enum(RECOURSES) });
export const Deadlines = z.strictObject({ customerUntil: instant(), merchantUntil: instant() });
export const Evidence = z.strictObject({
  /** Staff write down what the customer gives, too; what the customer sends is the customer's. */
  side: orDefault(z.enum(DISPUTE_SIDES), 'merchant'),
  note: requiredText(2000),
});
/** Before the time for evidence is over, both sides may agree to begin; the reason says how they did. */
export const Mediation = z.strictObject({ areAgreed: orDefault(z.boolean(), false) });
export const Settlement = z.strictObject({
  terms: requiredText(2000),
  answerUntil: instant(),
  remedies: orDefault(z.array(RemedyInput).max(10), []),
});
export const External = z.strictObject({
  externalBody: z.enum(RECOURSES),
  externalReference: orDefault(text(120).nullable(), null),
  isAskedByCustomer: orDefault(z.boolean(), false),
});

/** What the page of a dispute shows beside the frame. */
export const DisputeDetails = z.object({
  originId: reference('cases'),
  originNumber: z.string(),
  mediatorName: z.string().nullable(),
  customerUntil: instant().nullable(),
  merchantUntil: instant().nullable(),
  round: count(0, MAX_ROUNDS),
  externalBody: z.enum(RECOURSES).nullable(),
  externalReference: z.string().nullable(),
  externalAt: instant().nullable(),
  recourse: z.enum(RECOURSES).nullable(),
  holdUntil: instant().nullable(),
  evidence: z.array(
    z.object({
      id: id(),
      side: z.enum(DISPUTE_SIDES),
      note: z.string(),
      isLate: z.boolean(),
      at: instant(),
      givenBy: z.string().nullable(),
    }),
  ),
  proposals: z.array(
    z.object({
      id: id(),
      round: count(1, MAX_ROUNDS),
      terms: z.string(),
      answerUntil: instant(),
      customerAnswer: z.enum(DISPUTE_ANSWERS).nullable(),
      customerAnsweredAt: instant().nullable(),
      merchantAnswer: z.enum(DISPUTE_ANSWERS).nullable(),
      merchantAnsweredAt: instant().nullable(),
    }),
  ),
  remedies: z.array(Remedy),
  approvals: z.array(
    ProposalApproval.extend({ terms: z.string().nullable(), answerUntil: instant().nullable() }),
  ),
});
export type DisputeDetails = z.infer<typeof DisputeDetails>;
