/** What a promotion is at an instant, and whom it needs. Pure. */
import type { PromotionPhase, RevisionStatus, Terms } from '#contract/promotions/promotions';

export interface Standing {
  liveRevision: number | null;
  openStatus: RevisionStatus | null;
  pausedAt: number | null;
  archivedAt: number | null;
  startsAt: number;
  endsAt: number | null;
}

/** Put away, then never approved, then over, then paused; else what time says. */
export const phaseOf = (standing: Standing, now: number): PromotionPhase => {
  const { liveRevision, openStatus, pausedAt, archivedAt, startsAt, endsAt } = standing;
  if (archivedAt !== null) return 'archived';
  if (liveRevision === null)
    return openStatus === 'submitted' || openStatus === 'rejected' ? openStatus : 'draft';
  if (endsAt !== null && endsAt <= now) return 'ended';
  if (pausedAt !== null) return 'paused';
  return startsAt > now ? 'scheduled' : 'running';
};

export type ApprovalReason = 'budget' | 'noBudget';
/**
 * Why a second person must agree; null when nobody need. A promotion without a budget of its own may cost anything: its
 * campaign's may be raised tomorrow.
 */
export const approvalReason = (
  { limits }: Pick<Terms, 'limits'>,
  threshold: number | null,
): ApprovalReason | null => {
  if (threshold === null) return null;
  if (limits.budget === null) return 'noBudget';
  return limits.budget > threshold ? 'budget' : null;
};
