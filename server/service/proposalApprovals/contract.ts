import * as z from 'zod';
import { APPROVAL_STATES } from '#contract/platform/approvals';
import { RemedyInput } from '#contract/service/remedies';
import { id, instant } from '#shared/fields';

/** A proposal above the limit of whoever made it, and what somebody else decided on it. */
export const ProposalApproval = z.object({
  id: id(),
  state: z.enum(APPROVAL_STATES),
  remedies: z.array(RemedyInput),
  authorName: z.string(),
  submittedAt: instant(),
  approverName: z.string().nullable(),
  decidedAt: instant().nullable(),
});
