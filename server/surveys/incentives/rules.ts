/** What is refused in an incentive, and when it needs a second person. Pure. */
import type { ApprovalAction } from '#contract/platform/approvals';
import type { Incentive, StartApproval } from '#contract/surveys/incentives';
import type { IdentityMode } from '#contract/surveys/surveys';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';
import { isWithin } from '#rules/promotions/activityApprovals';
import type { FieldErrors } from '#shared/fields';

/** By an open link nobody knows who answers twice; points would say whose an anonymous answer is. */
export const incentiveErrors = (
  { incentive, trigger }: { incentive: Incentive | null; trigger: { kind: string } },
  identityMode: IdentityMode,
): FieldErrors | null => {
  if (incentive === null) return null;
  if (trigger.kind === 'openLink')
    return { incentive: { kind: 'surveyIncentives.errors.openLink' } };
  return incentive.kind === 'points' && identityMode === 'anonymous'
    ? { incentive: { kind: 'surveyIncentives.errors.anonymous' } }
    : null;
};

interface Giving {
  incentive: Incentive | null;
  dailyLimit: number | null;
}
/** The points for those who are asked on one day; null for any number. Codes are part of a promotion that was approved. */
export const mostPointsADay = ({ incentive, dailyLimit }: Giving): number | null => {
  if (incentive?.kind !== 'points') return 0;
  const most = dailyLimit === null ? Number.POSITIVE_INFINITY : incentive.points * dailyLimit;
  return most > Number.MAX_SAFE_INTEGER ? null : most;
};

/** `limit`: what its author may give in a day alone, null for any number, of which `used` is given already. */
export const startNeedsApproval = (
  giving: Giving,
  { limit, used }: { limit: number | null; used: number },
): boolean => {
  const most = mostPointsADay(giving);
  return most !== 0 && !isWithin(most === null ? null : most + used, limit);
};

const ERRORS: ApprovalErrors = {
  state: {
    approve: 'surveyIncentives.errors.notSubmitted',
    reject: 'surveyIncentives.errors.notSubmitted',
    withdraw: 'surveyIncentives.errors.notSubmitted',
  },
  ownWork: 'surveyIncentives.errors.ownWork',
};
/** Why a person may not decide on the start, as a translation key; null when they may. */
export const startApprovalError = (
  action: Extract<ApprovalAction, 'approve' | 'reject' | 'withdraw'>,
  { approval, authorIds }: { approval: StartApproval | null; authorIds: readonly string[] },
  personId: string | null,
): string | null =>
  approvalError(ERRORS, action, { state: approval ?? 'draft', authorIds }, personId);
