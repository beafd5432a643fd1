/** Deadlines of disputes, who can be neutral, and how long nothing is erased. Pure. */
import {
  ADMISSION_DAYS,
  type DisputeAnswer,
  type DisputeSide,
  HOLD_DAYS,
  MAX_ROUNDS,
} from '#contract/service/disputes';
import type { CaseStage } from '#contract/service/stages';
import { addDays, DAY_MS, dayOf, instantOf, timeOf, weekdayOf } from '#shared/days';

const SATURDAY = 6;

/** The same time of day so many working days later; Saturdays and Sundays are none. */
const afterBusinessDays = (at: number, days: number, timeZone: string): number => {
  let day = dayOf(at, timeZone);
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (weekdayOf(day) < SATURDAY) left--;
  }
  return instantOf(day, timeOf(at, timeZone), timeZone);
};
export const admissionDue = (openedAt: number, timeZone: string): number =>
  afterBusinessDays(openedAt, ADMISSION_DAYS, timeZone);

/** Stages of other cases that are a refusal of what the customer asked for. */
export const REFUSALS: readonly CaseStage[] = [
  'declined',
  'escalated',
  'rejectedUnfounded',
  'rejected',
  'appealed',
];

export const isLate = (at: number, until: number | null): boolean => until !== null && at >= until;
interface Hearing {
  customerUntil: number | null;
  merchantUntil: number | null;
  /** The sides that have handed in something. */
  heard: readonly DisputeSide[];
}
/** Whether each side has handed in something, or its time for it is over. */
export const isHeard = ({ customerUntil, merchantUntil, heard }: Hearing, now: number): boolean => {
  const isDone = (side: DisputeSide, until: number | null) =>
    heard.includes(side) || until === null || now >= until;
  return isDone('customer', customerUntil) && isDone('merchant', merchantUntil);
};
export const hasRoundsLeft = (round: number): boolean => round < MAX_ROUNDS;

export const isAgreed = (customer: DisputeAnswer | null, merchant: DisputeAnswer | null): boolean =>
  customer === 'accepted' && merchant === 'accepted';

export const holdUntil = (withdrawnAt: number): number => withdrawnAt + HOLD_DAYS * DAY_MS;
