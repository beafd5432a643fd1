/** Figures of alerts: shares of all, and how soon customers were contacted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contactTimesOf, shareOf } from '#rules/surveys/alertFigures';

const MINUTE = 60_000;
const times = (...minutes: number[]) => contactTimesOf(minutes.map((one) => one * MINUTE));

describe('Shares of alerts', () => {
  test.each([
    [0, 0, null],
    [0, 4, { n: 4, value: 0, low: null, high: null }],
    [2, 3, { n: 3, value: 667, low: null, high: null }],
    // Wilson's interval of eight of ten.
    [8, 10, { n: 10, value: 800, low: 490, high: 943 }],
  ])('%i of %i are %j', (part, n, rate) => {
    expect(shareOf(part, n)).toEqual({ part, n, rate });
  });
});

describe('Time to contact', () => {
  test('is unknown where nobody was contacted', () => {
    expect(times()).toEqual({ n: 0, median: null, p90: null });
  });
  test.each([
    [[30], 30, 30],
    [[60, 120], 90, 114],
    [[60, 120, 600], 120, 504],
    [[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 50, 90],
  ])('of %j minutes the median is %i and nine of ten took at most %i', (minutes, median, p90) => {
    expect(times(...minutes)).toEqual({ n: minutes.length, median, p90 });
  });
  test('counts a minute once it is whole, as the list does', () => {
    expect(contactTimesOf([MINUTE * 2 - 1])).toEqual({ n: 1, median: 1, p90: 1 });
  });
  test('lies between the shortest and the longest, and the median is never above the other', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), (minutes) => {
        const sorted = minutes.toSorted((one, other) => one - other);
        const { median, p90 } = times(...sorted);
        expect(sorted[0]).toBeLessThanOrEqual(median ?? -1);
        expect(median).toBeLessThanOrEqual(p90 ?? -1);
        expect(p90).toBeLessThanOrEqual(sorted.at(-1) ?? -1);
      }),
    );
  });
});
