/** How the rows of a product file are combined with each other and with the stored product. */
import { describe, expect, test } from 'vitest';
import { matchOptions } from '#server/catalog/transfer/matchOptions';
import type { OptionCells } from '#server/catalog/transfer/productDraft';
import { placeOptions } from '#server/catalog/transfer/placeOptions';
import { contradictions, filledRow } from '#server/platform/imports/wholeRecord';
import type { Product } from '#server/catalog/products/product';

const SIZE = {
  names: { en: 'Size', zh: '尺码' },
  values: [{ key: 'S', names: { en: 'S', zh: '小号' } }],
};
const COLOUR = { names: { en: 'Colour', zh: '颜色' }, values: [{ key: 'R', names: { en: 'R' } }] };

describe('the stored option of each option of a file', () => {
  test.each([
    ['the same names', [{ en: 'Size' }, { en: 'Colour' }], [0, 1]],
    ['another order', [{ en: 'Colour' }, { zh: '尺码' }], [1, 0]],
    ['a new name', [{ en: 'Length' }, { en: 'Colour' }], [0, 1]],
    ['another order and a new name', [{ en: 'Colour' }, { en: 'Length' }], [1, 0]],
    ['a new option before them', [{ en: 'Fit' }, { en: 'Size' }, { en: 'Colour' }], [-1, 0, 1]],
    ['no names at all', [{}, {}], [0, 1]],
    ['empty names, which remove an option', [{ en: 'Colour' }, { en: '' }], [1, -1]],
  ])('options of a file with %s are matched to the stored ones', (_, names, expected) => {
    expect(matchOptions([SIZE, COLOUR], names)).toEqual(expected);
  });
});

const NO_COLUMNS: OptionCells = { names: {}, values: undefined, keys: undefined };
const place = (cells: Partial<OptionCells>[], options = [SIZE, COLOUR]) =>
  placeOptions(
    {
      draft: { externalId: 'x', variants: [{ sku: 'A', basePrice: 1 }] },
      optionCells: cells.map((one) => ({ ...NO_COLUMNS, ...one })),
    },
    { options, variants: [] } as unknown as Product,
  );

describe('the options of a product after its import', () => {
  test('a language without a column keeps its text, and an empty cell clears it', () => {
    const listed = [{ key: 'S', names: { en: 'S' } }];
    expect(place([{ names: { en: 'Sizes', zh: undefined }, values: listed }, {}]).options).toEqual([
      { names: { en: 'Sizes', zh: '尺码' }, values: SIZE.values },
      COLOUR,
    ]);
    expect(
      place([{ names: { en: 'Size', zh: '' }, values: listed }, {}]).options?.[0]?.names,
    ).toEqual({ en: 'Size' });
  });
  test('values without columns of names belong to the stored option at their position', () => {
    const values = [
      { key: 'S', names: { en: 'S' } },
      { key: 'M', names: { en: 'M' } },
    ];
    const { options, order, gaps } = place([{ values }, {}]);
    expect(options?.[0]).toEqual({ names: SIZE.names, values: [SIZE.values[0], values[1]] });
    expect(order).toEqual([0, 1]);
    expect([...gaps]).toEqual([0, 1]);
  });
  test('values without a name to belong to are an option without a name, which is refused', () => {
    const values = [{ key: 'S', names: { en: 'S' } }];
    expect(place([{ values }], []).options).toEqual([{ names: {}, values }]);
    expect(place([{ keys: ['S'] }], []).options).toEqual([{ names: {}, values }]);
    expect(place([{ values: [], keys: [''] }], []).options).toEqual([]);
  });
  test('an option whose names are emptied in every language is removed', () => {
    const { options, numbers } = place([{ names: { en: '', zh: '' }, values: [], keys: [''] }, {}]);
    expect(options).toEqual([COLOUR]);
    expect(numbers).toEqual([2]);
  });
  test('a file without columns of options says nothing about them', () => {
    expect(place([{}, {}]).options).toBeUndefined();
  });
});

describe('cells of a whole product', () => {
  const ROWS = (...names: string[]) =>
    names.map((name, index) => ({ name, line: index + 2 })) as [{ name: string; line: number }];
  const found = (...names: string[]) =>
    contradictions(ROWS(...names), ['name'], {
      cell: ({ name }) => name,
      line: ({ line }) => line,
    }).map(({ line, field }) => [line, field]);
  test('another value on a later row is an error there, an empty or equal one is none', () => {
    expect(found('Tee', '', 'Tee')).toEqual([]);
    expect(found('', 'Tee', '')).toEqual([]);
    expect(found('Tee', 'Cap', 'Tee', 'Hat')).toEqual([
      [3, 'name'],
      [5, 'name'],
    ]);
  });
  test('a cell is read from the first row in which it is filled', () => {
    expect(filledRow(ROWS('', 'Tee', 'Tee'), ({ name }) => name).line).toBe(3);
    expect(filledRow(ROWS('', ''), ({ name }) => name).line).toBe(2);
  });
});
