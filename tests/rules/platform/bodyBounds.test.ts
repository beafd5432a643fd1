/** Bounds of JSON bodies and of rows of files, checked before any work. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundExceeded, unreadableKey } from '#server/platform/http/bodyBounds';
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

test('a key that an object has twice is found, and no other text is taken for one', () => {
  const keyOf = (text: string) => unreadableKey(text, JSON.parse(text));
  expect(keyOf('{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}],"d":"\\"a\\":5"}')).toBeNull();
  expect(keyOf('{"a":{"b":[{"c":1,"c":2}]}}')).toBe('c');
  expect(keyOf('{"a":1,"b":2,"a":3}')).toBe('a');
  expect(keyOf('{"":1,"":2}')).toBe('');
  expect(keyOf('{"a":{"__proto__":1}}')).toBe('__proto__');
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value, null, 1);
      expect(keyOf(text)).toBe(text.includes('"__proto__":') ? '__proto__' : null);
    }),
  );
});

test.each([
  ['without quotes', (count: number) => 'x,'.repeat(count - 1)],
  ['with quotes', (count: number) => `"x"${',"y"'.repeat(count - 1)}`],
])('a row %s may have 2,000 cells and not one more', (_, row) => {
  const reader = () => new CsvReader(',');
  expect(reader().push(`${row(2000)}\n`)[0]?.cells).toHaveLength(2000);
  expect(() => reader().push(`${row(2001)}\n`)).toThrow('imports.errors.manyCells');
});
