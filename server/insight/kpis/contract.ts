import type { Period, Sums } from '#contract/orders/sales';
import * as z from 'zod';
import { daysBetween } from '#shared/days';
import { day, describeField, requiredText } from '#shared/fields';

export const MEASURES = [
  'netRevenue',
  'grossProfit',
  'grossMargin',
  'orders',
  'averageOrderValue',
  'buyers',
  'newBuyers',
  'returningBuyers',
  'returnRate',
  'purchaseFrequency',
  'conversion',
] as const;
export type Measure = (typeof MEASURES)[number];
/** Measures that tell what goods cost: only for roles with `costs.show`. */
export const COST_MEASURES: readonly Measure[] = ['grossProfit', 'grossMargin'];
/** How a measure is formatted: minor units, a count, a share (0.05 = 5 %), or a plain ratio. */
export type Unit = 'money' | 'count' | 'share' | 'ratio';
export const UNITS: Record<Measure, Unit> = {
  netRevenue: 'money',
  grossProfit: 'money',
  grossMargin: 'share',
  orders: 'count',
  averageOrderValue: 'money',
  buyers: 'count',
  newBuyers: 'count',
  returningBuyers: 'count',
  returnRate: 'share',
  purchaseFrequency: 'ratio',
  conversion: 'share',
};
/** 1 where a higher value is better, -1 where a lower value is better. */
export const DIRECTIONS: Record<Measure, 1 | -1> = {
  netRevenue: 1,
  grossProfit: 1,
  grossMargin: 1,
  orders: 1,
  averageOrderValue: 1,
  buyers: 1,
  newBuyers: 1,
  returningBuyers: 1,
  returnRate: -1,
  purchaseFrequency: 1,
  conversion: 1,
};

/** What the figures are counted from. */
export const SOURCES = ['orders', 'returns', 'visits'] as const;
export type Source = (typeof SOURCES)[number];
/** The sources of each measure; of a ratio, that of the numerator first. */
export const MEASURE_SOURCES: Record<Measure, readonly Source[]> = {
  netRevenue: ['orders', 'returns'],
  grossProfit: ['orders', 'returns'],
  grossMargin: ['orders', 'returns'],
  orders: ['orders'],
  averageOrderValue: ['orders'],
  buyers: ['orders'],
  newBuyers: ['orders'],
  returningBuyers: ['orders'],
  returnRate: ['returns', 'orders'],
  purchaseFrequency: ['orders'],
  conversion: ['orders', 'visits'],
};

export const BUCKETS = ['day', 'week', 'month'] as const;
export type Bucket = (typeof BUCKETS)[number];
export const COMPARISONS = ['previous', 'year'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const ALIGNMENTS = ['days', 'months'] as const;

const MAX_DAYS = 3660;
const FIRST_DAY = '1970-01-01';
const LAST_DAY = '2200-01-01';
/** Business days in the store's time zone; `from` is included, `to` is excluded. */
export const KpiQuery = z
  .strictObject({
    from: day(),
    to: day(),
    bucket: z.enum(BUCKETS).default('day'),
    compare: z.enum(COMPARISONS).default('previous'),
    /**
     * `months`: for months in progress, such as this month or this year: `previous` is their days so many months before. Not
     * for a period that begins within a month.
     */
    align: z.enum(ALIGNMENTS).default('days'),
    channel: requiredText(40).optional(),
    categoryId: describeField(z.coerce.number().int().min(1).max(2_147_483_647), {
      unit: 'id',
      reference: 'categories',
    }).optional(),
  })
  .refine((query) => query.from < query.to, { path: ['to'], error: 'kpis.errors.range' })
  .refine(({ from, to }) => daysBetween(from, to) <= MAX_DAYS, {
    path: ['from'],
    error: 'kpis.errors.tooLong',
  })
  .refine((query) => query.from >= FIRST_DAY && query.to <= LAST_DAY, {
    path: ['from'],
    error: 'errors.day',
  });
export type KpiQuery = z.infer<typeof KpiQuery>;

export interface KpiPoint extends Sums {
  /** First day of the bucket; `complete` is false while the bucket has not ended, and where the period or the first day on record cuts it. */
  from: string;
  to: string;
  complete: boolean;
}
/** Why no change is told: no day of the period has ended, the days beside it are not alike, or some are not on record. */
export type NotCompared = 'noDayEnded' | 'otherDays' | 'beforeFirstOrder';
export interface KpiAnswer {
  total: Sums;
  previous: Sums & Period;
  /**
   * What the change is computed from: the days of the period that have ended, beside as many days of the comparison
   * period. Months that have ended stand beside whole months. Null where no day has ended yet, where the days of both
   * sides are not alike, and where the comparison period begins before the first day on record.
   */
  compared: { now: Sums & Period; before: Sums & Period } | null;
  /** Why `compared` is null; null where it is not. */
  notCompared: NotCompared | null;
  points: KpiPoint[];
  /**
   * The bucket of the comparison period beside each of `points`: the same days of a month, the same weekdays, or a month;
   * null for a day that the other month does not have.
   */
  previousPoints: (KpiPoint | null)[];
  currency: string;
  timeZone: string;
  /** First and last business day with orders in the store; null in an empty store. */
  dataFrom: string | null;
  dataTo: string | null;
  /** The days on record of each source of the figures, `to` excluded; null without any. Returns: of the whole store; orders and visits: of the chosen channel. */
  sources: Record<Source, Period | null>;
  /** Where no channel is chosen: those that sold in the period on days, today included, without their visits on record. */
  withoutVisits: string[];
  /** UTC ms of the last change of the rollups. */
  changedAt: number | null;
  today: string;
}

/** What the figures can be filtered by, in addition to time and category. */
export interface KpiFilters {
  channels: string[];
}
