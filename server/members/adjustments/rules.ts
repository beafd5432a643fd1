/** What is refused in an adjustment, when it needs a second person, and who may decide on it. Pure. */
import { can, type Role } from '#contract/platform/access';
import type { Approvable, ApprovalAction } from '#contract/platform/approvals';
import type { Settings } from '#contract/platform/settings';
import type {
  AdjustmentExcess,
  AdjustmentInput,
  AdjustmentReason,
  PointAdjustment,
} from '#contract/members/adjustments';
import type { Expiry } from '#contract/members/programme';
import type { FieldErrors } from '#shared/fields';
import { addDays, startOfDay } from '#shared/days';
import { cleanKey } from '#shared/searchText';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';
import { expiresAt } from '../earnRules/dates.ts';

type Line = Pick<AdjustmentInput, 'points' | 'growth' | 'happenedOn' | 'lastDay'>;

/** The errors of what a form or a row says of one member, by field. `today`: the business day. */
export const lineErrors = (
  { points, growth, happenedOn, lastDay }: Line,
  today: string,
): FieldErrors => ({
  ...(points === 0 && growth === 0 && { points: 'pointAdjustments.errors.nothing' }),
  ...(happenedOn !== null &&
    happenedOn > today && { happenedOn: 'pointAdjustments.errors.future' }),
  ...(lastDay !== null &&
    (points <= 0
      ? { lastDay: 'pointAdjustments.errors.lastDayOfTaken' }
      : lastDay < today && { lastDay: 'pointAdjustments.errors.lastDayPast' })),
});

/** The errors of why staff adjust. Goodwill only gives points, and names its case. */
export const reasonErrors = ({
  points,
  growth,
  reason,
  caseNumber,
  note,
}: Pick<AdjustmentInput, 'points' | 'growth' | 'reason' | 'caseNumber' | 'note'>): FieldErrors => ({
  ...(reason === 'goodwill' && {
    ...(growth !== 0 && { growth: 'pointAdjustments.errors.goodwillGrowth' }),
    ...(points < 0 && { points: 'pointAdjustments.errors.goodwillTaken' }),
    ...(caseNumber === null && { caseNumber: 'pointAdjustments.errors.goodwillCase' }),
  }),
  ...(reason === 'other' && note === null && { note: 'pointAdjustments.errors.otherNote' }),
});

/** A case in one spelling, in which its limit counts it: `t-1` and `Ｔ-1` are `T-1`. */
export const caseKey = (caseNumber: string | null): string | null =>
  caseNumber === null ? null : cleanKey(caseNumber.normalize('NFKC')).toUpperCase();

/** Whether a role may adjust for other reasons than goodwill. */
export const adjusts = (role: Role | null): boolean =>
  role !== null && can(role, 'pointAdjustments', 'adjust');

export type LimitSettings = Pick<
  Settings,
  | 'adjustmentLimitOwner'
  | 'adjustmentLimitManager'
  | 'adjustmentLimitMarketer'
  | 'goodwillLimitCase'
  | 'goodwillLimitMonth'
>;

/** What a role may adjust in a day without approval; null for any number. */
export const dayLimit = (settings: LimitSettings, role: Role | null): number | null => {
  if (role === 'owner') return settings.adjustmentLimitOwner;
  if (role === 'manager') return settings.adjustmentLimitManager;
  return role === 'marketer' ? settings.adjustmentLimitMarketer : 0;
};

/** What an adjustment moves, whichever way. */
export interface Moved {
  points: number;
  growth: number;
}
export const movedBy = (
  sums: Pick<PointAdjustment, 'pointsAdded' | 'pointsTaken' | 'growthAdded' | 'growthTaken'>,
): Moved => ({
  points: sums.pointsAdded + sums.pointsTaken,
  growth: sums.growthAdded + sums.growthTaken,
});

/** What was moved before without approval: by this person today and in this month, and by anybody for this case. */
export interface Used {
  day: Moved;
  month: number;
  case: number;
}
export interface Excess {
  excess: AdjustmentExcess;
  limit: number;
  used: number;
}

const above = (excess: AdjustmentExcess, limit: number | null, used: number, more: number) =>
  limit !== null && used + more > limit ? [{ excess, limit, used }] : [];

/**
 * The limit that an adjustment is above; null where nobody else needs to approve it. Points and growth count apart. Who only
 * gives goodwill has limits for a case and for a month, everybody else one for a day.
 */
export const excessOf = (
  moved: Moved,
  { role, reason }: { role: Role | null; reason: AdjustmentReason },
  used: Used,
  settings: LimitSettings,
): Excess | null => {
  const found =
    reason === 'goodwill' && !adjusts(role)
      ? [
          ...above('case', settings.goodwillLimitCase, used.case, moved.points),
          ...above('month', settings.goodwillLimitMonth, used.month, moved.points),
        ]
      : [
          ...above('day', dayLimit(settings, role), used.day.points, moved.points),
          ...above('day', dayLimit(settings, role), used.day.growth, moved.growth),
        ];
  return found[0] ?? null;
};

/** When it happened: now where no earlier day is said, else the start of that day. */
export const happenedAt = (
  happenedOn: string | null,
  { today, now, timeZone }: { today: string; now: number; timeZone: string },
): number => (happenedOn === null || happenedOn === today ? now : startOfDay(happenedOn, timeZone));

/** When added points lapse: after the day that staff say, else by the programme, else never. */
export const lapsesAt = (
  lastDay: string | null,
  expiry: Expiry | null,
  occurredAt: number,
  timeZone: string,
): number | null => {
  if (lastDay !== null) return startOfDay(addDays(lastDay, 1), timeZone);
  return expiry && expiresAt(expiry, null, occurredAt, timeZone);
};

const ERRORS: ApprovalErrors = {
  state: {
    approve: 'pointAdjustments.errors.notSubmitted',
    reject: 'pointAdjustments.errors.notSubmitted',
    withdraw: 'pointAdjustments.errors.notSubmitted',
  },
  ownWork: 'pointAdjustments.errors.ownWork',
};
type Decided = Pick<PointAdjustment, 'state' | 'authorId'>;

const toApprovable = ({ state, authorId }: Decided): Approvable => ({
  state,
  authorIds: [authorId],
});

/** Why a person may not do this to an adjustment, as a translation key; null when they may. Only its author withdraws it. */
export const adjustmentError = (
  action: Extract<ApprovalAction, 'approve' | 'reject' | 'withdraw'>,
  adjustment: Decided,
  personId: string | null,
): string | null => {
  const error = approvalError(ERRORS, action, toApprovable(adjustment), personId);
  if (error !== null || action !== 'withdraw') return error;
  return adjustment.authorId === personId ? null : 'pointAdjustments.errors.othersWork';
};
