/** From when on points can be spent, and when they lapse. Pure; instants are UTC milliseconds. */
import type { EarnRule } from '#contract/members/earnRules';
import type { Expiry } from '#contract/members/programme';
import { addDays, addMonths, dayOf, monthOf, monthsAfter, startOfDay } from '#shared/days';

/**
 * At once, or at the local midnight after the last of so many days. Null while it depends on a delivery that is not known.
 */
export const availableAt = (
  { kind, days }: EarnRule['pending'],
  { occurredAt, deliveredAt }: { occurredAt: number; deliveredAt: number | null },
  timeZone: string,
): number | null => {
  if (kind === 'none') return occurredAt;
  const from = kind === 'days' ? occurredAt : deliveredAt;
  if (from === null) return null;
  return startOfDay(addDays(dayOf(from, timeZone), days + 1), timeZone);
};

const ROUNDED_MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The last day of the month, quarter or year of a day. */
const endOfPeriod = (day: string, period: keyof typeof ROUNDED_MONTHS): string => {
  const length = ROUNDED_MONTHS[period];
  const month = Number(day.slice(5, 7)) - 1;
  return addDays(addMonths(monthOf(day), length - (month % length)), -1);
};

/** The first such day of the year that is not before `from`; 29 February is the 28th in common years. */
const nextDayOfYear = (from: string, month: number, day: number): string => {
  const inYear = (year: number) => {
    const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
    const last = addDays(addMonths(first, 1), -1);
    const wanted = `${first.slice(0, 8)}${String(day).padStart(2, '0')}`;
    return wanted > last ? last : wanted;
  };
  const year = Number(from.slice(0, 4));
  const found = inYear(year);
  return found >= from ? found : inYear(year + 1);
};

/** The last day on which points that were earned on a day are valid; null for ever. */
export const lastValidDay = (
  expiry: Expiry,
  ruleMonths: number | null,
  earnedOn: string,
): string | null => {
  if (ruleMonths === null && expiry.kind === 'never') return null;
  if (ruleMonths === null && expiry.kind === 'dayOfYear')
    return nextDayOfYear(monthsAfter(earnedOn, expiry.minMonths), expiry.month, expiry.day);
  const months = ruleMonths ?? (expiry.kind === 'months' ? expiry.months : 0);
  const last = monthsAfter(earnedOn, months);
  const roundTo = expiry.kind === 'months' ? expiry.roundTo : 'day';
  return roundTo === 'day' ? last : endOfPeriod(last, roundTo);
};

/** From when on points are lapsed, counted from the day on which they were earned; null for never. */
export const expiresAt = (
  expiry: Expiry,
  ruleMonths: number | null,
  occurredAt: number,
  timeZone: string,
): number | null => {
  const last = lastValidDay(expiry, ruleMonths, dayOf(occurredAt, timeZone));
  return last === null ? null : startOfDay(addDays(last, 1), timeZone);
};
