/** Time windows at both ends and across clock changes. */
import { describe, expect, test } from 'vitest';
import type { Terms, WeekHours } from '#contract/promotions/promotions';
import { whyIneligible } from '#server/promotions/engine/eligible';
import { withinHours } from '#shared/weekHours';
import type { Shopper } from '#server/promotions/engine/types';
import { amountOff, candidate, NOBODY } from './fixture.ts';

const DAY_MS = 86_400_000;
const verdictAt = (at: number, terms: object, shopper: Partial<Shopper> = {}, timeZone = 'UTC') =>
  whyIneligible(
    candidate(1, { rewards: [amountOff(100)], ...(terms as Partial<Terms>) } as never),
    { ...NOBODY, key: 'member:1', ...shopper },
    at,
    { timeZone },
  );

describe('the window of a promotion', () => {
  const startsAt = Date.parse('2026-11-27T00:00:00Z');
  const endsAt = Date.parse('2026-11-28T00:00:00Z');
  test.each([
    [startsAt - 1, 'notStarted'],
    [startsAt, null],
    [endsAt - 1, null],
    [endsAt, 'ended'],
    [endsAt + 1, 'ended'],
  ])('the promotion is or is not eligible at %i, as expected', (at, verdict) =>
    expect(verdictAt(at, { startsAt, endsAt })).toBe(verdict),
  );
  test('a promotion without an end never ends', () => {
    expect(verdictAt(Date.parse('2999-01-01T00:00:00Z'), { startsAt })).toBe(null);
  });
});

describe('an audience of members who joined within seven days', () => {
  const at = Date.parse('2026-11-27T12:00:00Z');
  test.each([
    [at + 1, 'notNewMember'],
    [at, null],
    [at - 7 * DAY_MS + 1, null],
    [at - 7 * DAY_MS, 'notNewMember'],
    [at - 7 * DAY_MS - 1, 'notNewMember'],
  ])('a member who joined at %i is or is not new, as expected', (joinedAt, verdict) =>
    expect(verdictAt(at, { audience: { newWithinDays: 7 } }, { joinedAt })).toBe(verdict),
  );
});

describe('an audience limited to the second to fourth order', () => {
  test.each([
    [1, 'otherOrderNumber'],
    [2, null],
    [4, null],
    [5, 'otherOrderNumber'],
  ])('order %i is or is not in the audience, as expected', (orderNumber, verdict) =>
    expect(verdictAt(0, { audience: { orderNumber: { min: 2, max: 4 } } }, { orderNumber })).toBe(
      verdict,
    ),
  );
});

describe('an audience in the month of their birthday', () => {
  test.each([
    ['2026-10-31T15:59:59.999Z', 'notBirthdayMonth'],
    ['2026-10-31T16:00:00Z', null],
    ['2026-11-30T15:59:59.999Z', null],
    ['2026-11-30T16:00:00Z', 'notBirthdayMonth'],
  ])(
    'the month of the birthday at %s is determined in the time zone Asia/Shanghai',
    (at, verdict) =>
      expect(
        verdictAt(
          Date.parse(at),
          { audience: { birthdayMonth: true } },
          { birthday: '1990-11-30' },
          'Asia/Shanghai',
        ),
      ).toBe(verdict),
  );
});

describe('limits of the hours of the week', () => {
  const evening: WeekHours[] = [{ weekdays: [5], from: 20 * 60, to: 22 * 60 + 30 }];
  const untilMidnight: WeekHours[] = [{ weekdays: [5], from: 20 * 60, to: 24 * 60 }];
  const sundayNight: WeekHours[] = [{ weekdays: [7], from: 22 * 60, to: 2 * 60 }];
  const allDay: WeekHours[] = [{ weekdays: [5], from: 0, to: 0 }];
  test.each<[string, WeekHours[], string, boolean]>([
    ['begin with their first minute', evening, '2026-11-27T19:59:59.999Z', false],
    ['begin with their first minute', evening, '2026-11-27T20:00:00Z', true],
    ['end before their last minute', evening, '2026-11-27T22:29:59.999Z', true],
    ['end before their last minute', evening, '2026-11-27T22:30:00Z', false],
    ['hold on their weekday only', evening, '2026-11-26T21:00:00Z', false],
    ['hold on their weekday only', evening, '2026-11-28T21:00:00Z', false],
    ['reach until midnight', untilMidnight, '2026-11-27T23:59:59.999Z', true],
    ['reach until midnight', untilMidnight, '2026-11-28T00:00:00Z', false],
    ['run past midnight from Sunday to Monday', sundayNight, '2026-11-29T21:59:59.999Z', false],
    ['run past midnight from Sunday to Monday', sundayNight, '2026-11-29T22:00:00Z', true],
    ['run past midnight from Sunday to Monday', sundayNight, '2026-11-30T01:59:59.999Z', true],
    ['run past midnight from Sunday to Monday', sundayNight, '2026-11-30T02:00:00Z', false],
    ['do not begin on the next day again', sundayNight, '2026-11-30T22:00:00Z', false],
    ['cover a whole day', allDay, '2026-11-26T23:59:59.999Z', false],
    ['cover a whole day', allDay, '2026-11-27T00:00:00Z', true],
    ['cover a whole day', allDay, '2026-11-27T23:59:59.999Z', true],
    ['cover a whole day', allDay, '2026-11-28T00:00:00Z', false],
  ])('the hours %s', (_, hours, at, holds) =>
    expect(withinHours(hours, Date.parse(at), 'UTC')).toBe(holds),
  );
  test('a promotion without hours is in force at all times', () => {
    expect(withinHours([], 0, 'UTC')).toBe(true);
  });
});

describe('hours of the week when the clocks change', () => {
  const oneToTwo: WeekHours[] = [{ weekdays: [7], from: 60, to: 120 }];
  const twoToThree: WeekHours[] = [{ weekdays: [7], from: 120, to: 180 }];
  const halfPastOne: WeekHours[] = [{ weekdays: [7], from: 90, to: 210 }];
  const overnight: WeekHours[] = [{ weekdays: [6], from: 22 * 60, to: 4 * 60 }];
  test.each<[string, string, WeekHours[], boolean]>([
    // New York, 1 November 2026: 01:00 to 02:00 occurs twice.
    ['America/New_York', '2026-11-01T04:59:59.999Z', oneToTwo, false],
    ['America/New_York', '2026-11-01T05:00:00Z', oneToTwo, true],
    ['America/New_York', '2026-11-01T05:59:59.999Z', oneToTwo, true],
    ['America/New_York', '2026-11-01T06:00:00Z', oneToTwo, true],
    ['America/New_York', '2026-11-01T06:59:59.999Z', oneToTwo, true],
    ['America/New_York', '2026-11-01T07:00:00Z', oneToTwo, false],
    // Berlin, 29 March 2026: 02:00 to 03:00 does not occur.
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', twoToThree, false],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', twoToThree, false],
    ['Europe/Berlin', '2026-03-29T00:29:59.999Z', halfPastOne, false],
    ['Europe/Berlin', '2026-03-29T00:30:00Z', halfPastOne, true],
    ['Europe/Berlin', '2026-03-29T01:29:59.999Z', halfPastOne, true],
    ['Europe/Berlin', '2026-03-29T01:30:00Z', halfPastOne, false],
    // The night of the change is an hour shorter and ends by local time.
    ['Europe/Berlin', '2026-03-28T20:59:59.999Z', overnight, false],
    ['Europe/Berlin', '2026-03-28T21:00:00Z', overnight, true],
    ['Europe/Berlin', '2026-03-29T01:59:59.999Z', overnight, true],
    ['Europe/Berlin', '2026-03-29T02:00:00Z', overnight, false],
  ])('hours in %s at %s follow local time', (timeZone, at, hours, holds) =>
    expect(withinHours(hours, Date.parse(at), timeZone)).toBe(holds),
  );
});
