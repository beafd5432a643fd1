/**
 * Computes the additional sales of a promotion, compared with held-out members or else with the same weekdays before.
 */
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import {
  type EffectBaseline,
  type EffectLift,
  MIN_BUYERS,
  MIN_DAYS,
  MIN_ORDERS,
} from '#contract/promotions/effects';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';
import { startOfDay } from '#shared/days';
import { type Holdout, loadSides } from './holdout.ts';
import { groupsOf } from './groups.ts';
import { incrementalMargin } from './incrementalMargin.ts';
import { daysOf, earlierPeriodOf, type Period, type Span } from './periods.ts';
import { liftOf, sampleOf } from './statistics.ts';

export interface Measured {
  baseline: EffectBaseline;
  lift: EffectLift | null;
  /** The same lift for margin, computed only where there is one for revenue. */
  margin: () => Promise<number>;
}

export const againstHoldout = async (
  db: Db,
  holdout: Holdout,
  span: Span,
  timeZone: string,
): Promise<Measured> => {
  const joinedBefore = startOfDay(span.from, timeZone);
  const sides = await loadSides(db, holdout, joinedBefore);
  const { treated, held } = await groupsOf(db, sides, span, joinedBefore);
  const enough = treated.buyers >= MIN_BUYERS && held.buyers >= MIN_BUYERS;
  return {
    baseline: {
      kind: 'holdout',
      from: span.from,
      to: span.to,
      share: holdout.least,
      ...(sides.held > 0 && { revenuePerBuyer: Math.round(held.sample.mean) }),
    },
    lift: enough ? liftOf(treated.sample, held.sample) : null,
    margin: () => incrementalMargin(db, sides, span, joinedBefore),
  };
};

const { cost, paid, quantity } = orderLines;
const marginIn = prepared({ from: orders.countedOn, to: orders.countedOn }, (q, { from, to }) =>
  q
    .select({
      margin: sql<
        number | null
      >`sum(case when ${cost} is null then 0 else ${paid} - ${quantity} * ${cost} end)`,
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .where(and(gte(orders.countedOn, from), lt(orders.countedOn, to))),
);

/** The store's sums by day, without days that have no sales. */
export type StoreDays = ReadonlyMap<string, { orders: number; revenue: number }>;

export const againstEarlier = (
  db: Db,
  { compared }: Span,
  store: { days: StoreDays; dataFrom: string | null },
  orderCount: number,
): Measured => {
  const earlier = earlierPeriodOf(compared);
  const sold = daysOf(earlier).some((day) => (store.days.get(day)?.orders ?? 0) > 0);
  const revenueOf = (period: Period) =>
    sampleOf(daysOf(period).map((day) => store.days.get(day)?.revenue ?? 0));
  const marginOf = async ({ from, to }: Period) =>
    (await marginIn(db, { from, to }))[0]?.margin ?? 0;
  const enough =
    daysOf(compared).length >= MIN_DAYS &&
    orderCount >= MIN_ORDERS &&
    // Days before the store's first sale are no valid comparison.
    store.dataFrom !== null &&
    store.dataFrom <= earlier.from;
  return {
    baseline: sold ? { kind: 'earlierPeriod', ...earlier } : { kind: 'none' },
    lift: sold && enough ? liftOf(revenueOf(compared), revenueOf(earlier)) : null,
    margin: async () => (await marginOf(compared)) - (await marginOf(earlier)),
  };
};
