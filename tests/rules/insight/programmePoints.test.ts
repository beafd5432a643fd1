/** Movements of points and what is left of each month, by vectors and for any rows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOVEMENTS } from '#contract/insight/programme';
import type { SpendPolicy } from '#contract/members/programme';
import {
  type Entered,
  lapsingByMonth,
  type Moved,
  typeOf,
  vintagesOf,
  waterfallOf,
} from '#rules/insight/programme';
import { startOfDay } from '#shared/days';

/** 100 points are worth 1.00. */
const POLICY: SpendPolicy = {
  points: 100,
  amount: 100,
  unit: 100,
  maxShare: 3_000,
  minAmount: 0,
  withCoupons: false,
};
const moved = (type: Moved['type'], points: number, more: Partial<Moved> = {}): Moved => ({
  month: '2026-01',
  type,
  isWithin: true,
  wasPending: false,
  isPendingBefore: false,
  isPendingAfter: false,
  points,
  ...more,
});
const WAITING = { wasPending: true, isPendingBefore: true };

test('what became active within the period moves from pending to active', () => {
  const report = waterfallOf(
    [
      moved('earn', 100, { ...WAITING, isWithin: false }),
      moved('clawBack', -30, WAITING),
      moved('earn', 50, { ...WAITING, isPendingAfter: true }),
      moved('spend', -40),
    ],
    [
      { type: 'clawBack', points: -30, entries: 1 },
      { type: 'earn', points: 50, entries: 1 },
      { type: 'spend', points: -40, entries: 1 },
    ],
  );
  expect(report.opening).toEqual({ active: 0, pending: 100 });
  expect(report.closing).toEqual({ active: 30, pending: 50 });
  const of = (wanted: string) => report.movements.find(({ movement }) => movement === wanted);
  expect(of('activated')).toMatchObject({ active: 70, pending: -70 });
  expect(of('clawBack')).toMatchObject({ active: 0, pending: -30 });
  expect(report.difference).toBe(0);
});

test('points that became owed are taken from the active ones, and repaying them moves nothing', () => {
  const rows = [
    moved('earn', 100, { isWithin: false }),
    moved('clawBack', -80, { month: '' }),
    moved('earn', 50, { month: '2026-02' }),
    moved('repay', -50, { month: '2026-02' }),
  ];
  const { opening, closing, difference } = waterfallOf(rows, [
    { type: 'clawBack', points: -80, entries: 1 },
    { type: 'earn', points: 50, entries: 1 },
  ]);
  expect([opening.active, closing.active, difference]).toEqual([100, 70, 0]);
  const { vintages, owed, owedWorth, worth } = vintagesOf(rows, POLICY);
  expect(vintages.map(({ month, active, repaid }) => [month, active, repaid])).toEqual([
    ['2026-01', 100, 0],
    ['2026-02', 0, 50],
  ]);
  expect([owed, owedWorth, worth]).toEqual([30, 30, 70]);
});

test('memos move nothing, and a missing lot is a difference', () => {
  const memo: Entered = { type: 'writeOff', points: -20, entries: 1 };
  expect(waterfallOf([], [memo]).difference).toBe(0);
  expect(waterfallOf([], [{ type: 'earn', points: 5, entries: 1 }]).difference).toBe(5);
});

test('without a value of points nothing is said of money', () => {
  const { vintages, worth, owedWorth } = vintagesOf([moved('earn', 100)], null);
  expect([vintages[0]?.worth, worth, owedWorth]).toEqual([null, null, null]);
});

test('the worth of the months adds up to the worth of all, to the minor unit', () => {
  const rows = ['2026-01', '2026-02', '2026-03'].map((month) => moved('earn', 333, { month }));
  const { vintages, worth } = vintagesOf(rows, { ...POLICY, amount: 7, points: 1_000 });
  expect(worth).toBe(6);
  expect(vintages.map((one) => one.worth)).toEqual([2, 2, 2]);
});

const anyMoved = fc
  .record({
    month: fc.constantFrom('2026-01', '2026-02', ''),
    type: fc.constantFrom(...MOVEMENTS.flatMap((one) => typeOf(one) ?? []), 'repay' as const),
    at: fc.integer({ min: 0, max: 9 }),
    availableAt: fc.option(fc.integer({ min: 0, max: 12 })),
    points: fc.integer({ min: -500, max: 500 }),
  })
  .map(({ month, type, at, availableAt, points }): Moved => {
    const isPendingAt = (instant: number) =>
      month !== '' && (availableAt === null || availableAt >= instant);
    return {
      month,
      type,
      isWithin: at >= 4,
      wasPending: isPendingAt(at + 1),
      isPendingBefore: isPendingAt(4),
      isPendingAfter: isPendingAt(10),
      points,
    };
  });

test('for any rows, opening and movements are the closing, in active and in pending points', () => {
  fc.assert(
    fc.property(fc.array(anyMoved, { maxLength: 40 }), (rows) => {
      const entered = rows.flatMap(({ type, isWithin, points }): Entered[] =>
        isWithin && type !== 'repay' ? [{ type, points, entries: 1 }] : [],
      );
      const { opening, movements, closing, difference } = waterfallOf(rows, entered);
      expect(difference).toBe(0);
      for (const part of ['active', 'pending'] as const)
        expect(opening[part] + movements.reduce((sum, one) => sum + one[part], 0)).toBe(
          closing[part],
        );
      const { vintages, owed } = vintagesOf(rows, POLICY);
      const left = vintages.reduce((sum, { active, pending }) => sum + active + pending, 0);
      expect(left - owed).toBe(closing.active + closing.pending);
    }),
  );
});

describe('points lapse in the month of their last valid day', () => {
  const zone = 'Asia/Shanghai';
  const now = startOfDay('2026-01-15', zone) + 1;
  const monthsOf = (entries: [day: string, points: number][]) =>
    lapsingByMonth(new Map(entries.map(([day, points]) => [startOfDay(day, zone), points])), {
      now,
      timeZone: zone,
      months: 2,
    });

  test('that ends with the midnight after it', () => {
    expect(
      monthsOf([
        ['2026-02-01', 5],
        ['2026-02-02', 7],
        ['2026-04-01', 1],
        ['2026-04-02', 9],
      ]),
    ).toEqual({
      months: [
        { month: '2026-01', points: 5 },
        { month: '2026-02', points: 7 },
        { month: '2026-03', points: 1 },
      ],
      later: 9,
    });
  });
});
