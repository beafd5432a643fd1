import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endOf } from '../../../client/ui/form/endOf.ts';
import { endText } from '../../../client/ui/record/lastDay.ts';

test.each([
  ['2025-11-21', '', '2025-11-21T16:00:00Z'],
  ['2025-11-21', '00:00', '2025-11-21T16:00:00Z'],
  ['2025-11-21', '18:30', '2025-11-21T10:30:00Z'],
])('what ends on %s at "%s" ends at %s in Shanghai', (day, time, instant) => {
  expect(endOf(day, time, 'Asia/Shanghai')).toBe(Date.parse(instant));
});

test.each([
  ['2026-11-30T16:00:00Z', 'en', 'Nov 30, 2026'],
  ['2026-11-30T16:00:00Z', 'zh-CN', '2026年11月30日'],
  ['2026-11-30T10:30:00Z', 'en', 'Nov 30, 2026, 18:30'],
])('an end at %s is written in %s as %s, the last day that is meant', (at, locale, text) => {
  expect(endText(Date.parse(at), { timeZone: 'Asia/Shanghai', locale })).toBe(text);
});

test('no page writes the end of a window as the instant after it', () => {
  const client = join(import.meta.dirname, '../../../client');
  const found = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /(<Instant at=\{|\binstant\()[\w.]*\b(endsAt|validUntil|sendUntil)\b/.test(
        readFileSync(join(client, file), 'utf8'),
      ),
    );
  expect(found).toEqual([]);
});
