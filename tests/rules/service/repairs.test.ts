/** The warranty of sold goods, repeated repairs, and quotes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAULTS, VERDICTS } from '#contract/service/repairs';
import {
  daysInRepair,
  freightSideOf,
  isForManager,
  mustOffer,
  quoteTotal,
  verdictOf,
  warrantyUntil,
  isSameUnit,
} from '#rules/service/repairs';
import { dayOf, daysBetween, endOfDays } from '#shared/days';

describe('the warranty', () => {
  test.each([
    ['2025-01-15', 12, '2026-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2025-08-31', 0, null],
  ])('of goods sold on %s for %i months ends after %s', (soldOn, months, lastDay) => {
    expect(warrantyUntil(soldOn, months)).toBe(lastDay);
  });
  test('the last day is within it, the day after is not, and goods without one are always out of it', () => {
    expect(verdictOf('2026-01-15', '2026-01-15')).toBe('in');
    expect(verdictOf('2026-01-15', '2026-01-16')).toBe('out');
    expect(verdictOf(null, '2020-01-01')).toBe('out');
  });
  test('what differs from the dates, and that it is void, is for a manager', () => {
    const byManager = (['in', 'out'] as const).flatMap((byDates) =>
      VERDICTS.filter((verdict) => isForManager(verdict, byDates)).map((one) => [byDates, one]),
    );
    expect(byManager).toEqual([
      ['in', 'out'],
      ['in', 'void'],
      ['out', 'in'],
      ['out', 'void'],
    ]);
  });
  test('the merchant answers for sending within it, the customer otherwise', () => {
    expect(VERDICTS.map(freightSideOf)).toEqual(['merchant', 'customer', 'customer']);
  });
});

describe('a fault that comes again', () => {
  const times = (fault: (typeof FAULTS)[number], count: number) =>
    Array.from({ length: count }, () => ({ fault }));
  test('after one repair it is repaired again, after two an exchange or a refund is offered first', () => {
    expect([0, 1, 2, 3].map((n) => mustOffer('in', 'power', times('power', n)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
  test('other faults, unnamed faults and goods out of warranty do not count', () => {
    expect(mustOffer('in', 'power', [...times('power', 1), ...times('leak', 5)])).toBe(false);
    expect(mustOffer('in', 'other', times('other', 5))).toBe(false);
    expect(mustOffer('out', 'power', times('power', 5))).toBe(false);
    expect(mustOffer('void', 'power', times('power', 5))).toBe(false);
    expect(mustOffer(null, null, times('power', 5))).toBe(false);
  });
});

describe('a quote', () => {
  test('comes to the sum of its lines', () => {
    expect(
      quoteTotal([
        { quantity: 2, unitPrice: 1250 },
        { quantity: 1, unitPrice: 9900 },
      ]),
    ).toBe(12_400);
    expect(quoteTotal([])).toBe(0);
  });
  test('holds for whole days of the store, of which the first is the day after', () => {
    const noon = Date.parse('2025-11-21T04:00:00Z');
    expect(endOfDays(noon, 7, 'Asia/Shanghai')).toBe(Date.parse('2025-11-28T16:00:00Z'));
    expect(endOfDays(noon, 1, 'Europe/London')).toBe(Date.parse('2025-11-23T00:00:00Z'));
  });
  test('ends at the beginning of a day, also where clocks change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2027-01-01') }),
        fc.integer({ min: 1, max: 90 }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
        (at, days, zone) => {
          const end = endOfDays(at, days, zone);
          expect(daysBetween(dayOf(at, zone), dayOf(end, zone))).toBe(days + 1);
          expect(dayOf(end - 1, zone)).not.toBe(dayOf(end, zone));
        },
      ),
    );
  });
});

test('days in repair run from the day on which the goods came in until the one on which they left', () => {
  const receivedAt = Date.parse('2025-11-21T15:00:00Z');
  const now = Date.parse('2025-11-21T17:00:00Z');
  const timeZone = 'Asia/Shanghai';
  expect(daysInRepair(receivedAt, { sentBackAt: null, now, timeZone })).toBe(1);
  expect(daysInRepair(receivedAt, { sentBackAt: receivedAt, now, timeZone })).toBe(0);
});

test('without serial numbers two repairs are of one unit only where one was sold', () => {
  expect(isSameUnit(null, null, 1)).toBe(true);
  expect(isSameUnit(null, null, 2)).toBe(false);
  expect(isSameUnit('S1', 'S1', 2)).toBe(true);
  expect(isSameUnit('S1', 'S2', 2)).toBe(false);
  expect(isSameUnit('S1', null, 2)).toBe(false);
});
