/** Which stored variant a sent one is, and whether its crossed-out price tells the truth. */
import { describe, expect, test } from 'vitest';
import { optionKey } from '#contract/catalog/products';
import { isListPriceLow, matchVariants } from '#rules/catalog/products';

const stored = (id: number, sku: string | null, ...options: string[]) => ({
  id,
  sku,
  optionKey: optionKey(options),
});
const sent = (sku: string | null, optionValues: string[], id?: number) => ({
  id,
  sku,
  optionValues,
});
const match = (before: ReturnType<typeof stored>[], after: ReturnType<typeof sent>[]) => {
  const { matched, removed } = matchVariants(before, after);
  return [matched.map((one) => one?.id), removed.map(({ id }) => id)];
};

describe('a sent variant', () => {
  const red = stored(1, 'A', 'red');
  const blue = stored(2, 'B', 'blue');
  const plain = stored(3, null, 'plain');
  const all = [red, blue, plain];

  test.each([
    ['its id, before its SKU and options', [sent('B', ['blue'], 1)], [[1], [2, 3]]],
    ['its SKU, before its options', [sent('B', ['red'])], [[2], [1, 3]]],
    ['its options where its SKU is new', [sent('C', ['red'])], [[1], [2, 3]]],
    ['its options where it has no SKU', [sent(null, ['plain'])], [[3], [1, 2]]],
    ['nothing where both are new', [sent('C', ['green'])], [[undefined], [1, 2, 3]]],
    ['nothing for an id of another product', [sent('C', ['green'], 9)], [[undefined], [1, 2, 3]]],
    ['its SKU where its id is gone', [sent('A', ['green'], 9)], [[1], [2, 3]]],
  ])('is found by %s', (_, after, expected) => {
    expect(match(all, after)).toEqual(expected);
  });
  test('without an SKU is not taken for a stored one without an SKU', () => {
    expect(match([plain], [sent(null, ['green'])])).toEqual([[undefined], [3]]);
  });
  test('with an SKU that several have is the one with the same options', () => {
    const twice = [stored(1, 'A', 'red'), stored(2, 'A', 'blue')];
    expect(match(twice, [sent('A', ['blue'])])).toEqual([[2], [1]]);
    expect(match(twice, [sent('A', ['green']), sent('A', ['red'])])).toEqual([[2, 1], []]);
  });
  test('takes no stored one that an earlier one took', () => {
    expect(match([red], [sent('A', ['red'], 1), sent('A', ['red'])])).toEqual([[1, undefined], []]);
    expect(match([red], [sent(null, ['red']), sent('A', ['green'])])).toEqual([[undefined, 1], []]);
    expect(match([red, blue], [sent('A', ['red'], 1), sent('A', ['red'], 1)])).toEqual([
      [1, undefined],
      [2],
    ]);
  });
  test('of several options needs all of them in their order', () => {
    const big = stored(1, null, 'red', 'big');
    expect(match([big], [sent(null, ['big', 'red'])])).toEqual([[undefined], [1]]);
    expect(match([big], [sent(null, ['red', 'big'])])).toEqual([[1], []]);
  });
});

test.each([
  [{ basePrice: 100, originalPrice: 99 }, true],
  [{ basePrice: 100, originalPrice: 100 }, false],
  [{ basePrice: 100, originalPrice: 101 }, false],
  [{ basePrice: 100, originalPrice: 0 }, true],
  [{ basePrice: 100, originalPrice: null }, false],
  [{ basePrice: null, originalPrice: -1 }, false],
  [{ originalPrice: 5 }, false],
  [{}, false],
])('a crossed-out price below the price is found in %j: %s', (prices, isLow) => {
  expect(isListPriceLow(prices)).toBe(isLow);
});
