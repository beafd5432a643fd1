/** Which tickets are reviewed, and what the scores of an agent say. Pure. */
import { LEAST_REVIEWS, SAMPLE_SIZE } from '#contract/service/qualityReviews';
import { addDays, startOfDay, weekdayOf } from '#shared/days';

export const isMonday = (day: string): boolean => weekdayOf(day) === 1;
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The instants of a week, the end excluded. */
export const weekSpan = (monday: string, timeZone: string) => ({
  from: startOfDay(monday, timeZone),
  to: startOfDay(addDays(monday, 7), timeZone),
});

/** Those with the lowest draws: the same whenever it is asked, and whoever asks. */
export const sampleOf = <T extends { draw: string; ticketId: number }>(
  tickets: readonly T[],
): T[] =>
  tickets
    .toSorted(
      (one, other) =>
        (one.draw < other.draw ? -1 : Number(one.draw > other.draw)) ||
        one.ticketId - other.ticketId,
    )
    .slice(0, SAMPLE_SIZE);

/** Two-sided 95 % quantiles of Student's distribution in thousandths, for 4 to 30 degrees of freedom. */
const QUANTILES = [
  2776, 2571, 2447, 2365, 2306, 2262, 2228, 2201, 2179, 2160, 2145, 2131, 2120, 2110, 2101, 2093,
  2086, 2080, 2074, 2069, 2064, 2060, 2056, 2052, 2048, 2045, 2042,
];
/** With more of them it hardly changes; the last of the table is a little too wide, never too narrow. */
const quantileOf = (degrees: number): number =>
  (QUANTILES[Math.min(degrees - 4, QUANTILES.length - 1)] ?? 2776) / 1000;

const WHOLE = 10_000;
const within = (score: number): number => Math.min(WHOLE, Math.max(0, Math.round(score)));

/** The mean, with the interval in which it lies with 95 % certainty; null for fewer reviews than say anything. */
export const meanOf = (
  scores: readonly number[],
): { score: number; low: number; high: number } | null => {
  const n = scores.length;
  if (n < LEAST_REVIEWS) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1);
  const half = quantileOf(n - 1) * Math.sqrt(variance / n);
  return { score: within(mean), low: within(mean - half), high: within(mean + half) };
};
