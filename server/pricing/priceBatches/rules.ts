/** The state of a batch: its decisions, its phase at an instant, the actions that are allowed, and what its rows change. Pure. */
import type { Approvable, ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import type { BatchPhase, BatchStatus, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
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

/** What a row changes: the price of its list, unless that is temporary; the one it is computed from where the list has none. */
export const beforeOf = ({
  oldAmount,
  ownAmount,
  outlasts,
}: Pick<BatchRow, 'oldAmount' | 'ownAmount' | 'outlasts'>): number | null =>
  outlasts ? oldAmount : (ownAmount ?? oldAmount);
