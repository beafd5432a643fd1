/** Points of the answer as rows of the chart and its table. Pure. */
import { type Bucket, type KpiAnswer, type KpiPoint, type Measure } from '#contract/insight/kpis';
import type { Mark } from '#contract/insight/marks';
import { FORMULAS } from '#rules/insight/kpis';
import type { Period } from '#contract/orders/sales';
import { formatDay, formatPeriod } from '../../ui/record/dayText.ts';

export interface Row {
  point: KpiPoint;
  /** The point of the comparison period that stands beside it. */
  before: KpiPoint | null;
  /** Null while the bucket lies ahead, or where nothing can be divided. */
  value: number | null;
  beforeValue: number | null;
  /** The drawn line, in two parts: whole buckets, and what is dashed because a bucket is not whole. */
  whole: number | null;
  partial: number | null;
}

export const rowsOf = (
  { points, previousPoints, today, dataFrom }: KpiAnswer,
  measure: Measure,
): Row[] => {
  const formula = FORMULAS[measure];
  const valueAt = (at: number) => {
    const point = points[at];
    return point && point.from <= today ? formula(point) : null;
  };
  const isPartial = (at: number) => points[at]?.complete === false;
  return points.map((point, index) => {
    // Before the first order of all there is nothing to compare with, rather than zero.
    const earlier = previousPoints[index];
    const before = earlier && dataFrom !== null && earlier.to > dataFrom ? earlier : null;
    const value = valueAt(index);
    return {
      point,
      before,
      value,
      beforeValue: before && formula(before),
      whole: isPartial(index) ? null : value,
      // The dashed part reaches to its neighbours, so that the line does not break.
      partial: isPartial(index) || isPartial(index - 1) || isPartial(index + 1) ? value : null,
    };
  });
};

/**
 * The days of the comparison period that stand beside no row, such as the 31st of the month before one of 30 days: its sum
 * contains them all the same. Days before the first order of all are none.
 */
export const daysWithoutRow = (
  rows: readonly Row[],
  { previous, dataFrom }: Pick<KpiAnswer, 'previous' | 'dataFrom'>,
): Period[] => {
  if (dataFrom === null) return [];
  const left: Period[] = [];
  let from = previous.from > dataFrom ? previous.from : dataFrom;
  const shown = rows
    .flatMap(({ before }) => before ?? [])
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const point of [...shown, { from: previous.to, to: previous.to }]) {
    if (point.from > from) left.push({ from, to: point.from });
    if (point.to > from) from = point.to;
  }
  return left;
};

/** The name of a bucket: a day, the days of a week, a month. */
export const bucketName = (
  { from, to }: Pick<KpiPoint, 'from' | 'to'>,
  bucket: Bucket,
  locale: string,
): string => {
  if (bucket === 'day')
    return formatDay(from, locale, { day: 'numeric', month: 'short', weekday: 'short' });
  if (bucket === 'month') return formatDay(from, locale, { month: 'short', year: 'numeric' });
  return formatPeriod(from, to, locale);
};

/** The same, as short as an axis needs it. */
export const tickName = (from: string, bucket: Bucket, locale: string): string =>
  formatDay(
    from,
    locale,
    bucket === 'month' ? { month: 'short', year: '2-digit' } : { day: 'numeric', month: 'short' },
  );

/** Message of a bucket that is not whole: it has not ended, or the period cuts it; null for a whole one. */
export const partialText = (
  { complete, to }: Pick<KpiPoint, 'complete' | 'to'>,
  today: string,
): string | null =>
  complete ? null : to > today ? 'dashboard.chart.incomplete' : 'dashboard.chart.partial';

/** The marks of each bucket, by its first day: those whose day is in it. */
export const marksByBucket = (
  points: readonly Pick<KpiPoint, 'from' | 'to'>[],
  marks: readonly Mark[],
): Map<string, Mark[]> => {
  const buckets = new Map<string, Mark[]>();
  for (const mark of marks) {
    const point = points.find(({ from, to }) => mark.day >= from && mark.day < to);
    if (point) buckets.set(point.from, [...(buckets.get(point.from) ?? []), mark]);
  }
  return buckets;
};

/** The row with the highest value; null where no row has one above zero. */
export const highest = (rows: readonly Row[]): Row | null =>
  rows.reduce<Row | null>(
    (best, row) => ((row.value ?? 0) > (best?.value ?? 0) ? row : best),
    null,
  );
