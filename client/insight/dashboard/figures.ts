/** What the person asks of the figures: kept in the address, so that it can be sent to a colleague. Pure. */
import {
  BUCKETS,
  type Bucket,
  COMPARISONS,
  type Comparison,
  MEASURES,
  type Measure,
} from '#contract/insight/kpis';
import { type AskedPeriod, oneOf, readPeriod } from '../shared/period.ts';
import { bucketFor, isCalendarRange } from '../shared/ranges.ts';

export interface Asked extends AskedPeriod {
  bucket: Bucket;
  compare: Comparison;
  channel: string | null;
  categoryId: number | null;
  measure: Measure;
}

/** Reads an address; what it does not say, or says wrongly, is the default (`measure` is the role's first). */
export const readAsked = (
  search: string,
  today: string,
  measure: Measure = 'netRevenue',
  fiscalYearStartMonth = 1,
): Asked => {
  const query = new URLSearchParams(search);
  const period = readPeriod(search, today, fiscalYearStartMonth);
  const category = query.get('category') ?? '';
  return {
    ...period,
    bucket: oneOf(BUCKETS, query.get('bucket')) ?? bucketFor(period),
    compare: oneOf(COMPARISONS, query.get('compare')) ?? 'previous',
    channel: query.get('channel') || null,
    categoryId: /^[1-9]\d{0,9}$/.test(category) ? Number(category) : null,
    measure: oneOf(MEASURES, query.get('measure')) ?? measure,
  };
};

export type Change = Partial<Asked>;

/** The address after a change. A bucket holds until another range is chosen, which brings its own. */
export const writeAsked = (search: string, change: Change): string => {
  const query = new URLSearchParams(search);
  const { categoryId, ...plain } = change;
  const values: Record<string, string | number | null | undefined> = {
    ...plain,
    ...(categoryId !== undefined && { category: categoryId }),
    ...(change.range && { bucket: change.bucket ?? null }),
    ...(change.range && change.range !== 'custom' && { from: null, to: null }),
  };
  for (const [key, value] of Object.entries(values)) {
    if (value === null) query.delete(key);
    else if (value !== undefined) query.set(key, String(value));
  }
  return query.toString();
};

/** The question as the server takes it. */
export const questionOf = ({ range, from, to, bucket, compare, ...asked }: Asked): string => {
  const query = new URLSearchParams({ from, to, bucket, compare });
  if (isCalendarRange(range)) query.set('align', 'months');
  if (asked.channel !== null) query.set('channel', asked.channel);
  if (asked.categoryId !== null) query.set('categoryId', String(asked.categoryId));
  return query.toString();
};
