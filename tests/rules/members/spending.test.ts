/** How many points pay how much of an order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpendPolicy } from '#contract/members/programme';
import { mostPoints, type PayableOrder, usedPoints, worthOf } from '#rules/members/spending';

const policy = (more: Partial<SpendPolicy> = {}): SpendPolicy => ({
  points: 100,
  amount: 100,
  unit: 100,
  maxShare: 3_000,
  minAmount: 0,
  withCoupons: false,
  ...more,
});
const order = (goods: number, more: Partial<PayableOrder> = {}): PayableOrder => ({
  goods,
  goodsWithoutCoupons: goods,
  hasCoupon: false,
  available: 1_000_000,
  ...more,
});

describe('the most points of an order', () => {
  test('are worth its share of the goods, rounded down to the unit', () => {
    // 30 % of 200.00 is 60.00: 6,000 points. 30 % of 199.99 is 59.99: 5,999 points, in hundreds 5,900.
    expect(mostPoints(policy(), order(20_000))).toEqual({ points: 6_000, limitedBy: 'share' });
    expect(mostPoints(policy(), order(19_999))).toEqual({ points: 5_900, limitedBy: 'share' });
    expect(mostPoints(policy({ unit: 1 }), order(19_999)).points).toBe(5_999);
  });
  test('are no more than the balance, in whole units', () => {
    expect(mostPoints(policy(), order(20_000, { available: 1_340 }))).toEqual({
      points: 1_300,
      limitedBy: 'balance',
    });
    expect(mostPoints(policy(), order(20_000, { available: 99 })).points).toBe(0);
    expect(mostPoints(policy(), order(20_000, { available: 0 })).points).toBe(0);
  });
  test('are none below the smallest amount of goods, and one minor unit above it some', () => {
    const from = policy({ minAmount: 10_000 });
    expect(mostPoints(from, order(9_999))).toEqual({ points: 0, limitedBy: 'minAmount' });
    expect(mostPoints(from, order(10_000)).points).toBe(3_000);
  });
  test('are none beside a coupon unless both may be combined', () => {
    const withCoupon = order(15_000, { hasCoupon: true, goodsWithoutCoupons: 20_000 });
    expect(mostPoints(policy(), withCoupon)).toEqual({ points: 0, limitedBy: 'coupon' });
    // The share is of the goods before coupons.
    expect(mostPoints(policy({ withCoupons: true }), withCoupon).points).toBe(6_000);
  });
  test('never pay more than is left after coupons', () => {
    const almostFree = order(1_250, { hasCoupon: true, goodsWithoutCoupons: 20_000 });
    expect(mostPoints(policy({ withCoupons: true }), almostFree)).toEqual({
      points: 1_200,
      limitedBy: 'goods',
    });
    expect(mostPoints(policy({ maxShare: 10_000 }), order(0)).points).toBe(0);
  });
  test('are worth what the value of a point says, apart from the unit in which they are spent', () => {
    // 3 points are worth 2 minor units; they are spent by tens.
    const odd = policy({ points: 3, amount: 2, unit: 10, maxShare: 10_000 });
    expect(mostPoints(odd, order(100)).points).toBe(150);
    expect(worthOf(odd, 150)).toBe(100);
    expect(mostPoints(odd, order(99)).points).toBe(140);
    expect(worthOf(odd, 140)).toBe(93);
  });
});

describe('the points that an order uses', () => {
  test('are those that are wanted, as far as possible', () => {
    expect(usedPoints(policy(), order(20_000), 2_000)).toEqual({ points: 2_000, amount: 2_000 });
    expect(usedPoints(policy(), order(20_000), 2_050)).toEqual({ points: 2_000, amount: 2_000 });
    expect(usedPoints(policy(), order(20_000), 1_000_000)).toEqual({
      points: 6_000,
      amount: 6_000,
    });
    expect(usedPoints(policy(), order(20_000), 0)).toEqual({ points: 0, amount: 0 });
  });
  test('are none that would pay nothing', () => {
    // 100 points are worth one minor unit, and each can be spent alone.
    const small = policy({ amount: 1, unit: 1 });
    expect(usedPoints(small, order(20_000), 250)).toEqual({ points: 200, amount: 2 });
    expect(usedPoints(small, order(20_000), 99)).toEqual({ points: 0, amount: 0 });
  });
  test('are never more than is wanted, available or payable, and a multiple of the unit', () => {
    const whole = (max: number) => fc.integer({ min: 0, max });
    const policies = fc.record({
      points: fc.integer({ min: 1, max: 1_000 }),
      amount: fc.integer({ min: 1, max: 1_000 }),
      unit: fc.integer({ min: 1, max: 500 }),
      maxShare: fc.integer({ min: 1, max: 10_000 }),
      minAmount: whole(10_000),
      withCoupons: fc.boolean(),
    });
    fc.assert(
      fc.property(
        policies,
        whole(1_000_000),
        whole(1_000_000),
        fc.boolean(),
        whole(1_000_000),
        whole(2_000_000),
        (terms, goods, off, hasCoupon, available, wanted) => {
          const one = order(goods, { goodsWithoutCoupons: goods + off, hasCoupon, available });
          const { points, amount } = usedPoints(terms, one, wanted);
          expect(points % terms.unit).toBe(0);
          expect(points).toBeLessThanOrEqual(Math.min(wanted, available));
          expect(amount).toBeLessThanOrEqual(goods);
          expect(amount * 10_000).toBeLessThanOrEqual((goods + off) * terms.maxShare);
          const next = usedPoints(terms, one, wanted + terms.unit);
          expect(next.points).toBeGreaterThanOrEqual(points);
        },
      ),
    );
  });
});
