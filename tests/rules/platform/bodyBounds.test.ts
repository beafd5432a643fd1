/** Bounds of JSON bodies and of rows of files, checked before any work. */
import { expect, test } from 'vitest';
import { boundExceeded } from '#server/platform/http/bodyBounds';
import { CsvReader } from '#server/platform/imports/csvReader';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

test.each<[string, string, ReturnType<typeof boundExceeded>]>([
  ['64 levels', nested(64), null],
  ['65 levels', nested(65), 'depth'],
  ['levels that were never closed', '{"a":'.repeat(65), 'depth'],
  ['brackets in a string', JSON.stringify({ a: '['.repeat(100) }), null],
  ['brackets after an escaped quote', JSON.stringify({ a: `"${'['.repeat(100)}` }), null],
  ['brackets after an escaped backslash', `["\\\\",${nested(64)}]`, 'depth'],
  ['250,000 containers', `[${Array(249_999).fill('[]').join()}]`, null],
  ['250,001 containers', `[${Array(250_000).fill('[]').join()}]`, 'values'],
  ['2,000,000 values', `[${Array(2_000_000).fill('1').join()}]`, null],
  ['2,000,001 values', `[${Array(2_000_001).fill('1').join()}]`, 'values'],
])('a body with %s has its bounds checked', (_, text, exceeded) => {
  expect(boundExceeded(text)).toBe(exceeded);
});

test.each([
  ['without quotes', (count: number) => 'x,'.repeat(count - 1)],
  ['with quotes', (count: number) => `"x"${',"y"'.repeat(count - 1)}`],
])('a row %s may have 2,000 cells and not one more', (_, row) => {
  const reader = () => new CsvReader(',');
  expect(reader().push(`${row(2000)}\n`)[0]?.cells).toHaveLength(2000);
  expect(() => reader().push(`${row(2001)}\n`)).toThrow('imports.errors.manyCells');
});
