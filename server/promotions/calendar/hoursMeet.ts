/** Whether the hours of two promotions meet within a period. Pure. */
import type { WeekHours } from '#contract/promotions/promotions';
import { addDays, dayOf, daysFrom, instantOf } from '#shared/days';
import { withinHours } from '#shared/weekHours';
import type { Window } from './window.ts';

/** Every hour of the week occurs in so many days, those that begin the evening before included. */
const DAYS = 8;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/**
 * Hours meet at the beginning of one of them or at the beginning of the period, or not at all; later weeks of the period
 * repeat its first.
 */
export const hoursMeet = (
  a: readonly WeekHours[],
  b: readonly WeekHours[],
  { startsAt, endsAt }: Window,
  timeZone: string,
): boolean => {
  if (a.length === 0 && b.length === 0) return true;
  const first = addDays(dayOf(startsAt, timeZone), -1);
  const last = addDays(first, DAYS + 1);
  const days = daysFrom(first, last);
  const beginnings = [...a, ...b].flatMap(({ from }) => {
    const time = `${twoDigits(Math.floor(from / 60))}:${twoDigits(from % 60)}`;
    return days.map((day) => instantOf(day, time, timeZone));
  });
  return [startsAt, ...beginnings].some(
    (at) =>
      at >= startsAt &&
      (endsAt === null || at < endsAt) &&
      withinHours(a, at, timeZone) &&
      withinHours(b, at, timeZone),
  );
};
