/** The state of a batch: its decisions, its phase at an instant, and the actions that are allowed. Pure. */
import type { Approvable, ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import type { BatchPhase, BatchStatus, PriceBatch } from '#contract/pricing/priceBatches';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';

export const phaseOf = (
  {
    status,
    startsAt,
    endsAt,
  }: { status: BatchStatus; startsAt: number | null; endsAt: number | null },
  now: number,
): BatchPhase => {
  if (status !== 'written') return status;
  if (startsAt !== null && now < startsAt) return 'scheduled';
  return endsAt !== null && endsAt <= now ? 'ended' : 'inForce';
};

/** Approved prices are written in the same transaction; reverted ones are no longer in force. */
const STATES: Record<BatchStatus, ApprovalState> = {
  draft: 'draft',
  submitted: 'submitted',
  rejected: 'rejected',
  written: 'approved',
  reverted: 'withdrawn',
};
type Decided = Pick<PriceBatch, 'status' | 'authorId'>;

/** The person who saved a batch last is its only author, because every save evaluates all of its rows again. */
export const toApprovable = ({ status, authorId }: Decided): Approvable => ({
  state: STATES[status],
  authorIds: [authorId],
});

const ERRORS: ApprovalErrors = {
  state: {
    edit: 'priceBatches.errors.notDraft',
    submit: 'priceBatches.errors.notDraft',
    approve: 'priceBatches.errors.notSubmitted',
    reject: 'priceBatches.errors.notSubmitted',
    withdraw: 'priceBatches.errors.written',
  },
  ownWork: 'priceBatches.errors.ownBatch',
};

/** Why a person may not do this to a batch, as a translation key; null when they may. */
export const batchError = (
  action: ApprovalAction,
  batch: Decided,
  personId: string | null,
): string | null => approvalError(ERRORS, action, toApprovable(batch), personId);

/** Of these statuses, prices have been written, and everybody reads them in the price lists. */
const APPLIED: readonly BatchStatus[] = ['written', 'reverted'];

type Telling = Pick<PriceBatch, 'status' | 'formula' | 'request'>;
/**
 * Whether the rows of a batch tell what goods cost, so that only roles with `costs.show` see them: a draft can be made to
 * raise every price to its floor, and prices of a margin formula are the costs times one factor. A batch that reverts
 * another one (`reverts`) tells what that one does: its old prices are the prices of the other.
 */
export const rowsTellCosts = (
  { status, formula, request }: Telling,
  reverts: Telling | null = null,
): boolean =>
  !APPLIED.includes(status) ||
  formula?.kind === 'margin' ||
  request.belowFloor === 'raise' ||
  (reverts !== null && rowsTellCosts(reverts));
