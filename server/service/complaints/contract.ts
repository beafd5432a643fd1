import * as z from 'zod';
import { ProposalApproval } from '#contract/service/proposalApprovals';
import { Remedies, Remedy, REMEDY_KINDS } from '#contract/service/remedies';
import {
  amount,
  count,
  instant,
  localized,
  orDefault,
  reference,
  requiredText,
} from '#shared/fields';

/** What a customer may want. */
export const REMEDIES_SOUGHT = [...REMEDY_KINDS, 'other'] as const;
export type RemedySought = (typeof REMEDIES_SOUGHT)[number];
export const COMPLAINT_DECISIONS = ['upheld', 'partlyUpheld', 'goodwill'] as const;
export type ComplaintDecision = (typeof COMPLAINT_DECISIONS)[number];
/** Where customers can go beyond the store. */
export const RECOURSES = ['consumerHotline', 'platform', 'arbitration', 'court'] as const;
export type Recourse = (typeof RECOURSES)[number];
export const AFFECTED = ['one', 'several', 'many'] as const;

/** A declined proposal is followed by one other. */
export const MAX_PROPOSALS = 2;

export const ComplaintOpening = z.strictObject({
  remedySought: z.enum(REMEDIES_SOUGHT),
  accusedId: orDefault(requiredText(80).nullable(), null),
});
/** What makes a complaint grave. */
export const Assessment = z.strictObject({
  isSafety: z.boolean(),
  isLegal: z.boolean(),
  /** Whether it happened to this customer before. */
  isRecurring: z.boolean(),
  affected: z.enum(AFFECTED),
  /** What is at stake, in minor units. */
  amount: amount(),
});
export type Assessment = z.infer<typeof Assessment>;
export const Proposal = z.strictObject({
  decision: z.enum(COMPLAINT_DECISIONS),
  remedies: Remedies,
});
export const Dismissal = z.strictObject({ recourse: z.enum(RECOURSES) });
export const CauseNamed = z.strictObject({ rootCauseId: reference('rootCauses') });
export const Closing = z.strictObject({
  /** Left out where it was named before. */
  rootCauseId: orDefault(reference('rootCauses').nullable(), null),
});

/** What the page of a complaint shows beside the frame. */
export const ComplaintDetails = z.object({
  remedySought: z.enum(REMEDIES_SOUGHT),
  accusedName: z.string().nullable(),
  acknowledgedAt: instant().nullable(),
  isSafety: z.boolean().nullable(),
  isLegal: z.boolean().nullable(),
  severity: count(1, 4).nullable(),
  proposalCount: count(0, MAX_PROPOSALS),
  decision: z.enum(COMPLAINT_DECISIONS).nullable(),
  rootCause: z.object({ code: z.string(), names: localized() }).nullable(),
  recourse: z.enum(RECOURSES).nullable(),
  remedies: z.array(Remedy),
  approvals: z.array(ProposalApproval.extend({ decision: z.enum(COMPLAINT_DECISIONS).nullable() })),
});
export type ComplaintDetails = z.infer<typeof ComplaintDetails>;
