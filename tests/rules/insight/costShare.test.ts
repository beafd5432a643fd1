/** What the programme costs: shares, the worth of points given, and what points paid of orders that come back in parts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CostFigures } from '#contract/insight/costShare';
import type { SpendPolicy } from '#contract/members/programme';
import { worthOf } from '#rules/members/spending';
import { addCosts, costOf, NO_COSTS, paidByPoints, withWorth } from '#rules/insight/costShare';
import { shareOf } from '#shared/money';

const POLICY: SpendPolicy = {
  points: 100,
  amount: 33,
  unit: 1,
  maxShare: 3_000,
  minAmount: 0,
  withCoupons: false,
};
const amounts = fc.integer({ min: -1_000_000, max: 1_000_000_000 });
const figures: fc.Arbitrary<CostFigures> = fc.record({
  netRevenue: amounts,
  costs: fc.record({
    pointsSpent: amounts,
    levelDiscount: amounts,
    freeDelivery: amounts,
    codes: amounts,
  }),
  pointsGiven: amounts,
  gifts: fc.nat(100),
});

test('the share is in basis points of net revenue, and unknown where nothing was sold', () => {
  expect(shareOf(250, 10_000)).toBe(250);
  expect(shareOf(1, 30_000)).toBe(0);
  expect(shareOf(2, 30_000)).toBe(1);
  expect(shareOf(0, 10_000)).toBe(0);
  expect(shareOf(500, 0)).toBeNull();
  expect(shareOf(500, -1)).toBeNull();
});

test('points that were given and gifts are no part of the cost', () => {
  const costs = { pointsSpent: 1, levelDiscount: 20, freeDelivery: 300, codes: 4_000 };
  expect(costOf({ costs })).toBe(4_321);
  expect(costOf(addCosts(NO_COSTS, { ...NO_COSTS, pointsGiven: 500, gifts: 2 }))).toBe(0);
});

test('the cost of sums is the sum of the costs', () => {
  fc.assert(
    fc.property(figures, figures, (one, other) => {
      expect(costOf(addCosts(one, other))).toBe(costOf(one) + costOf(other));
    }),
  );
});

test('points that are given back in steps take back exactly what they had paid', () => {
  expect(paidByPoints({ points: 3, amount: 100 }, 0, 3)).toBe(100);
  expect(
    [1, 2, 3].map((after) => paidByPoints({ points: 3, amount: 100 }, after - 1, after)),
  ).toEqual([33, 33, 34]);
  expect(paidByPoints({ points: 0, amount: 0 }, 0, 5)).toBe(0);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 8 }),
      (points, amount, cuts) => {
        const steps = [0, ...cuts.map((cut) => cut % (points + 1)), points].toSorted(
          (one, other) => one - other,
        );
        const back = steps
          .slice(1)
          .map((after, index) => paidByPoints({ points, amount }, steps[index] ?? 0, after));
        expect(back.every((part) => part >= 0)).toBe(true);
        expect(back.reduce((sum, part) => sum + part, 0)).toBe(amount);
      },
    ),
  );
});

test('levels share the worth of all points given, and a level that gave less than it took has none', () => {
  const row = (level: string | null, pointsGiven: number) => ({ ...NO_COSTS, level, pointsGiven });
  expect(
    withWorth([row(null, -50), row('plus', 10), row('premium', 11)], POLICY).map(
      ({ givenWorth }) => givenWorth,
    ),
  ).toEqual([0, 3, 3]);
  expect(withWorth([row('plus', 10)], null)[0]?.givenWorth).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 6 }), (given) => {
      const rows = withWorth(
        given.map((points, index) => row(String(index), points)),
        POLICY,
      );
      const total = given.reduce((sum, points) => sum + points, 0);
      expect(rows.reduce((sum, { givenWorth }) => sum + (givenWorth ?? 0), 0)).toBe(
        worthOf(POLICY, total),
      );
    }),
  );
});
