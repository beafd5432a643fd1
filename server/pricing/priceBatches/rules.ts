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
