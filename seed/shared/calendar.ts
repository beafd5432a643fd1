/** The sales calendar of a Chinese online shop: growth, seasons, weekdays, festivals, hours. Pure. */
import { DAY_MS, daysBetween, HOUR_MS } from '#shared/days';

/** First day of the lunar year. */
const LUNAR_NEW_YEAR: Record<string, string> = {
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-03',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
};

/**
 * Days until the lunar new year of the same calendar year; negative after it. Null for years that are not in the table.
 */
export const daysToLunarNewYear = (day: string): number | null => {
  const first = LUNAR_NEW_YEAR[day.slice(0, 4)];
  return first ? daysBetween(day, first) : null;
};

/** Factor of sales around the Spring Festival: gifts are bought early, then couriers pause, then work begins again. */
const springFestival = (day: string): number => {
  const left = daysToLunarNewYear(day);
  if (left === null || left > 26 || left < -12) return 1;
  if (left >= 9) return 1.45;
  if (left >= 4) return 0.9;
  if (left >= -5) return 0.34;
  return left >= -9 ? 0.62 : 0.85;
};

/** Sales festivals: first and last day (month and day, both included), and their factor of sales. */
const FESTIVALS: readonly [from: string, to: string, times: number][] = [
  ['03-05', '03-08', 1.55],
  ['05-01', '05-03', 0.9],
  ['06-01', '06-03', 1.6],
  ['06-04', '06-15', 1.15],
  ['06-16', '06-17', 1.7],
  ['06-18', '06-18', 4.2],
  ['06-19', '06-23', 0.78],
  ['10-01', '10-05', 0.88],
  ['10-28', '10-31', 0.8],
  ['11-01', '11-01', 2.9],
  ['11-02', '11-03', 1.9],
  ['11-04', '11-09', 1.4],
  ['11-10', '11-10', 1.75],
  ['11-11', '11-11', 6.5],
  ['11-12', '11-12', 1.3],
  ['11-13', '11-18', 0.72],
  ['12-11', '12-11', 1.3],
  ['12-12', '12-12', 2.1],
];
const festival = (day: string): number => {
  const date = day.slice(5);
  return FESTIVALS.find(([from, to]) => from <= date && date <= to)?.[2] ?? 1;
};

const MONTHS = [1.02, 0.93, 0.98, 0.97, 1.0, 1.0, 0.92, 0.93, 1.0, 1.03, 1.08, 1.1];
/** Factors from Sunday to Saturday. */
const WEEKDAYS = [1.13, 0.94, 0.93, 0.95, 0.97, 1.02, 1.12];
const GROWTH_PER_YEAR = 1.22;

const monthOf = (day: string) => Number(day.slice(5, 7)) - 1;

/** Sales of a whole day, relative to an average day of the first month. */
export const dayWeight = (day: string, first: string): number => {
  const growth = GROWTH_PER_YEAR ** (daysBetween(first, day) / 365);
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1;
  return growth * (MONTHS[monthOf(day)] ?? 1) * weekday * festival(day) * springFestival(day);
};

/** Whether it is a festival day on which shoppers come mainly to buy. */
export const isPeak = (day: string): boolean => festival(day) > 1.5;

const HOURS = [
  1.2, 0.6, 0.3, 0.2, 0.2, 0.4, 1.1, 2.1, 3.4, 4.7, 5.4, 5.1, 5.3, 4.8, 4.9, 5.0, 4.7, 4.4, 4.8,
  5.9, 7.4, 8.2, 7.1, 3.6,
];
const SHOP_HOURS = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0.4, 4.2, 6.0, 6.6, 6.2, 6.4, 7.2, 7.6, 7.8, 8.4, 9.2, 8.0, 3.4, 0, 0,
];
/** On festival days many orders are placed right after midnight. */
const RUSH_HOURS = HOURS.map((weight, hour) => (hour === 0 ? 24 : hour === 1 ? 7 : weight));

const curveOf = (day: string, channel: string) =>
  channel === 'store' ? SHOP_HOURS : isPeak(day) ? RUSH_HOURS : HOURS;

/** Share of a day's sales that happens within `elapsed` ms after midnight. */
export const elapsedShare = (day: string, channel: string, elapsed: number): number => {
  const curve = curveOf(day, channel);
  const all = curve.reduce((sum, weight) => sum + weight, 0);
  const until = curve.reduce(
    (sum, weight, hour) => sum + weight * Math.min(1, Math.max(0, elapsed / HOUR_MS - hour)),
    0,
  );
  return until / all;
};

/** Ms after midnight by which the share `at` (0 to 1) of the day's sales has happened. */
export const timeOfShare = (day: string, channel: string, at: number): number => {
  const curve = curveOf(day, channel);
  let left = at * curve.reduce((sum, weight) => sum + weight, 0);
  for (const [hour, weight] of curve.entries()) {
    if (left < weight) return Math.floor((hour + left / weight) * HOUR_MS);
    left -= weight;
  }
  return DAY_MS - 1;
};
