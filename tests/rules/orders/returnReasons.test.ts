/** The tree of reasons for returns. */
import { expect, test } from 'vitest';
import { inTreeOrder, parentError } from '#rules/orders/returnReasons';

const TREE = [
  { id: 1, parentId: null, position: 20 },
  { id: 2, parentId: 1, position: 10 },
  { id: 3, parentId: null, position: 10 },
  { id: 4, parentId: 1, position: 5 },
];

test.each([
  [null, null, null],
  [null, 1, null],
  [2, 3, null],
  [null, 9, 'returnReasons.errors.noParent'],
  [3, 3, 'returnReasons.errors.ownParent'],
  [3, 2, 'returnReasons.errors.tooDeep'],
  [1, 3, 'returnReasons.errors.tooDeep'],
])('Reason %s below %s: %s', (id, parentId, error) => {
  expect(parentError(id, parentId, TREE)).toBe(error);
});

test('Each reason is followed by those below it, in their order', () => {
  expect(inTreeOrder(TREE).map(({ id }) => id)).toEqual([3, 1, 4, 2]);
});
