/** Percentiles between two neighbours, and shares that may have nothing to divide by. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOfDuration } from '#rules/insight/fulfilment';
import { between, placeOf } from '#shared/percentiles';
import { shareOf } from '#shared/money';

/** In minutes, so that a vector can be written in hours. */
const percentile = (percent: number, hours: readonly number[]) => {
  const place = placeOf(percent, hours.length);
  if (place === null) return null;
  const lower = (hours[place.index] ?? NaN) * 60;
  const upper = (hours[place.index + 1] ?? hours[place.index] ?? NaN) * 60;
  return between(lower, upper, place.hundredths) / 60;
};

describe('a percentile', () => {
  test.each([
    [50, [], null],
    [50, [7], 7],
    [90, [7], 7],
    [50, [1, 2], 1.5],
    [90, [0, 10], 9],
    [50, [1, 2, 3, 100], 2.5],
    [90, [1, 2, 3, 100], 70.9],
    [50, [1, 2, 3, 4, 5], 3],
    [90, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 9],
  ])('the %ith of %j hours is %s', (percent, hours, result) => {
    expect(percentile(percent, hours)).toBe(result);
  });

  test('it lies between the two values beside its place, and never beyond the last one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.integer({ min: 0, max: 10_000_000_000 }),
        (percent, count, lower, further) => {
          const place = placeOf(percent, count);
          expect(place).not.toBe(null);
          if (place === null) return;
          expect(place.index * 100 + place.hundredths).toBe(percent * (count - 1));
          expect(place.index + (place.hundredths > 0 ? 1 : 0)).toBeLessThan(count);
          const value = between(lower, lower + further, place.hundredths);
          expect(value).toBeGreaterThanOrEqual(lower);
          expect(value).toBeLessThanOrEqual(lower + further);
          expect(Number.isInteger(value)).toBe(true);
        },
      ),
    );
  });
});

test('a share of nothing is not known', () => {
  expect(shareOf(0, 0)).toBe(null);
  expect(shareOf(1, 3)).toBe(3333);
});

test('a duration is written in days and hours, or in hours and minutes', () => {
  const minute = 60_000;
  expect(partsOfDuration(49 * 60 * minute + 59 * minute)).toEqual({
    days: 2,
    hours: 1,
    minutes: 59,
  });
});
