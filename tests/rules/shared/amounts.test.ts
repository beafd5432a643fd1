/** Amounts of files: read to the millionth, multiplied without losing a cent, and written back. */
import { describe, expect, test } from 'vitest';
import {
  fineness,
  formatAmount,
  lineAmount,
  parseMillionths,
  parseWhole,
  unitAmount,
} from '#shared/amounts';

describe('a price of a file', () => {
  test.each<[string, number | null]>([
    ['2.55', 2_550_000],
    [' 2.55\t', 2_550_000],
    ['+7', 7_000_000],
    ['-0.5', -500_000],
    ['-0', 0],
    ['0.000001', 1],
    ['0.9', 900_000],
    ['0.123456', 123_456],
    ['0.1234567', null],
    ['0.1000000', null],
    ['999999999', 999_999_999_000_000],
    ['999999999.999999', 999_999_999_999_999],
    ['1000000000', null],
    ['1.', null],
    ['.5', null],
    ['', null],
    ['-', null],
    ['1.2.3', null],
    ['1,5', null],
    ['1x5', null],
    ['1.5e3', null],
    ['1.5/', null],
    ['1.5:', null],
    ['1:', null],
    ['--1', null],
    ['1 2', null],
  ])('%j is %s millionths', (text, expected) => {
    expect(parseMillionths(text)).toBe(expected);
  });
});

test.each<[string, number | null]>([
  ['12', 12],
  [' -6 ', -6],
  ['-0', 0],
  ['9', 9],
  ['999999999', 999_999_999],
  ['1000000000', null],
  ['6.0', null],
  ['6.', null],
  ['6:', null],
  ['6/', null],
  ['', null],
])('the number of units %j of a file is %s', (text, expected) => {
  expect(parseWhole(text)).toBe(expected);
});

describe('an amount of a line', () => {
  test.each<[number, number, number, number]>([
    [3, 2_550_000, 2, 765],
    [1, 4999, 2, 0],
    [1, 5000, 2, 1],
    [1, 14_999, 2, 1],
    [1, 15_000, 2, 2],
    [-1, 5000, 2, -1],
    [1, -5000, 2, -1],
    [-1, -5000, 2, 1],
    [-1, 4999, 2, 0],
    [0, 2_550_000, 2, 0],
    [5, 0, 2, 0],
    [3, 500_000, 0, 2],
    [7, 1234, 3, 9],
    // 9,200,000,000,004,999 millionths, more than a double holds exactly: half a cent is just not reached.
    [3, 3_066_666_666_668_333, 2, 920_000_000_000],
    [3, -3_066_666_666_668_333, 2, -920_000_000_000],
  ])('of %i × %i millionths with %i decimals is %i', (quantity, millionths, decimals, expected) => {
    expect(lineAmount(quantity, millionths, decimals)).toBe(expected);
  });
});

describe('a price of one unit', () => {
  test.each<[number, number, number, ReturnType<typeof fineness>]>([
    [2_550_000, 2, 255, 'fits'],
    [2_559_999, 2, 255, 'tooFine'],
    [10_001, 2, 1, 'tooFine'],
    [10_000, 2, 1, 'fits'],
    [9999, 2, 0, 'belowOne'],
    [1, 2, 0, 'belowOne'],
    [0, 2, 0, 'fits'],
    [-4999, 2, 0, 'belowOne'],
    [-2_559_999, 2, -255, 'tooFine'],
    [2_500_000, 0, 2, 'tooFine'],
    [999_999, 0, 0, 'belowOne'],
    [1234, 3, 1, 'tooFine'],
    [123_456, 6, 123_456, 'fits'],
  ])(
    'of %i millionths with %i decimals is %i, rounded down: %s',
    (millionths, decimals, amount, fits) => {
      expect([unitAmount(millionths, decimals), fineness(millionths, decimals)]).toEqual([
        amount,
        fits,
      ]);
    },
  );
});

test.each<[number, number, string]>([
  [1250, 2, '12.50'],
  [5, 2, '0.05'],
  [-5, 2, '-0.05'],
  [0, 2, '0.00'],
  [100, 2, '1.00'],
  [7, 0, '7'],
  [-7, 0, '-7'],
  [0, 0, '0'],
  [1234, 3, '1.234'],
  [1, 3, '0.001'],
])('the amount %i with %i decimals is written %s', (amount, decimals, expected) => {
  expect(formatAmount(amount, decimals)).toBe(expected);
});
