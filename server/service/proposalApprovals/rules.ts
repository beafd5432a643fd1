/** What a proposal costs, and who decides on one above the limit of its author. Pure. */
import type { ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import type { RemedyInput } from '#contract/service/remedies';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';

export const costOf = (remedies: readonly RemedyInput[]): number =>
  remedies.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

const ERRORS: ApprovalErrors = {
  state: { approve: 'cases.errors.notNow', reject: 'cases.errors.notNow' },
  ownWork: 'cases.errors.ownProposal',
};

/** Why this person may not decide on it, as a translation key; null when they may. */
export const proposalError = (
  action: Extract<ApprovalAction, 'approve' | 'reject'>,
  { state, authorId }: { state: ApprovalState; authorId: string },
  personId: string | null,
): string | null => approvalError(ERRORS, action, { state, authorIds: [authorId] }, personId);
