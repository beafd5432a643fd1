import { describe, expect, test } from 'vitest';
import { parseRelativeDay, RELATIVE_RANGES, resolveRelativeDay } from '#shared/relativeDays';

const resolve = (text: string, today: string) => {
  const relative = parseRelativeDay(text);
  return relative && resolveRelativeDay(relative, today);
};

describe('days that move with the calendar', () => {
  test.each([
    ['today', '2026-03-01', '2026-03-01'],
    ['today-1', '2026-03-01', '2026-02-28'],
    ['today-1', '2028-03-01', '2028-02-29'],
    ['today+1', '2026-12-31', '2027-01-01'],
    ['month', '2026-03-31', '2026-03-01'],
    ['month-1', '2026-03-31', '2026-02-01'],
    ['month-1', '2026-01-15', '2025-12-01'],
    ['month+1', '2026-12-31', '2027-01-01'],
  ])('%s on %s is %s', (text, today, day) => expect(resolve(text, today)).toBe(day));

  test.each(['2026-03-01', 'yesterday', 'today-', 'today-1234', 'Today', '', 7, null])(
    '%s is no relative day',
    (value) => expect(parseRelativeDay(value)).toBeNull(),
  );

  test('every range by name ends after it begins', () => {
    for (const [from, until] of Object.values(RELATIVE_RANGES))
      expect((resolve(from, '2026-03-10') ?? '') < (resolve(until, '2026-03-10') ?? '')).toBe(true);
  });

  test('the last seven days are seven, today included', () => {
    const [from, until] = RELATIVE_RANGES.last7Days;
    expect([resolve(from, '2026-03-10'), resolve(until, '2026-03-10')]).toEqual([
      '2026-03-04',
      '2026-03-11',
    ]);
  });
});
