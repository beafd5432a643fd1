/** What the person asks of the figures: kept in the address, so that it can be sent to a colleague. Pure. */
import {
  BUCKETS,
  type Bucket,
  COMPARISONS,
  type Comparison,
  MEASURES,
  type Measure,
} from '#contract/insight/kpis';
import { isDay } from '#shared/days';
import {
  bucketFor,
  isCalendarRange,
  type Period,
  periodOf,
  RANGES,
  type RangeName,
} from './ranges.ts';

export interface Asked extends Period {
  range: RangeName;
  bucket: Bucket;
  compare: Comparison;
  channel: string | null;
  categoryId: number | null;
  measure: Measure;
}

const DEFAULT_RANGE = 'last30';

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
  values.find((value) => value === text);

/** Reads an address; what it does not say, or says wrongly, is the default (`measure` is the role's first). */
export const readAsked = (
  search: string,
  today: string,
  measure: Measure = 'netRevenue',
  fiscalYearStartMonth = 1,
): Asked => {
  const query = new URLSearchParams(search);
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const named = oneOf(RANGES, query.get('range')) ?? DEFAULT_RANGE;
  const isCustom = named === 'custom' && isDay(from) && isDay(to) && from < to;
  const period = isCustom
    ? { from, to }
    : periodOf(named === 'custom' ? DEFAULT_RANGE : named, today, fiscalYearStartMonth);
  const category = query.get('category') ?? '';
  return {
    ...period,
    range: isCustom || named !== 'custom' ? named : DEFAULT_RANGE,
    bucket: oneOf(BUCKETS, query.get('bucket')) ?? bucketFor(period),
    compare: oneOf(COMPARISONS, query.get('compare')) ?? 'previous',
    channel: query.get('channel') || null,
    categoryId: /^[1-9]\d{0,9}$/.test(category) ? Number(category) : null,
    measure: oneOf(MEASURES, query.get('measure')) ?? measure,
  };
};

export type Change = Partial<Omit<Asked, 'from' | 'to'>> & Partial<Period>;

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
