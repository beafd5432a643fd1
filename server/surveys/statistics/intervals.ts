/** Intervals of 95 % around shares, net shares and means, cut to their scale. Pure. */
import { studentT95 } from './distributions.ts';

const Z95 = 1.959964;
/** With fewer answers a score has no interval. */
const LEAST = 5;

export interface Interval {
  low: number;
  high: number;
}
/** A figure of `n` answers with its interval. */
export interface Estimate {
  n: number;
  value: number;
  interval: Interval | null;
}

const around = (middle: number, width: number, [least, most]: readonly [number, number]) => ({
  low: Math.max(least, middle - width),
  high: Math.min(most, middle + width),
});

/** Wilson's interval of a share, between 0 and 1. */
export const wilson = (part: number, n: number): Interval => {
  const share = part / n;
  const square = Z95 ** 2;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const width =
    (Z95 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n ** 2));
  return around(middle, width, [0, 1]);
};

/** Null where nobody answered. */
export const estimateShare = (part: number, n: number): Estimate | null =>
  n === 0 ? null : { n, value: part / n, interval: n < LEAST ? null : wilson(part, n) };

/** The variance of one answer that counts 1, 0 or −1. */
const netVariance = (up: number, down: number, n: number) =>
  (up + down) / n - ((up - down) / n) ** 2;

/** Standard error of the difference of two shares of the same answers. */
export const netError = (up: number, down: number, n: number): number =>
  Math.sqrt(Math.max(0, netVariance(up, down, n)) / n);

/** The plain interval of a net share, which is too narrow near the ends of the scale. */
export const wald = (up: number, down: number, n: number): Interval =>
  around((up - down) / n, Z95 * netError(up, down, n), [-1, 1]);

/** The adjusted interval of a net share: three more answers, three quarters of one at each end. */
export const adjustedWald = (up: number, down: number, n: number): Interval =>
  wald(up + 0.75, down + 0.75, n + 3);

export const estimateNet = (up: number, down: number, n: number): Estimate | null =>
  n === 0
    ? null
    : { n, value: (up - down) / n, interval: n < LEAST ? null : adjustedWald(up, down, n) };

/** Values as their number, their sum and the sum of their squares. */
export interface Sums {
  n: number;
  sum: number;
  squares: number;
}
/** The variance of a sample, over n − 1; nothing for a single value. */
export const varianceOf = ({ n, sum, squares }: Sums): number =>
  n < 2 ? 0 : Math.max(0, squares - (sum * sum) / n) / (n - 1);

/** The mean with the interval of Student's t. */
export const estimateMean = (sums: Sums, scale: readonly [number, number]): Estimate | null => {
  const { n, sum } = sums;
  if (n === 0) return null;
  const width = n < LEAST ? 0 : studentT95(n - 1) * Math.sqrt(varianceOf(sums) / n);
  return { n, value: sum / n, interval: n < LEAST ? null : around(sum / n, width, scale) };
};
