/** The periods in which members are asked again. Pure. */
import type { SCHEDULES } from '#contract/surveys/distributions';
import { dayOf, monthOf, startOfDay, weekOf } from '#shared/days';

export type Every = (typeof SCHEDULES)[number];

const DAYS_A_WEEK = 7;
const MONTHS_A_QUARTER = 3;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const firstDayOf = (day: string, every: Every): string => {
  if (every === 'week') return weekOf(day, 1);
  if (every === 'month') return monthOf(day);
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % MONTHS_A_QUARTER);
  return `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
};

const numberOf = (first: string, every: Every): number => {
  if (every === 'week') return Math.round(Date.parse(first) / DAY_MS / DAYS_A_WEEK);
  const months = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  return every === 'month' ? months : Math.floor(months / MONTHS_A_QUARTER);
};

/** The period that holds a business day: a number that counts on from one to the next, and the instant at which it begins. */
export const periodOf = (
  day: string,
  every: Every,
  timeZone: string,
): { number: number; startsAt: number } => {
  const first = firstDayOf(day, every);
  return { number: numberOf(first, every), startsAt: startOfDay(first, timeZone) };
};

/**
 * The period about which members are asked at `now`: the one that had begun when the delay is counted back. Of the one in which
 * the distribution started that counts from the start; null before it is due.
 */
export const periodDue = (
  startedAt: number,
  { delayMinutes, every }: { delayMinutes: number; every: Every },
  now: number,
  timeZone: string,
): { number: number; at: number } | null => {
  const latest = now - delayMinutes * MINUTE_MS;
  if (latest < startedAt) return null;
  const { number, startsAt } = periodOf(dayOf(latest, timeZone), every, timeZone);
  return { number, at: Math.max(startsAt, startedAt) };
};
