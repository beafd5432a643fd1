/** Which tickets may be the same request, and which parts would be below themselves. */
import { describe, expect, test } from 'vitest';
import { isLoop, mayRepeat } from '#rules/service/linking';

const DAY = 86_400_000;
const one = { personId: 1, orderExternalId: 'o-1', openedAt: 10 * DAY };

describe('the same request once more', () => {
  test.each([
    ['the same customer and order', {}, true],
    ['the same customer without an order', { orderExternalId: null }, true],
    ['another order of the customer', { orderExternalId: 'o-2' }, false],
    ['another customer with that order', { personId: 2 }, false],
    ['somebody unknown with that order', { personId: null }, true],
    ['somebody unknown without an order', { personId: null, orderExternalId: null }, false],
    ['seven days later', { openedAt: 17 * DAY }, true],
    ['seven days earlier', { openedAt: 3 * DAY }, true],
    ['more than seven days later', { openedAt: 17 * DAY + 1 }, false],
  ])('%s: %#', (_, other, expected) => {
    expect(mayRepeat(one, { ...one, ...other })).toBe(expected);
    expect(mayRepeat({ ...one, ...other }, one)).toBe(expected);
  });
});

describe('parts of tickets', () => {
  const parents = new Map([
    [2, [1]],
    [3, [2]],
    [4, [4]],
  ]);
  test('a ticket is never a part of its own part', () => {
    expect(isLoop(1, 3, parents)).toBe(true);
    expect(isLoop(3, 1, parents)).toBe(false);
  });
  test('stored loops of others end the walk', () => {
    expect(isLoop(1, 4, parents)).toBe(false);
  });
});
