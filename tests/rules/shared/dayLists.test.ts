/** Lists of days, and months that lie before or after. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysFrom, lastDays } from '#shared/days';

describe('a list of days', () => {
  test('begins with its first day and ends before its last, also where it was asked for before', () => {
    const expected = ['2024-02-28', '2024-02-29', '2024-03-01'];
    for (let times = 0; times < 2; times += 1)
      expect(daysFrom('2024-02-28', '2024-03-02')).toEqual(expected);
    expect(daysFrom('2024-03-02', '2024-03-02')).toEqual([]);
    expect(daysFrom('2024-03-03', '2024-03-02')).toEqual([]);
  });
  test('has every day of any span once, in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200_000, max: 200_000 }),
        fc.integer({ min: 0, max: 40 }),
        (first, count) => {
          const from = addDays('2024-01-01', first);
          const days = daysFrom(from, addDays(from, count));
          expect(days).toEqual(Array.from({ length: count }, (_, index) => addDays(from, index)));
        },
      ),
    );
  });
  test('of the last days includes today', () => {
    expect(lastDays('2024-03-01', 1)).toEqual({ from: '2024-03-01', to: '2024-03-02' });
    expect(lastDays('2024-03-01', 7)).toEqual({ from: '2024-02-24', to: '2024-03-02' });
  });
  test.each([
    ['2024-01-31', 1, '2024-02-01'],
    ['2024-12-15', 1, '2025-01-01'],
    ['2024-01-15', -1, '2023-12-01'],
    ['2024-01-15', 0, '2024-01-01'],
    ['2024-01-15', -13, '2022-12-01'],
    ['2024-01-15', 24, '2026-01-01'],
  ])('by months: %s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});
