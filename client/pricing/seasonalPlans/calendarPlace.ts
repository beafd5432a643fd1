/** Where a season lies in its year. Pure. */
import { DAY_MS, utcMidnight } from '#shared/days';

/** Percent of the year at which it begins, and how much of the year it takes; `over` when it goes on into the next. */
export const toSpan = (
  firstDay: string,
  lastDay: string,
  year: number,
): { left: number; width: number; over: boolean } => {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const from = utcMidnight(firstDay);
  const to = utcMidnight(lastDay) + DAY_MS;
  const share = (ms: number) => (100 * ms) / (end - start);
  return { left: share(from - start), width: share(Math.min(to, end) - from), over: to > end };
};

/** Percent of the year at which each month begins. */
export const monthStarts = (year: number): number[] =>
  Array.from(
    { length: 12 },
    (_, month) =>
      toSpan(`${year}-${String(month + 1).padStart(2, '0')}-01`, `${year}-12-31`, year).left,
  );
