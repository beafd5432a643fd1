/** Values of an option that are typed at once. */
import { expect, test } from 'vitest';
import { typedValues } from '../../../client/catalog/products/typedValues.ts';

test.each([
  [['红，蓝'], ['红', '蓝']],
  [['红、蓝, 绿'], ['红', '蓝', '绿']],
  [
    ['S', 'M,L'],
    ['S', 'M', 'L'],
  ],
  [['1,5 L'], ['1,5 L']],
  [['S', ' S ', '，'], ['S']],
])('%j are the values %j', (typed, expected) => {
  expect(typedValues(typed)).toEqual(expected);
});
