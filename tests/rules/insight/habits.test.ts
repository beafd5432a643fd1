/** Values of the figures about habits beside their aims, and bands of streaks. */
import { expect, test } from 'vitest';
import { habitOf, reachesTarget, streakBands } from '#rules/insight/habits';

test('churn is to be below its aim, return visits and orders reach theirs', () => {
  expect(habitOf('churn', { part: 1, whole: 20 })).toBe(500);
  expect(reachesTarget('churn', 500)).toBe(false);
  expect(reachesTarget('churn', 499)).toBe(true);
  expect(habitOf('returnVisits', { part: 7, whole: 10 })).toBe(7_000);
  expect(reachesTarget('returnVisits', 7_000)).toBe(true);
  expect(habitOf('orderFrequency', { part: 199, whole: 100 })).toBe(199);
  expect(reachesTarget('orderFrequency', 199)).toBe(false);
  expect(habitOf('orderFrequency', { part: 0, whole: 0 })).toBeNull();
});

test('every length of a streak belongs to one band', () => {
  const longest = Array.from({ length: 40 }, (_, index) => ({ streak: index + 1, members: 1 }));
  expect(streakBands(longest).map(({ members }) => members)).toEqual([1, 2, 3, 7, 27]);
});
