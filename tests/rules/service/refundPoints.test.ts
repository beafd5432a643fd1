/** Points that are short in a refund: what they are worth, what is left of the refund, and that each is settled once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpendPolicy } from '#contract/members/programme';
import { clawBack, type Earned } from '#server/members/points/plan/clawBack';
import { planOn } from '#server/members/points/plan/plan';
import { worthOf } from '#server/members/spending/rules';
import { deductedPoints } from '#server/service/refundQuotes/deductedPoints';
import { shortAfter, shortLines } from '#server/service/refundQuotes/points';

const valued = (points: number, amount: number): SpendPolicy => ({
  points,
  amount,
  unit: 1,
  maxShare: 10_000,
  minAmount: 0,
  withCoupons: true,
});

test('80 points that are short at 100 for 1.00 take 0.80 off', () => {
  const taken = { due: 100, short: 80, before: 0, value: valued(100, 100) };
  expect(shortLines(10_000, taken, 3)).toMatchObject([
    { points: 80, worth: 80, available: 10_000, policyNumber: 3, amount: -80 },
  ]);
});

test('a refund of less than the points are worth becomes nothing and settles as many points', () => {
  const taken = { due: 100, short: 100, before: 0, value: valued(3, 2) };
  expect(shortLines(31, taken, null)).toMatchObject([{ points: 46, worth: 66, amount: -30 }]);
  expect(shortLines(0, taken, null)).toEqual([]);
});

test('without a price for points nothing is deducted', () => {
  expect(shortLines(100, { due: 9, short: 9, before: 0, value: null }, null)).toEqual([]);
});

test('points that go back with the refund repay what is owed and are taken first', () => {
  const short = { short: 80, takesOthers: true, arrears: 30 };
  expect([0, 30, 50, 110, 500].map((back) => shortAfter(short, back))).toEqual([80, 80, 60, 0, 0]);
  expect(shortAfter({ ...short, takesOthers: false }, 500)).toBe(80);
});

test('in whichever parts points are short, they take off what all of them together do, and never more than is left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.tuple(fc.nat(5000), fc.nat(5000)), { minLength: 1, maxLength: 8 }),
      (points, amount, parts) => {
        const value = valued(points, amount);
        let before = 0;
        let deducted = 0;
        for (const [short, left] of parts) {
          const [line] = shortLines(left, { due: short, short, before, value }, null);
          const [settled, taken] = line ? [line.points ?? 0, -line.amount] : [0, 0];
          expect(taken).toBeGreaterThanOrEqual(0);
          expect(taken).toBeLessThanOrEqual(left);
          expect(settled).toBeLessThanOrEqual(short);
          before += settled;
          deducted += taken;
        }
        expect(deducted).toBe(worthOf(value, before));
      },
    ),
  );
});

test('what is deducted, taken, owed and written off is together what was to be taken back', () => {
  const lot = (id: number, remaining: number) => ({
    id,
    entryId: id,
    availableAt: 0,
    expiresAt: null,
    remaining,
  });
  fc.assert(
    fc.property(
      fc.record({
        own: fc.nat(100),
        others: fc.nat(100),
        owed: fc.nat(50),
        due: fc.integer({ min: 1, max: 100 }),
        deducted: fc.nat(120),
        limit: fc.nat(60),
      }),
      fc.constantFrom('ownOnly' as const, 'withinBalance' as const, 'arrears' as const),
      ({ own, others, owed, due, deducted, limit }, mode) => {
        const arrears = own + others === 0 ? owed : 0;
        const book = { lots: [lot(1, own), lot(2, others)], holds: [], arrears };
        const earned: Earned = {
          entryIds: [1],
          lotIds: new Set([1]),
          points: 100,
          lapsed: 0,
          reversed: 0,
          absorbed: 0,
        };
        const cause = { source: 'return', sourceId: 'r', sourceLine: '' } as const;
        const asked = { earned, points: due, cause, ruleKey: '', mode, deducted, detail: null };
        const {
          taken,
          plan,
          earned: after,
        } = clawBack(planOn(book), { ...asked, arrearsLimit: limit }, 1);
        const { absorbed, writtenOff, ...met } = taken;
        expect(met.deducted).toBe(Math.min(due, deducted));
        expect(met.deducted + absorbed + met.own + met.others + met.arrears + writtenOff).toBe(due);
        expect(after.reversed).toBe(due);
        expect(plan.book.arrears).toBe(arrears + met.arrears);
        expect(plan.entries.reduce((sum, { points }) => sum + points, 0)).toBe(-due);
      },
    ),
  );
});

test('points that a person took off by hand are as many as their amount pays in the checkout', () => {
  const value = valued(100, 1000);
  const typed = { deduction: 'pointsShort' as const, points: null, amount: -255 };
  expect([deductedPoints(typed, value), deductedPoints(typed, null)]).toEqual([25, 0]);
  expect(deductedPoints({ ...typed, points: 20 }, value)).toBe(20);
  expect(deductedPoints({ ...typed, deduction: 'damage' }, value)).toBe(0);
});
