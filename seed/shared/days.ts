/** The days of the demo store up to the instant of seeding. Pure. */
import { addDays, dayOf, startOfDay } from '#shared/days';
import { dayWeight, elapsedShare } from './calendar.ts';

export interface Days {
  now: number;
  /** Index of today; 0 is the first day. */
  last: number;
  /** Index of the first day with sales. */
  firstSale: number;
  /** Relative sales of each day; today's only up to the current time. */
  weights: readonly number[];
  name(day: number): string;
  /** UTC ms at which the day begins in the store's time zone. */
  start(day: number): number;
}

/** `totalDays` days in total, today included; the last `salesDays` of them have sales. */
export const seedDays = (
  now: number,
  timeZone: string,
  totalDays: number,
  salesDays: number,
): Days => {
  const today = dayOf(now, timeZone);
  const names = Array.from({ length: totalDays }, (_, index) =>
    addDays(today, index + 1 - totalDays),
  );
  const starts = names.map((name) => startOfDay(name, timeZone));
  const last = totalDays - 1;
  const first = names[0] ?? today;
  const name = (day: number) => names[day] ?? today;
  const start = (day: number) => starts[day] ?? now;
  const weights = names.map(
    (day, index) =>
      dayWeight(day, first) * (index === last ? elapsedShare(day, 'web', now - start(last)) : 1),
  );
  return { now, last, firstSale: totalDays - salesDays, weights, name, start };
};
