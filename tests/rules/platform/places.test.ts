/** The places of rows that people order by hand. */
import { describe, expect, test } from 'vitest';
import { newPlaces } from '#server/platform/records/places';

const ROWS = [
  { id: 7, position: 0 },
  { id: 3, position: 2 },
  { id: 5, position: 4 },
];

describe('new places', () => {
  test('are written where they differ, without gaps, and name the first row that stands elsewhere', () => {
    expect(newPlaces(ROWS, [7, 5, 3])).toEqual({
      written: [{ id: 5, position: 1 }],
      moved: { id: 5, position: 4 },
    });
  });
  test('of the same order move nothing', () => {
    expect(newPlaces(ROWS, [7, 3, 5])?.moved).toBeUndefined();
  });
  test.each([
    ['that leave one out', [7, 3]],
    ['that name one twice', [7, 3, 3]],
    ['that name another one', [7, 3, 4]],
    ['that name one more', [7, 3, 5, 4]],
  ])('%s are none', (_what, ids) => {
    expect(newPlaces(ROWS, ids)).toBeNull();
  });
});
