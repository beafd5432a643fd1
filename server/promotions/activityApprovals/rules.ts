/** How many points a member activity can give, and when a second person has to approve that. Pure. */
import type { ApprovalAction } from '#contract/platform/approvals';
import type { ActivityApproval } from '#contract/promotions/activityApprovals';
import type { MemberActivityInput } from '#contract/promotions/memberActivities';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';

type Prize = Pick<MemberActivityInput['prizes'][number], 'points' | 'stock'>;
/** What decides how much is given. */
export type Giving = Pick<MemberActivityInput, 'kind' | 'points' | 'maxEntries' | 'winners'> & {
  prizes: readonly Prize[];
};

/** A number of points; any number where it cannot be counted exactly. */
const counted = (points: number): number | null =>
  points > Number.MAX_SAFE_INTEGER ? null : points;
const least = (...bounds: (number | null)[]): number =>
  Math.min(...bounds.map((bound) => bound ?? Number.POSITIVE_INFINITY));

/** Each entry wins at most one prize: with a limit of entries they win the dearest ones. */
const mostOfDraw = (prizes: readonly Prize[], maxEntries: number | null): number | null => {
  let entries = least(maxEntries);
  let total = 0;
  for (const { points, stock } of prizes.toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))) {
    const times = least(stock, entries);
    if (points === null || times === 0) continue;
    if (times === Number.POSITIVE_INFINITY) return null;
    total += points * times;
    entries -= times;
  }
  return counted(total);
};

/** The points that an activity can give at most, whoever enters; null for any number. */
export const mostPoints = ({
  kind,
  points,
  maxEntries,
  winners,
  prizes,
}: Giving): number | null => {
  if (kind === 'draw') return mostOfDraw(prizes, maxEntries);
  if (points === null) return 0;
  return counted(points * least(maxEntries, kind === 'contest' ? winners : null));
};

/** Whether points stay within a bound; null is any number of both. */
export const isWithin = (points: number | null, bound: number | null): boolean =>
  bound === null || (points !== null && points <= bound);

interface Known extends Giving {
  approval: ActivityApproval;
  approvedPoints: number | null;
}
/** What an activity may give already without asking anybody anew. */
export const coveredPoints = (known: Known): number | null =>
  known.approval === 'approved' ? mostPoints(known) : known.approvedPoints;

type Entering = Pick<MemberActivityInput, 'audience' | 'perMember' | 'byLevel'>;
const enteringOf = ({ audience, perMember, byLevel }: Entering) =>
  JSON.stringify([
    [audience.levels, audience.fromLevel ?? null, audience.groups, audience.segments ?? []],
    [perMember.times, perMember.period],
    byLevel.map(({ fromLevel, times }) => [fromLevel, times]),
  ]);
/** Whether other members may enter, or another number of times: a few could then get what was approved for many. */
export const entersOtherwise = (before: Entering, after: Entering): boolean =>
  enteringOf(before) !== enteringOf(after);

/**
 * Whether what an activity can give needs a second person. `limit`: what its author may give in a day alone, null for any
 * number, of which `used` is given already.
 */
export const needsApproval = (
  most: number | null,
  { covered, isOtherwise }: { covered: number | null; isOtherwise: boolean },
  { limit, used }: { limit: number | null; used: number },
): boolean => {
  if (most === 0 || (isWithin(most, covered) && !isOtherwise)) return false;
  return !isWithin(most === null ? null : most + used, limit);
};

const ERRORS: ApprovalErrors = {
  state: {
    approve: 'activityApprovals.errors.notSubmitted',
    reject: 'activityApprovals.errors.notSubmitted',
  },
  ownWork: 'activityApprovals.errors.ownWork',
};
/** Why a person may not decide on an activity, as a translation key; null when they may. */
export const activityApprovalError = (
  action: Extract<ApprovalAction, 'approve' | 'reject'>,
  { approval, authorIds }: { approval: ActivityApproval; authorIds: readonly string[] },
  personId: string | null,
): string | null => approvalError(ERRORS, action, { state: approval, authorIds }, personId);
