/** What a refund makes of the case that granted it. Pure. */
import type { CaseAction } from '#contract/service/caseActions';
import type { RefundState } from '#contract/service/refunds';
import type { CaseStage } from '#contract/service/stages';

/**
 * The step of the console that follows; null for none. A refund that failed may still succeed after it was paid again on
 * its own page.
 */
export const stepAfter = (refund: RefundState, stage: CaseStage): CaseAction | null => {
  if (refund === 'succeeded')
    return stage === 'refunding' || stage === 'refundFailed' ? 'complete' : null;
  const isOver = ['failed', 'rejected', 'withdrawn', 'closed'].includes(refund);
  return isOver && stage === 'refunding' ? 'failRefund' : null;
};

/** Whether another refund has to take the place of this one: nothing of it will be paid any more. */
export const isReplaced = (refund: RefundState): boolean =>
  refund === 'rejected' || refund === 'withdrawn' || refund === 'closed';
