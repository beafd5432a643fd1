/** Computes the days of a season in a year. Pure. */
import type { SeasonalEntry } from '#contract/pricing/seasonalPlans';
import { addDays, startOfDay } from '#shared/days';

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `MM-DD` as a day of the year; 29 February becomes 28 February in years without it. */
export const dayIn = (year: number, monthDay: string): string =>
  `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !isLeap(year) ? '02-28' : monthDay}`;

export interface SeasonWindow {
  /** First and last day, both included. */
  firstDay: string;
  lastDay: string;
  /** The same period as instants `[startsAt, endsAt)` in the store's time zone. */
  startsAt: number;
  endsAt: number;
}

/** The window that begins in `year`; it ends in the next year if its end is before its start. */
export const windowOf = (
  { startsOn, endsOn }: Pick<SeasonalEntry, 'startsOn' | 'endsOn'>,
  year: number,
  timeZone: string,
): SeasonWindow => {
  const firstDay = dayIn(year, startsOn);
  const lastDay = dayIn(endsOn < startsOn ? year + 1 : year, endsOn);
  return {
    firstDay,
    lastDay,
    startsAt: startOfDay(firstDay, timeZone),
    endsAt: startOfDay(addDays(lastDay, 1), timeZone),
  };
};

type Season = Pick<SeasonalEntry, 'startsOn' | 'endsOn'>;

/** Is a day of the year within the season, which may pass over New Year? */
const isWithin = (day: string, { startsOn, endsOn }: Season): boolean =>
  startsOn <= endsOn ? startsOn <= day && day <= endsOn : day >= startsOn || day <= endsOn;

/** Do both seasons have a day of the year in common? */
export const shareADay = (one: Season, other: Season): boolean =>
  isWithin(one.startsOn, other) || isWithin(other.startsOn, one);
