import { expect, test } from 'vitest';
import { hasLostZeros, isRoundedCode, toIsoDate } from '#server/platform/imports/spreadsheets';

test('a code that a spreadsheet saved as a rounded number is recognised', () => {
  expect(['6.90123E+12', '6,90123E+12', '7e+12'].map(isRoundedCode)).toEqual([true, true, true]);
  expect(['6901230000000', '1E5', 'E+12', '12.5E+10', 'SKU-1E+05'].map(isRoundedCode)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
});

test('a code that lost its leading zeros is recognised by the stored one', () => {
  expect(hasLostZeros('123', '000123')).toBe(true);
  expect(hasLostZeros('123', '123')).toBe(false);
  expect(hasLostZeros('0123', '000123')).toBe(false);
  expect(hasLostZeros('123', '0001234')).toBe(false);
});

test.each([
  ['2026/12/1', '2026-12-01'],
  ['2026-1-5', '2026-01-05'],
  ['2026年12月1日', '2026-12-01'],
  ['1.12.2026', '2026-12-01'],
  ['2026/12/1 8:05', '2026-12-01 08:05'],
  ['31.12.2026 23:30', '2026-12-31 23:30'],
  ['2026-12-01T08:05:00Z', '2026-12-01T08:05:00Z'],
  ['01/12/2026', '01/12/2026'],
  ['12-01-2026', '12-01-2026'],
  ['1.12.26', '1.12.26'],
])('the date %j is read as %j', (cell, expected) => expect(toIsoDate(cell)).toBe(expected));
