/**
 * The period that a period is compared with, and which of its buckets stands beside which: days beside days, whole weeks
 * beside weeks with the same weekdays, months beside months. Pure.
 */
import type { Bucket, Comparison, KpiPoint, NotCompared } from '#contract/insight/kpis';
import type { Period } from '#contract/orders/sales';
import { addDays, addMonths, daysBetween, monthOf } from '#shared/days';

/**
 * `calendar`: months in progress, which are compared as months whatever the bucket but the week. A period that begins
 * within a month is none.
 */
type Compared = Period & { calendar?: boolean | undefined };

const WEEK = 7;
/** A year of whole weeks, which keeps the weekdays. */
const YEAR_OF_WEEKS = 52 * WEEK;
const YEAR_OF_MONTHS = 12;

const isMonthStart = (day: string) => day.endsWith('-01');
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthsBetween = (from: string, to: string) => monthNumber(to) - monthNumber(from);

/** The same day of the month so many months earlier; null in a month without it. */
const sameDayEarlier = (day: string, months: number): string | null => {
  const month = addMonths(day, -months);
  const same = addDays(month, daysBetween(monthOf(day), day));
  return monthOf(same) === month ? same : null;
};
/** The same, or the last day of that month. */
const monthsEarlier = (day: string, months: number): string =>
  sameDayEarlier(day, months) ?? addDays(addMonths(day, 1 - months), -1);

/** Both ends so many months earlier. With `keepsEnd` a period that ends with a month still ends with one. */
const shiftMonths = ({ from, to }: Period, months: number, keepsEnd: boolean): Period => ({
  from: monthsEarlier(from, months),
  to:
    keepsEnd && isMonthStart(to)
      ? addMonths(to, -months)
      : addDays(monthsEarlier(addDays(to, -1), months), 1),
});
const shiftDays = ({ from, to }: Period, days: number): Period => ({
  from: addDays(from, -days),
  to: addDays(to, -days),
});

/** How far back the comparison lies, in months or in days. */
type Shift = { months: number } | { days: number };

const shiftOf = (
  { from, to, calendar }: Compared,
  comparison: Comparison,
  bucket: Bucket,
): Shift => {
  const days = daysBetween(from, to);
  const isYear = comparison === 'year';
  if (bucket === 'week') return { days: isYear ? YEAR_OF_WEEKS : Math.ceil(days / WEEK) * WEEK };
  if (isYear) return { months: YEAR_OF_MONTHS };
  if (bucket === 'month' || (calendar && isMonthStart(from)))
    return { months: monthsBetween(from, addDays(to, -1)) + 1 };
  return isMonthStart(from) && isMonthStart(to) ? { months: monthsBetween(from, to) } : { days };
};

/**
 * `previous`: as many days right before; as many months before where the period consists of whole months, is a calendar
 * range or is read by month; the whole weeks before where it is read by week. `year`: the same days one year earlier (29 February becomes 28
 * February, whole months stay whole); by week, 52 weeks earlier. So every bucket has its like beside it.
 */
export const comparisonPeriod = (
  period: Compared,
  comparison: Comparison,
  bucket: Bucket = 'day',
): Period => {
  const shift = shiftOf(period, comparison, bucket);
  if ('days' in shift) return shiftDays(period, shift.days);
  return shiftMonths(period, shift.months, isMonthStart(period.from) || bucket === 'month');
};

/** Days that have ended, and the days that they are compared with. */
export interface EndedPeriods {
  now: Period;
  before: Period;
}

/** The last day until this one that the other month has too. */
const lastLikeDay = (until: string, months: number): string => {
  let day = until;
  while (sameDayEarlier(day, months) === null) day = addDays(day, -1);
  return day;
};

/**
 * Whether a change may be told: as many days on both sides, or months from their first day on, both whole or both until the
 * same day of their last month.
 */
const areLike = (now: Period, before: Period, shift: Shift): boolean =>
  daysBetween(now.from, now.to) === daysBetween(before.from, before.to) ||
  ('months' in shift &&
    isMonthStart(now.from) &&
    (isMonthStart(now.to) || sameDayEarlier(addDays(now.to, -1), shift.months) !== null));

/**
 * What a change is computed from, so that a day in progress never stands beside a whole one: the days of the period that
 * have ended, and the like days of its comparison (on 31 March, by month, both until the 28th; months that have ended
 * beside whole months). Null where there are none, and where the days of both sides are not alike.
 */
export const endedPeriods = (
  period: Compared,
  comparison: Comparison,
  bucket: Bucket,
  today: string,
): EndedPeriods | null => {
  const before = comparisonPeriod(period, comparison, bucket);
  const shift = shiftOf(period, comparison, bucket);
  const told = (ended: EndedPeriods) => (areLike(ended.now, ended.before, shift) ? ended : null);
  if (period.to <= today) return told({ now: { from: period.from, to: period.to }, before });
  if (period.from >= today) return null;
  const ended = addDays(today, -1);
  const keepsEnd = isMonthStart(today) && (isMonthStart(period.from) || bucket === 'month');
  const last = 'days' in shift || keepsEnd ? ended : lastLikeDay(ended, shift.months);
  if (last < period.from) return null;
  const now = { from: period.from, to: addDays(last, 1) };
  const { to } =
    'days' in shift ? shiftDays(now, shift.days) : shiftMonths(now, shift.months, keepsEnd);
  return told({ now, before: { from: before.from, to } });
};

/** Why no change of a period is told, whose ended days are `ended`; null where one is. `before`: its whole comparison. */
export const whyNotCompared = (
  { period, before, ended }: { period: Period; before: Period; ended: EndedPeriods | null },
  dataFrom: string | null,
  today: string,
): NotCompared | null => {
  // Days before the first order on record are not days without sales.
  if (dataFrom !== null && before.from < dataFrom) return 'beforeFirstOrder';
  if (ended) return null;
  return period.from >= today ? 'noDayEnded' : 'otherDays';
};

/**
 * The points of the comparison period in the order of `points`, each beside its like; null for a day that the other
 * month does not have.
 */
export const likePoints = (
  period: Compared,
  { comparison, bucket }: { comparison: Comparison; bucket: Bucket },
  points: readonly KpiPoint[],
  previousPoints: readonly KpiPoint[],
): (KpiPoint | null)[] => {
  const shift = shiftOf(period, comparison, bucket);
  const { from, to } = comparisonPeriod(period, comparison, bucket);
  // Days within months stand beside the days of the total, 29 February beside 28 February.
  const isWithinMonths =
    !isMonthStart(period.from) && daysBetween(period.from, period.to) === daysBetween(from, to);
  if (bucket !== 'day' || !('months' in shift) || isWithinMonths)
    return points.map((_, index) => previousPoints[index] ?? null);
  const byDay = new Map(previousPoints.map((point) => [point.from, point]));
  return points.map(({ from }) => byDay.get(sameDayEarlier(from, shift.months) ?? '') ?? null);
};
