/** Which months are told where nobody is to be recognised. */
import { expect, test } from 'vitest';
import { toldMonths, untoldFrom } from '#server/surveys/toldMonths/rules';

const at = (text: string) => Date.parse(text);

test('A month is told from the second day of the next one on, when none of its answers can be changed', () => {
  expect(untoldFrom(at('2025-12-01T23:59:59.999+08:00'), 'Asia/Shanghai')).toBe('2025-11-01');
  expect(untoldFrom(at('2025-12-02T00:00:00+08:00'), 'Asia/Shanghai')).toBe('2025-12-01');
  expect(untoldFrom(at('2025-12-01T16:00:00Z'), 'UTC')).toBe('2025-11-01');
});

test.each([
  ['2025-09-01', '2025-12-01', '2025-09-01', '2025-11-01'],
  ['2025-09-01', '2025-10-01', '2025-09-01', '2025-10-01'],
  ['2025-11-01', '2025-12-01', '2025-11-01', '2025-11-01'],
  ['2026-01-01', '2026-02-01', '2026-01-01', '2026-01-01'],
])('Of %s until %s those from %s until %s are told in November', (from, to, first, last) => {
  expect(toldMonths({ from, to }, '2025-11-01')).toEqual({ from: first, to: last });
});
