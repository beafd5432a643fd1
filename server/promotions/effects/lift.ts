/**
 * Computes the additional sales of a promotion, compared with held-out members or else with the same weekdays before.
 */
import {
  type EffectBaseline,
  type EffectLift,
  type EffectReport,
  MIN_BUYERS,
  MIN_COST_KNOWN_BPS,
  MIN_DAYS,
  MIN_ORDERS,
} from '#contract/promotions/effects';
import type { Db } from '#db';
import { startOfDay } from '#shared/days';
import { type Holdout, loadSides } from './holdout.ts';
import { groupsOf } from './groups.ts';
import { incrementalMargin } from './incrementalMargin.ts';
import { daysOf, earlierPeriodOf, type Period, type Span } from './periods.ts';
import { loadConfounding } from './others.ts';
import { loadReached, type ReachedOrder } from './reached.ts';
import { bpsOf, liftOf, sampleOf } from './statistics.ts';
import type { Subject } from './subject.ts';

export interface Measured {
  baseline: EffectBaseline;
  lift: EffectLift | null;
  /** Other promotions from whose effect it cannot be told apart. */
  sharedWith: EffectReport['sharedWith'];
  /** The same lift for margin, computed only where there is one for revenue; null where too many costs are unknown. */
  margin: () => Promise<number | null>;
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
    sharedWith: [],
    margin: () => incrementalMargin(db, sides, span, joinedBefore),
  };
};

const sumOf = (orders: readonly ReachedOrder[], figure: 'margin' | 'paid' | 'known') =>
  orders.reduce((sum, order) => sum + order[figure], 0);

/** Revenue by day, with zero for days without orders. */
const revenueByDay = (orders: readonly ReachedOrder[], period: Period): number[] => {
  const byDay = new Map(daysOf(period).map((day) => [day, 0]));
  for (const { day, revenue } of orders) byDay.set(day, (byDay.get(day) ?? 0) + revenue);
  return [...byDay.values()];
};

/**
 * Compared with the same weekdays before, over what the promotions can touch. There is no lift where other promotions
 * for the same goods and shoppers changed between the periods too.
 */
export const againstEarlier = async (
  db: Db,
  { promotionIds, terms }: Pick<Subject, 'promotionIds' | 'terms'>,
  { compared }: Span,
  {
    dataFrom,
    orderCount,
    timeZone,
  }: { dataFrom: string | null; orderCount: number; timeZone: string },
): Promise<Measured> => {
  const earlier = earlierPeriodOf(compared);
  const enough =
    daysOf(compared).length >= MIN_DAYS &&
    orderCount >= MIN_ORDERS &&
    // Days before the store's first sale are no valid comparison.
    dataFrom !== null &&
    dataFrom <= earlier.from;
  const before = terms.length > 0 ? await loadReached(db, terms, earlier, timeZone) : [];
  const baseline: EffectBaseline =
    before.length > 0 ? { kind: 'earlierPeriod', ...earlier } : { kind: 'none' };
  const nothing = { baseline, lift: null, sharedWith: [], margin: async () => null };
  if (before.length === 0 || !enough) return nothing;
  const sharedWith = await loadConfounding(
    db,
    { promotionIds, terms, orderCount },
    { compared, earlier },
    timeZone,
  );
  if (sharedWith.length > 0) return { ...nothing, sharedWith };
  const during = await loadReached(db, terms, compared, timeZone);
  const isKnown = (orders: readonly ReachedOrder[]) =>
    (bpsOf(sumOf(orders, 'known'), sumOf(orders, 'paid')) ?? 0) >= MIN_COST_KNOWN_BPS;
  return {
    baseline,
    lift: liftOf(sampleOf(revenueByDay(during, compared)), sampleOf(revenueByDay(before, earlier))),
    sharedWith,
    margin: async () =>
      isKnown(during) && isKnown(before) ? sumOf(during, 'margin') - sumOf(before, 'margin') : null,
  };
};
