/** The phase of a promotion at an instant, whether it needs approval, and which actions are allowed. Pure. */
import type { Approvable, ApprovalAction, ApprovalState } from '#contract/platform/approvals';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';
import type {
  PromotionPhase,
  PromotionRevision,
  RevisionStatus,
  Terms,
  TermsEffect,
} from '#contract/promotions/promotions';

export interface PhaseFacts {
  liveRevision: number | null;
  openStatus: RevisionStatus | null;
  pausedAt: number | null;
  archivedAt: number | null;
  startsAt: number;
  endsAt: number | null;
}

/**
 * Archived, never approved, ended and paused are checked in this order; otherwise the phase follows from the window.
 */
export const phaseOf = (facts: PhaseFacts, now: number): PromotionPhase => {
  const { liveRevision, openStatus, pausedAt, archivedAt, startsAt, endsAt } = facts;
  if (archivedAt !== null) return 'archived';
  if (liveRevision === null)
    return openStatus === 'submitted' || openStatus === 'rejected' ? openStatus : 'draft';
  if (endsAt !== null && endsAt <= now) return 'ended';
  if (pausedAt !== null) return 'paused';
  return startsAt > now ? 'scheduled' : 'running';
};

/**
 * From when on approved terms are in force: now, or from their own start while the terms before them are running, so
 * that a promotion goes on until its next version begins. `before` is null where no terms are in force.
 */
export const takesEffectAt = (
  before: Pick<PhaseFacts, 'startsAt' | 'endsAt'> | null,
  { startsAt }: Pick<Terms, 'startsAt'>,
  now: number,
): number => {
  const isRunning =
    before !== null && before.startsAt <= now && (before.endsAt === null || before.endsAt > now);
  return isRunning ? Math.max(startsAt, now) : now;
};

/** Whether terms would go on after the end of their campaign; an instant is UTC ms, null is no end. */
export const outlastsCampaign = (
  { endsAt }: { endsAt: number | null },
  campaign: { endsAt: number | null },
): boolean => campaign.endsAt !== null && (endsAt === null || endsAt > campaign.endsAt);

/** Why terms may not be submitted, approved or put in force because of their end, as a translation key; null when they may. */
export const endRefusal = (
  terms: { endsAt: number | null },
  campaign: { endsAt: number | null } | null | undefined,
  now: number,
): string | null => {
  if (terms.endsAt !== null && terms.endsAt <= now) return 'promotions.errors.endsInPast';
  return campaign && outlastsCampaign(terms, campaign) ? 'promotions.errors.pastCampaign' : null;
};

/** What further terms do to a promotion; null for its first ones. */
export const effectOfTerms = ({
  phase,
  liveRevision,
  pausedAt,
}: {
  phase: PromotionPhase;
  liveRevision: number | null;
  pausedAt: number | null;
}): TermsEffect | null => {
  if (liveRevision === null) return null;
  if (phase !== 'ended') return 'replaces';
  return pausedAt === null ? 'startsAgain' : 'startsPaused';
};

/** Whether terms would begin before their campaign: what has begun already, begins now. */
export const precedesCampaign = (
  { startsAt }: Pick<Terms, 'startsAt'>,
  campaign: { startsAt: number },
  now: number,
): boolean => campaign.startsAt > Math.max(startsAt, now);

/** Whether nothing is left of a limit; null is none. */
export const isUsedUp = (used: number, limit: number | null): boolean =>
  limit !== null && used >= limit;

export type ApprovalReason = 'budget' | 'noBudget';
/**
 * Why a second person must approve; null when nobody must. A promotion without its own budget may cost anything,
 * because the budget of its campaign may be raised later.
 */
export const approvalReason = (
  { limits }: Pick<Terms, 'limits'>,
  threshold: number | null,
): ApprovalReason | null => {
  if (threshold === null) return null;
  if (limits.budget === null) return 'noBudget';
  return limits.budget > threshold ? 'budget' : null;
};

const STATES: Record<RevisionStatus, ApprovalState> = {
  draft: 'draft',
  submitted: 'submitted',
  rejected: 'rejected',
  approved: 'approved',
  superseded: 'withdrawn',
  discarded: 'withdrawn',
};
type Decided = Pick<PromotionRevision, 'status' | 'authorIds'>;

/** Everyone who has saved a revision is an author of its terms. */
export const toApprovable = ({ status, authorIds }: Decided): Approvable => ({
  state: STATES[status],
  authorIds,
});

const ERRORS: ApprovalErrors = {
  state: {
    submit: 'promotions.errors.notDraft',
    approve: 'promotions.errors.notSubmitted',
    reject: 'promotions.errors.notSubmitted',
  },
  ownWork: 'promotions.errors.ownApproval',
};

/** Why a person may not do this to a revision, as a translation key; null when they may. */
export const revisionError = (
  action: ApprovalAction,
  revision: Decided,
  personId: string,
): string | null => approvalError(ERRORS, action, toApprovable(revision), personId);
