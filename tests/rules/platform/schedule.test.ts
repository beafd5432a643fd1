/** Which business days of scheduled jobs are due, over clock changes, zones and downtime, and when failures are repeated. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCounts,
  countDue,
  dueAt,
  firstDay,
  isAhead,
  lastDayAnywhere,
  lastDueDay,
  retryAfter,
} from '#rules/platform/schedule';
import { addDays, dayOf } from '#shared/days';

const at = (text: string) => Date.parse(text);
const clock = (timeZone: string, time = '03:00') => ({ time, timeZone });
const SHANGHAI = clock('Asia/Shanghai');

describe('when the run of a business day is due', () => {
  test.each([
    ['at its time in the zone of the store', '2025-11-21', SHANGHAI, '2025-11-20T19:00:00Z'],
    [
      'an hour later where clocks go forward over it',
      '2025-03-09',
      clock('America/New_York', '02:30'),
      '2025-03-09T07:30:00Z',
    ],
    [
      'at the first of two such times where clocks go back',
      '2025-11-02',
      clock('America/New_York', '01:30'),
      '2025-11-02T05:30:00Z',
    ],
    [
      'with the next day where the zone left the day out',
      '2011-12-30',
      clock('Pacific/Apia'),
      '2011-12-30T13:00:00Z',
    ],
  ] as const)('it is due %s', (_, day, zone, instant) => {
    expect(new Date(dueAt(day, zone)).toISOString()).toBe(new Date(at(instant)).toISOString());
  });
  test.each([
    ['a millisecond before its time the day before is the last', '2025-11-20T18:59:59.999Z', 20],
    ['at its time the day is due', '2025-11-20T19:00:00Z', 21],
    ['until the next midnight it stays the last', '2025-11-21T15:59:59.999Z', 21],
    ['after midnight it stays the last until the time of the next', '2025-11-21T18:59:59Z', 21],
  ])('%s', (_, now, day) => {
    expect(lastDueDay(at(now), SHANGHAI)).toBe(`2025-11-${day}`);
  });
  test('the day that a zone left out is due with the next one, and not before', () => {
    const apia = clock('Pacific/Apia');
    expect(lastDueDay(at('2011-12-30T12:59:59Z'), apia)).toBe('2011-12-29');
    expect(lastDueDay(at('2011-12-30T13:00:00Z'), apia)).toBe('2011-12-31');
  });
});

describe('which days a job runs for', () => {
  test('a store that is new has nothing to catch up: its first run is the next one', () => {
    const now = at('2025-11-21T04:00:00Z');
    expect(firstDay(now, SHANGHAI)).toBe('2025-11-22');
    expect(countDue(firstDay(now, SHANGHAI), now, SHANGHAI)).toBe(0);
    // Before the time of the day it is this day's.
    expect(firstDay(at('2025-11-20T18:00:00Z'), SHANGHAI)).toBe('2025-11-21');
  });
  test('after 40 days of downtime each of the 40 days is due', () => {
    const stopped = at('2025-11-21T04:00:00Z');
    const next = firstDay(stopped, SHANGHAI);
    const started = stopped + 40 * 86_400_000;
    expect(countDue(next, started, SHANGHAI)).toBe(40);
    expect(addDays(next, 39)).toBe(lastDueDay(started, SHANGHAI));
  });
  test('a zone further east makes a day due earlier, one further west later, and none twice', () => {
    // 21 November, 04:00 in Shanghai, whose run is done.
    const now = at('2025-11-20T20:00:00Z');
    const next = '2025-11-22';
    expect(countDue(next, now, SHANGHAI)).toBe(0);
    // In Los Angeles it is still 20 November: the run of the 21st is not repeated.
    const west = clock('America/Los_Angeles');
    expect([lastDueDay(now, west), countDue(next, now, west)]).toEqual(['2025-11-20', 0]);
    expect(countDue(next, at('2025-11-22T11:00:00Z'), west)).toBe(1);
    // From Los Angeles to Kiritimati, where it is a day later: both days are due.
    const noon = at('2025-11-21T19:00:00Z');
    expect(countDue('2025-11-22', noon, west)).toBe(0);
    expect(countDue('2025-11-22', noon, clock('Pacific/Kiritimati'))).toBe(1);
    expect(countDue('2025-11-21', at('2025-11-21T20:00:00Z'), clock('Pacific/Kiritimati'))).toBe(2);
  });
});

const zone = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'Africa/Cairo',
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const instant = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });

describe('a job that a clock ahead carried beyond the days that have come', () => {
  test.each([
    ['2025-11-21T09:59:59Z', '2025-11-21'],
    ['2025-11-21T10:00:00Z', '2025-11-22'],
  ])('at %s the last day that has begun anywhere is %s', (now, day) => {
    expect(lastDayAnywhere(at(now))).toBe(day);
    expect([1, 2].map((days) => isAhead(addDays(day, days), at(now)))).toEqual([false, true]);
  });
  test('no change of the time zone makes a job look ahead', () => {
    fc.assert(
      fc.property(instant, zone, time, (now, timeZone, of) => {
        expect(isAhead(firstDay(now, { timeZone, time: of }), now)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the days of any job', () => {
  test('the last due day is due, and the day after it is not', () => {
    fc.assert(
      fc.property(instant, zone, time, (now, timeZone, of) => {
        const own = { timeZone, time: of };
        const day = lastDueDay(now, own);
        expect(dueAt(day, own)).toBeLessThanOrEqual(now);
        expect(dueAt(addDays(day, 1), own)).toBeGreaterThan(now);
        expect([day, addDays(day, 1)]).toContain(dayOf(now, timeZone));
      }),
      { numRuns: 300 },
    );
  });
  test('each day has one run, whatever the zones on the way and however long nobody looked', () => {
    const looks = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), zone), { maxLength: 30 });
    fc.assert(
      fc.property(instant, zone, time, looks, (start, timeZone, of, later) => {
        const first = firstDay(start, { timeZone, time: of });
        let next = first;
        let now = start;
        const days: string[] = [];
        for (const [hours, other] of later) {
          now += hours * 3_600_000;
          for (let left = countDue(next, now, { timeZone: other, time: of }); left > 0; left--) {
            days.push(next);
            next = addDays(next, 1);
          }
        }
        expect(days).toEqual(days.map((_, index) => addDays(first, index)));
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  [1, 1],
  [2, 5],
  [3, 15],
  [4, 60],
  [5, 180],
  [6, 360],
  [7, 360],
  [1000, 360],
])('after %i attempts the next one is %i minutes later', (attempts, minutes) => {
  expect(retryAfter(attempts)).toBe(minutes * 60_000);
});

test('counts are added by name, and what they are added to is not changed', () => {
  const before = { a: 1, b: 2 };
  expect(addCounts(before, { b: 3, c: 4 })).toEqual({ a: 1, b: 5, c: 4 });
  expect(before).toEqual({ a: 1, b: 2 });
});
