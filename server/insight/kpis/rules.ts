/** Splits periods into buckets, and sums days into figures. Pure: today is a parameter. */
import { type Bucket, COST_MEASURES, type KpiPoint, type Measure } from '#contract/insight/kpis';
import type { CostSums, Period, SalesDay, Sums, VisitDay } from '#contract/orders/sales';
import { addDays, addMonths, monthOf, weekOf } from '#shared/days';

/** A bucket of a period: its natural bounds, cut to the period. */
export interface BucketPeriod extends Period {
  /** Whether the period begins inside the bucket, so that the buyers stored for the whole bucket do not apply. */
  cutBefore: boolean;
  complete: boolean;
}

const startOf = (day: string, bucket: Bucket, weekStart: number) =>
  bucket === 'day' ? day : bucket === 'week' ? weekOf(day, weekStart) : monthOf(day);
const nextOf = (start: string, bucket: Bucket) =>
  bucket === 'month' ? addMonths(start, 1) : addDays(start, bucket === 'week' ? 7 : 1);

/** The buckets of a period in order. A bucket is complete when neither the period nor today cuts it. */
export const bucketsOf = (
  { from, to }: Period,
  bucket: Bucket,
  weekStart: number,
  today: string,
): BucketPeriod[] => {
  const buckets: BucketPeriod[] = [];
  for (let start = startOf(from, bucket, weekStart); start < to;) {
    const end = nextOf(start, bucket);
    const cutBefore = start < from;
    buckets.push({
      from: cutBefore ? from : start,
      to: end < to ? end : to,
      cutBefore,
      complete: !cutBefore && end <= to && end <= today,
    });
    start = end;
  }
  return buckets;
};

/** Buckets with the one in which the first order is on record marked as partial, unless it begins with that day. */
export const cutByData = (
  buckets: readonly BucketPeriod[],
  dataFrom: string | null,
): BucketPeriod[] =>
  buckets.map((bucket) => ({
    ...bucket,
    complete:
      bucket.complete && !(dataFrom !== null && bucket.from < dataFrom && dataFrom < bucket.to),
  }));

const ADDITIVE = [
  'orders',
  'memberOrders',
  'units',
  'revenue',
  'discount',
  'returned',
  'moneyOnly',
  'newBuyers',
  'revenueWithCost',
  'returnedWithCost',
  'cost',
] as const;
/** Before they are masked, the sums of costs are numbers. */
type FullSums = Sums & CostSums<number>;
export const noSums = (visits: number | null): FullSums => ({
  orders: 0,
  memberOrders: 0,
  units: 0,
  revenue: 0,
  discount: 0,
  returned: 0,
  moneyOnly: 0,
  revenueWithCost: 0,
  returnedWithCost: 0,
  cost: 0,
  buyers: 0,
  newBuyers: 0,
  visits,
});
const addDay = (sums: FullSums, day: SalesDay) => {
  for (const key of ADDITIVE) sums[key] += day[key];
};

/** Sums of a whole period. `buyers` are its distinct buyers; `visits` is null where visits cannot be known. */
export const totalOf = (
  days: readonly SalesDay[],
  visits: readonly VisitDay[] | null,
  buyers: number,
): Sums => {
  const sums = noSums(visits && visits.reduce((total, day) => total + day.visits, 0));
  for (const day of days) addDay(sums, day);
  return { ...sums, buyers };
};

/** The column of a day whose sum over a bucket gives the bucket's distinct buyers. */
const DISTINCT = { day: 'buyers', week: 'weekBuyers', month: 'monthBuyers' } as const;

/**
 * Sums days into one point for each bucket. Days and visits must be in order and inside the buckets' period.
 * `cutBuyers` are the distinct buyers of the first bucket where the period begins inside it.
 */
export const foldPoints = (
  buckets: readonly BucketPeriod[],
  days: readonly SalesDay[],
  visits: readonly VisitDay[] | null,
  bucket: Bucket,
  cutBuyers: number | null,
): KpiPoint[] => {
  let nextDay = 0;
  let nextVisit = 0;
  return buckets.map(({ from, to, cutBefore, complete }) => {
    const point: KpiPoint & FullSums = { from, to, complete, ...noSums(visits && 0) };
    for (let day = days[nextDay]; day && day.day < to; day = days[++nextDay]) {
      addDay(point, day);
      point.buyers += day[DISTINCT[bucket]];
    }
    if (cutBefore && cutBuyers !== null) point.buyers = cutBuyers;
    if (visits && point.visits !== null) {
      for (let visit = visits[nextVisit]; visit && visit.day < to; visit = visits[++nextVisit])
        point.visits += visit.visits;
    }
    return point;
  });
};

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/**
 * Revenue with known cost less its returns, and what of it was earned, in minor units; null where costs are not shown to the
 * caller, and where none of the revenue has a known cost.
 */
const profitOf = ({ revenue, revenueWithCost, returnedWithCost, cost }: Sums) => {
  if (revenueWithCost === null || returnedWithCost === null || cost === null) return null;
  if (revenue > 0 && revenueWithCost <= 0) return null;
  const net = revenueWithCost - returnedWithCost;
  return { net, profit: net - cost };
};

/**
 * The share of revenue that a measure of profit tells of: 1 where every cost is known, also without any revenue. Null
 * for other measures, and where costs are not shown to the caller.
 */
export const costCoverage = (
  measure: Measure,
  { revenue, revenueWithCost }: Sums,
): number | null =>
  !COST_MEASURES.includes(measure) || revenueWithCost === null
    ? null
    : revenue > 0
      ? revenueWithCost / revenue
      : 1;

/** The formula of each measure; null (shown as a dash) where it would divide by zero. */
export const FORMULAS: Record<Measure, (sums: Sums) => number | null> = {
  netRevenue: (s) => s.revenue - s.returned,
  grossProfit: (s) => profitOf(s)?.profit ?? null,
  grossMargin: (s) => {
    const known = profitOf(s);
    return known && known.net > 0 ? known.profit / known.net : null;
  },
  orders: (s) => s.orders,
  averageOrderValue: (s) => ratio(s.revenue, s.orders),
  buyers: (s) => s.buyers,
  newBuyers: (s) => s.newBuyers,
  returningBuyers: (s) => s.buyers - s.newBuyers,
  returnRate: (s) => ratio(s.returned - s.moneyOnly, s.revenue),
  purchaseFrequency: (s) => ratio(s.memberOrders, s.buyers),
  conversion: (s) => (s.visits === null ? null : ratio(s.orders, s.visits)),
};
