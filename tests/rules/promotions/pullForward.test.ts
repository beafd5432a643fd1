/** Whether a promotion only made orders come earlier: orders per day before, during and after it. */
import { expect, test } from 'vitest';
import { pullForwardOf, sumOver } from '#server/promotions/effects/pullForward';

/** Two days, from Monday to Tuesday; the 28 days before begin on 2 February, those after end with 31 March. */
const RAN = { from: '2026-03-02', to: '2026-03-04' };
const DAYS = new Map([
  ['2026-02-01', { orders: 1000, revenue: 1 }],
  ['2026-02-02', { orders: 14, revenue: 100 }],
  ['2026-03-01', { orders: 42, revenue: 200 }],
  ['2026-03-02', { orders: 7, revenue: 300 }],
  ['2026-03-03', { orders: 4, revenue: 400 }],
  ['2026-03-04', { orders: 1, revenue: 500 }],
  ['2026-03-31', { orders: 20, revenue: 600 }],
  ['2026-04-01', { orders: 1000, revenue: 7 }],
]);

test('orders per day are told for the promotion and the 28 days on either side', () => {
  expect(pullForwardOf(DAYS, RAN, '2026-04-01', '2026-02-02')).toEqual({
    before: 2,
    during: 5.5,
    after: 0.75,
    expected: 2,
  });
});
test('nothing is told while the days after it are not over', () => {
  expect(pullForwardOf(DAYS, RAN, '2026-03-31', '2026-02-02')).toBeNull();
  expect(pullForwardOf(DAYS, RAN, '2026-04-01', null)).toBeNull();
});
test('a sum over days counts its first day, not the one on which it ends, and days without sales as nothing', () => {
  expect(sumOver(DAYS, RAN, 'orders')).toBe(11);
  expect(sumOver(DAYS, { from: '2026-02-28', to: '2026-03-03' }, 'revenue')).toBe(500);
  expect(sumOver(DAYS, { from: '2026-05-01', to: '2026-05-09' }, 'revenue')).toBe(0);
});
