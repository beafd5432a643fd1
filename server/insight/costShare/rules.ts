/** Adds up what the programme cost by level. Pure. */
import { type CostFigures, COSTS, type CostRow } from '#contract/insight/costShare';
import type { SpendPolicy } from '#contract/members/programme';
import { worthOf } from '#rules/members/spending';
import { mulDiv } from '#shared/money';
import { spread } from '#shared/spread';

export const NO_COSTS: CostFigures = {
  netRevenue: 0,
  costs: { pointsSpent: 0, levelDiscount: 0, freeDelivery: 0, codes: 0 },
  pointsGiven: 0,
  gifts: 0,
};

export const addCosts = (one: CostFigures, other: CostFigures): CostFigures => ({
  netRevenue: one.netRevenue + other.netRevenue,
  costs: {
    pointsSpent: one.costs.pointsSpent + other.costs.pointsSpent,
    levelDiscount: one.costs.levelDiscount + other.costs.levelDiscount,
    freeDelivery: one.costs.freeDelivery + other.costs.freeDelivery,
    codes: one.costs.codes + other.costs.codes,
  },
  pointsGiven: one.pointsGiven + other.pointsGiven,
  gifts: one.gifts + other.gifts,
});

export const costOf = ({ costs }: Pick<CostFigures, 'costs'>): number =>
  COSTS.reduce((sum, cost) => sum + costs[cost], 0);

/**
 * What points paid of an order: all of them `amount`, a part of them a part of it. What is given back, in steps, is what
 * was given back after each step less what was given back before it, so that steps add up to the whole.
 */
export const paidByPoints = (
  { points, amount }: { points: number; amount: number },
  before: number,
  after: number,
): number => {
  if (points <= 0) return 0;
  const paidBy = (some: number) => mulDiv(amount, Math.min(some, points), points, 'down');
  return paidBy(after) - paidBy(before);
};

/** The worth of all points that were given, each level its part; levels from which more was taken than given have none. */
export const withWorth = (
  rows: readonly (CostFigures & { level: string | null })[],
  policy: SpendPolicy | null,
): CostRow[] => {
  const given = rows.map(({ pointsGiven }) => Math.max(0, pointsGiven));
  const total = given.reduce((sum, points) => sum + points, 0);
  const worths = policy && spread(worthOf(policy, total), given);
  return rows.map((row, index) => ({ ...row, givenWorth: worths?.[index] ?? null }));
};
