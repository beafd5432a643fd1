/** How many refused rows of a file are kept, and what their file says about the others. */
import { expect, test } from 'vitest';
import { CsvReader } from '#server/platform/imports/csvReader';
import { KeptRows, refusalsOf } from '#server/platform/imports/keptRows';
import { isRemark } from '#server/platform/imports/reasonColumns';
import { rowError } from '#server/platform/imports/rowError';

const row = (line: number, ...cells: string[]) => ({ line, cells });

test('each row is refused with its own errors, and a row without any because of the others', () => {
  const errors = [rowError(3, 'price', 'amount'), rowError(3, 'sku', 'roundedCode')];
  expect(refusalsOf([row(2, 'a'), row(3, 'b')], errors)).toEqual([
    { line: 2, field: null, message: 'imports.errors.sibling', row: ['a'] },
    { line: 3, field: 'price', message: 'imports.errors.amount', row: ['b'] },
    { line: 3, field: 'sku', message: 'imports.errors.roundedCode', row: ['b'] },
  ]);
  const many = Array.from({ length: 50 }, () => rowError(2, 'price', 'amount'));
  expect(refusalsOf([row(2, 'a')], many)).toHaveLength(20);
});

test('a record is kept with all of its rows or not at all, and none is kept after it', () => {
  const kept = new KeptRows(3);
  expect([kept.take(2, []), kept.take(2, []), kept.take(1, [])]).toEqual([true, false, false]);
  expect(kept.rows).toBe(2);
  const exact = new KeptRows(3);
  expect([exact.take(2, []), exact.take(1, []), exact.take(1, [])]).toEqual([true, true, false]);
});

test('rows with very long cells are kept only up to a number of characters', () => {
  const kept = new KeptRows();
  const long = refusalsOf([row(2, 'x'.repeat(8_000_000))], []);
  expect([kept.take(1, long), kept.take(1, long), kept.take(1, long)]).toEqual([true, true, false]);
});

test('only a row without a line and without cells is a remark', () => {
  expect(isRemark(['', '', '', '', '12 more'], 2)).toBe(true);
  expect(isRemark(['', '', '7', '', 'Required'], 2)).toBe(false);
  expect(isRemark(['', 'x', '', '', '12 more'], 2)).toBe(false);
  expect(isRemark(['', '', '12 more'], 2)).toBe(false);
});

test('a row with too many cells is refused before it ends', () => {
  expect(() => new CsvReader(',').push('a,'.repeat(2001))).toThrow('manyCells');
  expect(() => new CsvReader(',').push('"a",'.repeat(2001))).toThrow('manyCells');
  const reader = new CsvReader(',');
  expect(reader.push('a,'.repeat(1999))).toEqual([]);
  expect(reader.push('b\n')[0]?.cells).toHaveLength(2000);
});
