/** When members of a schedule are asked, and what became known too late. */
import { describe, expect, test } from 'vitest';
import { periodDue, periodOf } from '#server/surveys/sending/periods';
import { dueAt, isStale, lateWindowAt, windowAt } from '#rules/surveys/sending';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONE = 'Asia/Shanghai';
const START = Date.parse('2026-11-10T04:00:00Z');

describe('Members of a schedule', () => {
  const due = (now: number, hours: number) =>
    periodDue(START, { delayMinutes: hours * 60, every: 'month' }, now, ZONE);

  test('are asked once the hours to wait are over, in the first period from the start on', () => {
    expect(due(START + 24 * HOUR - 1, 24)).toBeNull();
    expect(due(START + 24 * HOUR, 24)).toEqual({
      number: periodOf('2026-11-10', 'month', ZONE).number,
      at: START,
    });
  });

  test('are asked in each further period as long after its beginning', () => {
    const december = Date.parse('2026-11-30T16:00:00Z');
    expect(due(december + 24 * HOUR - 1, 24)?.at).toBe(START);
    expect(due(december + 24 * HOUR, 24)).toEqual({
      number: periodOf('2026-12-01', 'month', ZONE).number,
      at: december,
    });
    expect(due(december, 0)?.at).toBe(december);
  });
});

test('What happened is asked about, too late to ask about, or not due yet: each of them once', () => {
  const delay = { delayMinutes: 60, afterDays: 2 };
  const now = START + 40 * DAY;
  const [open, late] = [windowAt(START, delay, now), lateWindowAt(START, delay, now)];
  for (const occurredAt of [START, open.from - 1, open.from, open.until - 1]) {
    const isOpen = occurredAt >= open.from && occurredAt < open.until;
    const isLate = late !== null && occurredAt >= late.from && occurredAt < late.until;
    expect([isOpen, isLate].filter(Boolean)).toHaveLength(1);
    expect(isStale(occurredAt, delay, now)).toBe(isLate);
    expect(dueAt(occurredAt, delay)).toBeLessThanOrEqual(now);
  }
  expect(lateWindowAt(START, delay, START + 16 * DAY)).toBeNull();
});
