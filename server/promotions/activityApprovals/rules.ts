/** How many points a member activity can give, and when a second person has to approve that. Pure. */
import type { ApprovalAction } from '#contract/platform/approvals';
import type { ActivityApproval, TimeInForce } from '#contract/promotions/activityApprovals';
import type { ActivityTerms } from '#contract/promotions/activityApprovals/terms';
import { approvalError, type ApprovalErrors } from '#rules/platform/approvals';
import {
  type Period,
  PERIOD_STATES,
  type PeriodState,
  periodState,
} from '#rules/promotions/periodStates';

export const ACTIVITY_STATES = [...PERIOD_STATES, 'submitted', 'rejected'] as const;
/** How an activity stands: that it waits for approval or was rejected, else where it is in its period. */
export const activityState = (
  activity: Period & { approval: ActivityApproval },
  now: number,
): PeriodState | Exclude<ActivityApproval, 'approved'> =>
  activity.approval === 'approved' || activity.archivedAt !== null
    ? periodState(activity, now)
    : activity.approval;

/** What decides how much is given. */
export type Giving = Pick<ActivityTerms, 'kind' | 'points' | 'maxEntries' | 'winners'> & {
  prizes: readonly ActivityTerms['prizes'][number][];
};
/** What so many entries get each. */
interface Win {
  points: number;
  times: number;
}

const ANY_NUMBER = Number.POSITIVE_INFINITY;
const least = (...bounds: (number | null)[]): number =>
  Math.min(...bounds.map((bound) => bound ?? ANY_NUMBER));

const offeredBy = ({ kind, points, winners, prizes }: Giving): Win[] => {
  const offered =
    kind === 'draw'
      ? prizes.map((prize) => ({ points: prize.points, times: least(prize.stock) }))
      : [{ points, times: least(kind === 'contest' ? winners : null) }];
  return offered
    .flatMap((win) => (win.points ? [{ points: win.points, times: win.times }] : []))
    .toSorted((a, b) => b.points - a.points);
};
/** What the entries get at most, dearest first: each entry wins at most one prize. */
const winsOf = (giving: Giving): Win[] => {
  let entries = least(giving.maxEntries);
  return offeredBy(giving).flatMap((win) => {
    const times = Math.min(win.times, entries);
    entries -= times;
    return times > 0 ? [{ points: win.points, times }] : [];
  });
};
/** What so many entries get at most together. */
const dearest = (wins: readonly Win[], entries: number): number => {
  let left = entries;
  return wins.reduce((total, { points, times }) => {
    const won = Math.min(times, left);
    left -= won;
    return won > 0 ? total + points * won : total;
  }, 0);
};

/** The points that an activity can give at most, whoever enters; null for any number, or one that cannot be counted exactly. */
export const mostPoints = (giving: Giving): number | null => {
  const total = dearest(winsOf(giving), ANY_NUMBER);
  return total > Number.MAX_SAFE_INTEGER ? null : total;
};

const endless = (wins: readonly Win[]): number =>
  wins.find(({ times }) => times === ANY_NUMBER)?.points ?? 0;
/**
 * Whether some number of entries can get more than before: more each, or as much in all for fewer. What they get grows
 * in straight parts that become flatter, so it is compared where those end.
 */
export const givesMore = (before: Giving, after: Giving): boolean => {
  const [known, wins] = [winsOf(before), winsOf(after)];
  let end = 0;
  const ends = wins.map(({ times }) => (end += times)).filter(Number.isFinite);
  return (
    endless(wins) > endless(known) ||
    [1, ...ends].some((entries) => dearest(wins, entries) > dearest(known, entries))
  );
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

type Entering = Pick<ActivityTerms, 'audience' | 'perMember' | 'byLevel'>;
const enteringOf = ({ audience, perMember, byLevel }: Entering) =>
  JSON.stringify([
    [audience.levels, audience.fromLevel ?? null, audience.groups, audience.segments ?? []],
    [perMember.times, perMember.period],
    byLevel.map(({ fromLevel, times }) => [fromLevel, times]),
  ]);
/** Whether other members may enter, or another number of times: a few could then get what was approved for many. */
export const entersOtherwise = (before: Entering, after: Entering): boolean =>
  enteringOf(before) !== enteringOf(after);

export const termsOf = (activity: Giving & Entering): ActivityTerms => {
  const { kind, points, maxEntries, winners, audience, perMember, byLevel } = activity;
  const prizes = activity.prizes.map((prize) => ({ points: prize.points, stock: prize.stock }));
  return { kind, points, maxEntries, winners, audience, perMember, byLevel, prizes };
};
/** What is in force, or was last where a change waits or was rejected; null where nothing ever was. */
export const lastInForce = (
  known: Giving & Entering & Pick<Known, 'approval'> & { termsInForce: ActivityTerms | null },
): ActivityTerms | null => (known.approval === 'approved' ? termsOf(known) : known.termsInForce);

/** Whether it gives what nobody has put in force yet. */
export const isBeyond = (inForce: ActivityTerms | null, after: Giving & Entering): boolean =>
  inForce === null || givesMore(inForce, after) || entersOtherwise(inForce, after);

/**
 * Whether what an activity can give needs a second person. `limit`: what its author may give in a day alone, null for any
 * number, of which `used` is given already.
 */
export const needsApproval = (
  most: number | null,
  beyond: boolean,
  { limit, used }: { limit: number | null; used: number },
): boolean => beyond && most !== 0 && !isWithin(most === null ? null : most + used, limit);

/** Of one that was restored from an older backup no times are known: it is open from its start on, as it was then. */
export const timesInForce = ({
  approval,
  inForce,
}: Pick<Known, 'approval'> & { inForce: readonly TimeInForce[] }): readonly TimeInForce[] =>
  approval === 'approved' && inForce.length === 0 ? [{ from: null, until: null }] : inForce;

/** Whether it was approved at an instant. */
export const wasInForce = (times: readonly TimeInForce[], at: number): boolean =>
  times.some(({ from, until }) => (from === null || from <= at) && (until === null || at < until));
/** The times in force after it was saved or decided on. `times`: those of before, null for a new activity. */
export const timesAfter = (
  times: readonly TimeInForce[] | null,
  isApproved: boolean,
  now: number,
): TimeInForce[] => {
  // What never waited can be entered from its start on, whenever it was written.
  if (times === null) return isApproved ? [{ from: null, until: null }] : [];
  const last = times.at(-1);
  const isOpen = last !== undefined && last.until === null;
  if (isOpen === isApproved) return [...times];
  if (isApproved) return [...times, { from: now, until: null }];
  return [...times.slice(0, -1), { from: last?.from ?? null, until: now }];
};

/** The activity by the terms of an instant: what was in force then, where a change of it waits now or was rejected. */
export const asInForce = <
  A extends Omit<ActivityTerms, 'prizes'> &
    Pick<Known, 'approval'> & { termsInForce: ActivityTerms | null; inForce: TimeInForce[] },
>(
  activity: A,
  at: number,
): A => {
  const { approval, termsInForce, inForce } = activity;
  if (approval === 'approved' || termsInForce === null || !wasInForce(inForce, at)) return activity;
  const { prizes: _, ...terms } = termsInForce;
  return { ...activity, ...terms };
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
