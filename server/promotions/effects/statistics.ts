/** Statistics: size of an effect and its confidence interval. Pure. */
import type { EffectLift } from '#contract/promotions/effects';
import { studentT } from '../../pricing/reports/rules.ts';

/** A sample: number of values, mean, and sample variance (over n − 1). */
export interface Sample {
  count: number;
  mean: number;
  variance: number;
}
export const sampleOf = (values: readonly number[]): Sample => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count: values.length, mean, variance: squares / (values.length - 1) };
};
/** The sample of `count` values, computed from the sum and the sum of squares of those that are not zero. */
export const sampleOfSums = (count: number, sum: number, squares: number): Sample => {
  const mean = sum / count;
  return { count, mean, variance: Math.max(0, squares - sum * mean) / (count - 1) };
};

/** An additional total with its 95 % interval. */
export interface Lift extends EffectLift {
  incrementalRevenue: number;
}

/**
 * The additional total of the group `withIt`, compared with what it would have been with the mean of `others`:
 * (difference of the means ± t · √(s²₁/n₁ + s²₂/n₂)) times the number in `withIt`, with Welch's degrees of freedom and
 * 95 %. Both samples need at least two values.
 */
export const liftOf = (withIt: Sample, others: Sample): Lift => {
  const difference = withIt.mean - others.mean;
  const [a, b] = [withIt.variance / withIt.count, others.variance / others.count];
  const degrees = (a + b) ** 2 / (a ** 2 / (withIt.count - 1) + b ** 2 / (others.count - 1));
  const width = a + b === 0 ? 0 : studentT(degrees) * Math.sqrt(a + b);
  const times = (one: number) => Math.round(one * withIt.count);
  return {
    incrementalRevenue: times(difference),
    low: times(difference - width),
    high: times(difference + width),
  };
};

/** Whether the interval shows that sales changed: it does not contain zero. */
export const isShown = ({ low, high }: Pick<EffectLift, 'low' | 'high'>): boolean =>
  low > 0 || high < 0;

/** Part over whole in basis points; null where the whole is zero. */
export const bpsOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part * 10_000) / whole) : null;
/** Null where the number is zero. */
export const meanOf = (sum: number, count: number): number | null =>
  count > 0 ? Math.round(sum / count) : null;
