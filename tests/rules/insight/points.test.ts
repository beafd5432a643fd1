/** Days summed into points of a chart, and figures of which a part is not shown or not known. */
import { describe, expect, test } from 'vitest';
import type { SalesDay, Sums } from '#contract/orders/sales';
import { FORMULAS } from '#rules/insight/kpis';
import { bucketsOf, foldPoints, noSums, totalOf } from '#server/insight/kpis/rules';

const day = (name: string, orders: number, buyers = orders): SalesDay => ({
  ...noSums(null),
  day: name,
  orders,
  buyers,
  weekBuyers: buyers - 1,
  monthBuyers: buyers - 2,
});
const DAYS = [
  day('2026-03-01', 3),
  day('2026-03-02', 4),
  day('2026-03-08', 5),
  day('2026-03-09', 6),
];
const VISITS = [
  { day: '2026-03-01', visits: 10 },
  { day: '2026-03-02', visits: 20 },
  { day: '2026-03-08', visits: 30 },
  { day: '2026-03-09', visits: 40 },
];
/** From Sunday, the last day of a week, to Monday, the first day of another. */
const PERIOD = { from: '2026-03-01', to: '2026-03-10' };
const weeks = bucketsOf(PERIOD, 'week', 1, '2026-04-01');
const fold = (cutBuyers: number | null, visits: typeof VISITS | null = VISITS) =>
  foldPoints(weeks, DAYS, visits, 'week', cutBuyers);

describe('points of a chart', () => {
  test('hold the orders and the visits of their own days', () => {
    const points = fold(null);
    expect(points.map(({ from, to }) => [from, to])).toEqual([
      ['2026-03-01', '2026-03-02'],
      ['2026-03-02', '2026-03-09'],
      ['2026-03-09', '2026-03-10'],
    ]);
    expect(points.map(({ orders }) => orders)).toEqual([3, 9, 6]);
    expect(points.map(({ visits }) => visits)).toEqual([10, 50, 40]);
  });
  test('hold no visits where they are not known, and none where there were none', () => {
    expect(fold(null, null).map(({ visits }) => visits)).toEqual([null, null, null]);
    expect(fold(null, []).map(({ visits }) => visits)).toEqual([0, 0, 0]);
    expect(fold(null, VISITS.slice(2)).map(({ visits }) => visits)).toEqual([0, 30, 40]);
  });
  test('hold the distinct buyers of the whole week, or of its part where that was counted', () => {
    expect(fold(null).map(({ buyers }) => buyers)).toEqual([2, 7, 5]);
    expect(fold(9).map(({ buyers }) => buyers)).toEqual([9, 7, 5]);
    expect(fold(0).map(({ buyers }) => buyers)).toEqual([0, 7, 5]);
  });
  test.each([
    ['day', [3, 4, 5, 6]],
    ['month', [10]],
  ] as const)('hold the distinct buyers by %s', (bucket, buyers) => {
    const buckets = bucketsOf(PERIOD, bucket, 1, '2026-04-01').filter(({ from }) =>
      bucket === 'month' ? true : DAYS.some((one) => one.day === from),
    );
    expect(foldPoints(buckets, DAYS, null, bucket, null).map((point) => point.buyers)).toEqual(
      buyers,
    );
  });
  test('are partial where the period ends before they do', () => {
    const months = bucketsOf({ from: '2026-01-01', to: '2026-02-15' }, 'month', 1, '2026-06-01');
    expect(months.map(({ to, complete }) => [to, complete])).toEqual([
      ['2026-02-01', true],
      ['2026-02-15', false],
    ]);
  });
});

test('sums of a whole period hold its own number of buyers, and visits only where they are known', () => {
  expect(totalOf(DAYS, VISITS, 7)).toMatchObject({ orders: 18, buyers: 7, visits: 100 });
  expect(totalOf(DAYS, null, 7)).toMatchObject({ orders: 18, buyers: 7, visits: null });
  expect(totalOf([], [], 0)).toMatchObject({ orders: 0, buyers: 0, visits: 0 });
});

describe('profit and margin are not told', () => {
  const known: Sums = { ...noSums(0), revenueWithCost: 0, returnedWithCost: -50, cost: 20 };
  test.each(['revenueWithCost', 'returnedWithCost', 'cost'] as const)(
    'while %s is hidden',
    (field) => {
      const masked = { ...known, [field]: null };
      expect([FORMULAS.grossProfit(known), FORMULAS.grossMargin(known)]).toEqual([30, 0.6]);
      expect([FORMULAS.grossProfit(masked), FORMULAS.grossMargin(masked)]).toEqual([null, null]);
    },
  );
});
