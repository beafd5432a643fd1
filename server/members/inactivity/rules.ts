/**
 * When the points of inactive members are cleared: after two notices, each of which has left the store, and never sooner
 * than the later of the threshold and seven days after the second notice. Pure; days are business days as text.
 */
import type { Inactivity } from '#contract/members/programme';
import { addDays } from '#shared/days';

/** So many days after the second notice at the earliest. */
const STAND_DAYS = 7;
/** A notice that cannot be delivered is tried again, in a new round, after so many days. */
const RETRY_DAYS = 30;

/** What became of a notice: it left the store on a day, waits to be sent, or was not sent. */
export type NoticeState = { kind: 'left'; day: string } | { kind: 'waiting' } | { kind: 'unsent' };

/** A notice, with the day on which it was recorded. */
export interface NoticeMade {
  day: string;
  state: NoticeState;
}
export interface Round {
  first: NoticeMade;
  /** Null before it. */
  second: NoticeMade | null;
}

/**
 * What is to be done for a member today: a notice that names the first day without points, the decision that from that day
 * on the points are cleared, or the end of the round, after which another one may begin.
 */
export type Step =
  { kind: 'first' | 'second' | 'decide'; clearedOn: string } | { kind: 'wait' } | { kind: 'end' };
const WAIT: Step = { kind: 'wait' };

/** Whether two versions clear points in the same way. */
export const clearsAlike = (
  one: Inactivity | null | undefined,
  other: Inactivity | null | undefined,
): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** The first day after so many inactive days. */
export const thresholdOf = (lastActiveDay: string, { days }: Inactivity): string =>
  addDays(lastActiveDay, days + 1);

/** The last active day of members for whom the first notice is due on a day. */
export const lastDayOfFirst = (today: string, { days, firstNoticeDays }: Inactivity): string =>
  addDays(today, firstNoticeDays - days - 1);

/** The day of the second notice where the first one leaves on a day: as long after it as the programme says, or later. */
const secondDayOf = (threshold: string, firstDay: string, terms: Inactivity): string =>
  laterOf(
    addDays(threshold, -terms.secondNoticeDays),
    addDays(firstDay, terms.firstNoticeDays - terms.secondNoticeDays),
  );

/** The first day without points where the first notice leaves on a day. */
const clearedAfterFirst = (lastActiveDay: string, firstDay: string, terms: Inactivity): string => {
  const threshold = thresholdOf(lastActiveDay, terms);
  return laterOf(threshold, addDays(secondDayOf(threshold, firstDay, terms), STAND_DAYS));
};

/** As it looks for a member to whom no notice has gone yet. */
export const clearedOnOf = (lastActiveDay: string, today: string, terms: Inactivity): string => {
  const due = addDays(thresholdOf(lastActiveDay, terms), -terms.firstNoticeDays);
  return clearedAfterFirst(lastActiveDay, laterOf(due, today), terms);
};

/**
 * As it looks for a member in a round: never before the day that the last notice named, and later where what is due has not
 * been done yet.
 */
export const clearedOnOfRound = (
  lastActiveDay: string,
  { first, second }: Round,
  plannedDay: string,
  today: string,
  terms: Inactivity,
): string => {
  const threshold = thresholdOf(lastActiveDay, terms);
  const firstDay = first.state.kind === 'left' ? first.state.day : today;
  const due = second === null ? secondDayOf(threshold, firstDay, terms) : today;
  const secondDay = second?.state.kind === 'left' ? second.state.day : laterOf(due, today);
  return [threshold, plannedDay, addDays(today, 1)].reduce(laterOf, addDays(secondDay, STAND_DAYS));
};

const giveUp = ({ day }: NoticeMade, today: string): Step =>
  today >= addDays(day, RETRY_DAYS) ? { kind: 'end' } : WAIT;

/** A job that was stopped only postpones what is due: nothing is ever decided for a day that has begun. */
export const nextStep = (
  lastActiveDay: string,
  round: Round | null,
  today: string,
  terms: Inactivity,
): Step => {
  if (round === null)
    return lastActiveDay <= lastDayOfFirst(today, terms)
      ? { kind: 'first', clearedOn: clearedAfterFirst(lastActiveDay, today, terms) }
      : WAIT;
  const { first, second } = round;
  if (first.state.kind === 'unsent') return giveUp(first, today);
  if (first.state.kind === 'waiting') return WAIT;
  const threshold = thresholdOf(lastActiveDay, terms);
  if (second === null)
    return today >= secondDayOf(threshold, first.state.day, terms)
      ? { kind: 'second', clearedOn: laterOf(threshold, addDays(today, STAND_DAYS)) }
      : WAIT;
  if (second.state.kind === 'unsent') return giveUp(second, today);
  if (second.state.kind === 'waiting') return WAIT;
  const stood = laterOf(threshold, addDays(second.state.day, STAND_DAYS));
  return { kind: 'decide', clearedOn: laterOf(stood, addDays(today, 1)) };
};
