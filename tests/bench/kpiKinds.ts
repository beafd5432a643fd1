/** The queries of Today that are measured: the ranges, buckets and scopes that a person can choose. Pure. */
import type { Bucket, Comparison } from '#contract/insight/kpis';
import { addDays, monthOf } from '#shared/days';

export interface KpiKind {
  name: string;
  from: string;
  to: string;
  bucket: Bucket;
  compare: Comparison;
  channel?: string;
  categoryId?: number;
}
export interface NamedScope {
  name: string;
  channel?: string;
  categoryId?: number;
}

/** Every range in every scope; `last` is the last business day with orders. */
export const kpiKinds = (last: string, scopes: readonly NamedScope[]): KpiKind[] => {
  const end = addDays(last, 1);
  const thisMonth = monthOf(last);
  const lastMonth = monthOf(addDays(thisMonth, -1));
  const quarter = monthOf(addDays(monthOf(addDays(lastMonth, -1)), -1));
  const ranges: Omit<KpiKind, 'name'>[] = [
    { from: addDays(end, -7), to: end, bucket: 'day', compare: 'previous' },
    { from: addDays(end, -30), to: end, bucket: 'day', compare: 'previous' },
    { from: addDays(end, -90), to: end, bucket: 'week', compare: 'previous' },
    { from: lastMonth, to: thisMonth, bucket: 'day', compare: 'year' },
    { from: quarter, to: thisMonth, bucket: 'week', compare: 'previous' },
    { from: addDays(end, -365), to: end, bucket: 'month', compare: 'previous' },
    { from: addDays(end, -365), to: end, bucket: 'day', compare: 'year' },
  ];
  const names = [
    '7 days',
    '30 days',
    '90 days',
    'a month',
    'a quarter',
    'a year by month',
    'a year by day',
  ];
  return scopes.flatMap(({ name, ...scope }) =>
    ranges.map((range, index) => ({ ...range, ...scope, name: `${names[index]}, ${name}` })),
  );
};
