/** The lines of the points report as bars, and the lists behind them. Pure. */
import type {
  FunnelStep,
  Movement,
  Points,
  PointsReport,
  Reading,
} from '#contract/insight/programme';
import type { Habit, HabitMonth } from '#contract/insight/habits';
import type { ReferralReason } from '#contract/members/referrals';
import { countsFromHappening, typeOf } from '#rules/insight/programme';
import { addDays, addMonths } from '#shared/days';
import { listLink } from '../../links.ts';
import type { Period } from '../shared/ranges.ts';

export const allOf = ({ active, pending }: Points): number => active + pending;

/** A bar from one height to another. */
export interface Bar {
  key: 'opening' | 'closing' | Movement;
  from: number;
  to: number;
  change: number;
}

/** Each bar begins where the one before ends. What moves points within the balance is no bar. */
export const barsOf = ({ opening, movements, closing }: PointsReport): Bar[] => {
  const first = allOf(opening);
  const bars: Bar[] = [{ key: 'opening', from: 0, to: first, change: first }];
  let height = first;
  for (const one of movements) {
    const change = allOf(one);
    if (one.movement === 'activated' || change === 0) continue;
    bars.push({ key: one.movement, from: height, to: height + change, change });
    height += change;
  }
  const last = allOf(closing);
  return [...bars, { key: 'closing', from: 0, to: last, change: last }];
};

/** The very entries of a movement. */
export const entriesLink = (movement: Movement, { opens, ends }: Reading): string => {
  const type = typeOf(movement);
  const field =
    type === null ? 'activatedAt' : countsFromHappening(type) ? 'occurredAt' : 'recordedAt';
  return listLink('pointEntries', {
    filter: { ...(type && { type }), [`${field}_gte`]: opens, [`${field}_lt`]: ends },
    sort: ['recordedAt', 'DESC'],
  });
};

/** The entries by which the points of a month came. */
export const vintageLink = (month: string): string =>
  listLink('pointEntries', {
    filter: {
      type: ['earn', 'adjustCredit', 'restore'],
      day_gte: `${month}-01`,
      day_lt: addMonths(`${month}-01`, 1),
    },
    sort: ['recordedAt', 'DESC'],
  });

const lapsingWithin = (from: string, until: string): string =>
  listLink('members', {
    filter: { pointsLapseOn_gte: from, pointsLapseOn_lt: until },
    sort: ['pointsLapsing', 'DESC'],
  });

/** The members who have points whose last valid day is in a month, those with the most first. */
export const lapsingLink = (month: string): string =>
  lapsingWithin(`${month}-01`, addMonths(`${month}-01`, 1));

/** The members who have points whose last valid day is this one. */
export const lapsingDayLink = (day: string): string => lapsingWithin(day, addDays(day, 1));

/** The rows that a figure of a month counts: its visits, its buyers, or the buyers who may have churned. */
export const habitLink = (habit: Habit, { month, next, oldest }: HabitMonth): string => {
  if (habit === 'returnVisits')
    return listLink('events', {
      filter: { type: 'visit', day_gte: month, day_lt: next },
      sort: ['at', 'DESC'],
    });
  const [from, to] = habit === 'churn' ? [oldest, month] : [month, next];
  return listLink('members', {
    filter: { boughtOn_gte: from, boughtOn_lt: to },
    sort: ['lastOrderAt', 'ASC'],
  });
};

/** The very invitations of a step. */
const STEP_FILTERS: Record<FunnelStep, object> = {
  invited: { state: ['invited', 'registered'] },
  registered: { state: 'registered' },
  ordered: { state: 'registered', hasOrdered: true },
  rewarded: { state: 'registered', isRewarded: true },
};
const referralLink = (filter: object, { opens, ends }: Reading) =>
  listLink('referrals', {
    filter: { ...filter, occurredAt_gte: opens, occurredAt_lt: ends },
    sort: ['occurredAt', 'DESC'],
  });
export const funnelLink = (step: FunnelStep, reading: Reading): string =>
  referralLink(STEP_FILTERS[step], reading);
export const rejectedLink = (reason: ReferralReason, reading: Reading): string =>
  referralLink({ state: 'rejected', reason }, reading);

export const signInLink = ({ from, to }: Period): string =>
  listLink('events', {
    filter: { type: 'sign_in', day_gte: from, day_lt: to },
    sort: ['at', 'DESC'],
  });
