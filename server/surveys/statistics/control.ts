/** Control limits of a trend: which points are more than chance, judged by the points before them. Pure. */

/** So many points before the judged one are needed, since the last version break. */
const LEAST_BEFORE = 8;
/** A point of fewer answers is shown, but is neither judged nor part of the limits. */
export const LEAST_ANSWERS = 10;
const RUN = 8;
/** Three deviations in moving ranges of two points: 3 / 1.128. */
const RANGES = 2.66;

export interface TrendPoint {
  n: number;
  /** The share, net share or mean. */
  value: number;
  /** A point after which a new version, or other weights, begin to count: limits begin anew with it. */
  startsAnew: boolean;
}
const SIGNALS = ['outside', 'run'] as const;
/** Outside of the limits, or the eighth in a row on one side of the centre. */
export type Signal = (typeof SIGNALS)[number];
export interface Limits {
  centre: number;
  low: number;
  high: number;
}
export interface Judged {
  limits: Limits;
  signal: Signal | null;
}

export type Chart =
  /** A share of the answers of each point. */
  | { kind: 'share' }
  /** Single values on a scale. */
  | { kind: 'values'; scale: readonly [number, number] };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

const limitsOfShare = (before: readonly TrendPoint[], { n }: TrendPoint): Limits => {
  const centre = sum(before.map((point) => point.value * point.n)) / sum(before.map((p) => p.n));
  const width = 3 * Math.sqrt(Math.max(0, centre * (1 - centre)) / n);
  return { centre, low: Math.max(0, centre - width), high: Math.min(1, centre + width) };
};

const limitsOfValues = (
  before: readonly TrendPoint[],
  [least, most]: readonly [number, number],
): Limits => {
  const values = before.map(({ value }) => value);
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  const centre = sum(values) / values.length;
  const width = RANGES * (sum(ranges) / ranges.length);
  return { centre, low: Math.max(least, centre - width), high: Math.min(most, centre + width) };
};

/** Sums of fractions differ in their last digits: what is as near as this lies on the line. */
const NEAR = 1e-12;
const sideOf = (value: number, centre: number) =>
  Math.abs(value - centre) < NEAR ? 0 : Math.sign(value - centre);

const signalOf = (
  since: readonly TrendPoint[],
  point: TrendPoint,
  limits: Limits,
): Signal | null => {
  if (point.value < limits.low - NEAR || point.value > limits.high + NEAR) return 'outside';
  const sides = [...since, point].slice(-RUN).map(({ value }) => sideOf(value, limits.centre));
  const [first] = sides;
  return first !== 0 && sides.length === RUN && sides.every((side) => side === first)
    ? 'run'
    : null;
};

/** What each point is judged to be; null where there are too few points before it, or too few answers. */
export const judgeTrend = (points: readonly TrendPoint[], chart: Chart): (Judged | null)[] => {
  let before: TrendPoint[] = [];
  return points.map((point) => {
    if (point.startsAnew) before = [];
    if (point.n < LEAST_ANSWERS) return null;
    const limits =
      before.length < LEAST_BEFORE
        ? null
        : chart.kind === 'share'
          ? limitsOfShare(before, point)
          : limitsOfValues(before, chart.scale);
    const judged = limits && { limits, signal: signalOf(before, point, limits) };
    before.push(point);
    return judged;
  });
};
