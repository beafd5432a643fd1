/** Changes of many cells of the grid of variants, and cells copied from a spreadsheet. */
import { describe, expect, test } from 'vitest';
import { message } from '#shared/fields';
import '#shared/validation';
import {
  amountFault,
  bulkChanges,
  filledDown,
  type Operation,
  pasted,
  reversed,
  withChanges,
} from '../../../client/catalog/products/variants/changes.ts';
import {
  type Field,
  readCell,
  type Value,
  type Variant,
  writtenCell,
} from '../../../client/catalog/products/variants/columns.ts';
import { nextRows } from '../../../client/catalog/products/variants/rowKeys.ts';
import { type FormVariant, removedOf } from '../../../client/catalog/products/variants/removals.ts';
import { isCells, pastedRows } from '../../../client/ui/form/pastedCells.ts';

const CNY = { currency: 'CNY', decimals: 2 };
const variant = (
  optionValues: string[],
  basePrice: number,
  sku: string | null = null,
): Variant => ({
  optionValues,
  sku,
  barcode: null,
  cost: null,
  basePrice,
  originalPrice: null,
  minPrice: null,
  minMarginBps: null,
  weightGrams: null,
});
const shirts = [
  variant(['S', 'red'], 1000, 'S-R'),
  variant(['L', 'red'], 1100, 'L-R'),
  variant(['L', 'blue'], 1205, 'L-B'),
];
const prices = (variants: readonly Variant[]) => variants.map(({ basePrice }) => basePrice);

describe('cells copied from a spreadsheet', () => {
  test.each<[string, string[][]]>([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['a\t\tb', [['a', '', 'b']]],
    ['"two\nlines"\t"say ""hi"""', [['two\nlines', 'say "hi"']]],
    ['5" pipe\tx', [['5" pipe', 'x']]],
    ['a', [['a']]],
    ['', [['']]],
  ])('%j is read row by row', (text, rows) => {
    expect(pastedRows(text)).toEqual(rows);
  });
  test('a text without a tab or a line of its own is no cells', () => {
    expect(['a', 'a\n', 'a\tb', 'a\nb'].map(isCells)).toEqual([false, false, true, true]);
  });
});

describe('a cell', () => {
  test.each([
    ['money', 1250, '12.50'],
    ['rate', 1250, '12.5'],
    ['count', 3, '3'],
    ['text', 'A-1', 'A-1'],
    ['money', null, ''],
  ] as const)('of the kind %s is written and read as the same value', (kind, value, text) => {
    expect(writtenCell(kind, value, CNY)).toBe(text);
    expect(readCell(kind, text, CNY)).toBe(value);
  });
  test('what can be read two ways is no number', () => {
    expect(readCell('money', '1234,50', CNY)).toBeNaN();
  });
});

describe('a pasted block', () => {
  const fields = ['sku', 'basePrice', 'cost'] as const;
  test('it fills from its cell on, empty cells change nothing, and the rest is counted', () => {
    const block = pasted(
      pastedRows('X-1\t20\nX-2\tdear\t1\n\t30\t2\tbeyond\nX-4'),
      shirts,
      fields,
      { row: 0, field: 'sku' },
      CNY,
    );
    expect(block).toMatchObject({ bad: ['dear'], over: 2 });
    const after = withChanges(shirts, block.changes);
    expect(after.map(({ sku, basePrice, cost }) => [sku, basePrice, cost])).toEqual([
      ['X-1', 2000, null],
      ['X-2', 1100, 100],
      ['L-B', 3000, 200],
    ]);
    expect(withChanges(after, reversed(block.changes))).toEqual(shirts);
  });
  test('its undo finds the variants by their options and leaves later changes alone', () => {
    const { changes } = pasted(
      [['20'], ['30']],
      shirts,
      fields,
      { row: 0, field: 'basePrice' },
      CNY,
    );
    const [first, second, third] = withChanges(shirts, changes) as [Variant, Variant, Variant];
    const later = [third, { ...second, basePrice: 7 }, first];
    expect(prices(withChanges(later, reversed(changes)))).toEqual([1205, 7, 1000]);
  });
  test('variants whose options are not chosen yet are not mistaken for each other', () => {
    const open = [variant([''], 0), variant([''], 0)];
    const { changes } = pasted([['A'], ['B']], open, fields, { row: 0, field: 'sku' }, CNY);
    expect(withChanges(open, changes).map(({ sku }) => sku)).toEqual(['A', 'B']);
  });
});

test('a cell is filled from the one above, the first one from nothing', () => {
  expect(prices(withChanges(shirts, filledDown(shirts, { row: 2, field: 'basePrice' })))).toEqual([
    1000, 1100, 1100,
  ]);
  expect(filledDown(shirts, { row: 0, field: 'basePrice' })).toEqual([]);
});

describe('a change by option', () => {
  const after = (
    ...args: Parameters<typeof bulkChanges> extends [unknown, ...infer R] ? R : never
  ) => prices(withChanges(shirts, bulkChanges(shirts, ...args)));
  test('it changes only variants with the value, and rounds to whole units', () => {
    expect(after({ option: 0, value: 'L' }, 'basePrice', 'raise', 1000)).toEqual([
      1000, 1210, 1326,
    ]);
    expect(after({ option: 1, value: 'red' }, 'basePrice', 'lower', 5000)).toEqual([
      500, 550, 1205,
    ]);
    expect(after(null, 'basePrice', 'set', 999)).toEqual([999, 999, 999]);
    expect(after(null, 'basePrice', 'lower', 20_000)).toEqual([0, 0, 0]);
  });
  test('it takes what the column takes: a loss as the least margin, but no price below nothing', () => {
    const fault = (...[field, operation, amount]: [Field, Operation, Value]) =>
      amountFault(field, operation, amount);
    expect(fault('minMarginBps', 'set', -2000)).toBeNull();
    expect(fault('minMarginBps', 'set', -10_001)).toBe(
      message('ra.validation.minValue', { min: '-100 %' }),
    );
    expect(fault('minMarginBps', 'set', 9901)).toBe(
      message('ra.validation.maxValue', { max: '99 %' }),
    );
    expect(fault('basePrice', 'set', -1)).toBe(message('ra.validation.minValue', { min: 0 }));
    expect(fault('basePrice', 'raise', -1)).toBe(message('ra.validation.minValue', { min: 0 }));
    expect([fault('cost', 'set', NaN), fault('cost', 'set', null)]).toEqual([
      'ra.validation.number',
      null,
    ]);
  });
  test('a cell without a number stays as it is', () => {
    expect(bulkChanges(shirts, null, 'cost', 'raise', 1000)).toEqual([]);
  });
});

describe('the rows of the grid', () => {
  const rows = (...values: string[][]) => values.map((optionValues) => ({ optionValues }));
  const known = nextRows([], rows(['S', 'red'], [''], [''], ['L', 'blue']));
  const keysAfter = (...values: string[][]) =>
    nextRows(known, rows(...values)).map(({ key }) => key);

  test.each<[string, string[][], number[]]>([
    ['a chosen value', [['S', 'red'], ['M'], [''], ['L', 'blue']], [0, 1, 2, 3]],
    ['a value that another row had', [['L', 'blue'], [''], [''], ['L', 'blue']], [0, 1, 2, 3]],
    ['a removed row', [[''], [''], ['L', 'blue']], [2, 1, 3]],
    ['an added row', [['S', 'red'], [''], [''], ['L', 'blue'], ['']], [0, 1, 2, 3, 4]],
    ['the other order', [['L', 'blue'], [''], [''], ['S', 'red']], [3, 1, 2, 0]],
  ])('%s: what stays keeps its row', (_, values, expected) =>
    expect(keysAfter(...values)).toEqual(expected),
  );
});

test('a saved variant is removed only while no row has its id, SKU or options', () => {
  const saved = [
    { id: 1, sku: 'A', optionValues: ['red'] },
    { id: 2, sku: null, optionValues: ['blue'] },
  ];
  const removed = (...rows: FormVariant[]) => removedOf(saved, rows).map(({ id }) => id);
  expect(removed()).toEqual([1, 2]);
  expect(removed({ id: 1, sku: 'B', optionValues: ['green'] })).toEqual([2]);
  expect(
    removed({ sku: 'A', optionValues: ['green'] }, { sku: 'C', optionValues: ['blue'] }),
  ).toEqual([]);
});

test('a new row is only one of the saved variants, the one of its SKU, so the one of its options is removed', () => {
  const saved = [
    { id: 1, sku: 'A', optionValues: ['red'] },
    { id: 2, sku: 'B', optionValues: ['blue'] },
  ];
  const removed = (sku: string) =>
    removedOf(saved, [{ sku, optionValues: ['blue'] }]).map(({ id }) => id);
  expect([removed('A'), removed(' A\u200e'), removed('C')]).toEqual([[2], [2], [1]]);
});
