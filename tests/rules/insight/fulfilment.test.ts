/** Percentiles by the nearest rank, and shares that may have nothing to divide by. */
import { describe, expect, test } from 'vitest';
import { partsOfDuration, rankOf, shareOf } from '#rules/insight/fulfilment';

describe('the rank of a percentile', () => {
  test.each([
    [50, 0, null],
    [50, 1, 0],
    [90, 1, 0],
    [50, 4, 1],
    [50, 5, 2],
    [90, 10, 8],
    [90, 11, 9],
    [90, 100, 89],
  ])('the %i th percentile of %i values is the one at index %s', (percent, count, index) => {
    expect(rankOf(percent, count)).toBe(index);
  });
});

test('a share of nothing is not known', () => {
  expect(shareOf({ part: 0, whole: 0 })).toBe(null);
  expect(shareOf({ part: 1, whole: 3 })).toBe(3333);
});

test('a duration is written in days and hours, or in hours and minutes', () => {
  const minute = 60_000;
  expect(partsOfDuration(49 * 60 * minute + 59 * minute)).toEqual({
    days: 2,
    hours: 1,
    minutes: 59,
  });
});
