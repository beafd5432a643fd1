import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  localInstant,
  monthOf,
  startOfDay,
  weekOf,
} from '#shared/days';

const at = (text: string) => Date.parse(text);

describe('dayOf', () => {
  test.each([
    ['Asia/Shanghai', '2025-11-10T15:59:59Z', '2025-11-10'],
    ['Asia/Shanghai', '2025-11-10T16:00:00Z', '2025-11-11'],
    ['America/New_York', '2025-11-02T03:59:59Z', '2025-11-01'],
    ['America/New_York', '2025-11-03T04:59:59Z', '2025-11-02'],
    ['Asia/Kathmandu', '2025-01-01T18:14:59Z', '2025-01-01'],
    ['Asia/Kathmandu', '2025-01-01T18:15:00Z', '2025-01-02'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ])('%s %s', (zone, instant, day) => {
    expect(dayOf(at(instant), zone)).toBe(day);
  });
});

describe('startOfDay', () => {
  test.each([
    ['Asia/Shanghai', '2025-11-11', '2025-11-10T16:00:00Z'],
    ['Europe/London', '2025-03-30', '2025-03-30T00:00:00Z'],
    ['Europe/London', '2025-03-31', '2025-03-30T23:00:00Z'],
    // Midnight itself is skipped: the day begins at one o'clock.
    ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00Z'],
    ['Pacific/Kiritimati', '2025-01-01', '2024-12-31T10:00:00Z'],
    ['Pacific/Pago_Pago', '2025-01-01', '2025-01-01T11:00:00Z'],
  ])('%s %s', (zone, day, instant) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(new Date(instant).toISOString());
  });

  const zones = [
    'Asia/Shanghai',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/St_Johns',
  ];
  test('is the first instant of its day, in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 20_000 }),
        (zone, number) => {
          const day = addDays('1990-01-01', number);
          const start = startOfDay(day, zone);
          expect(dayOf(start, zone)).toBe(day);
          expect(dayOf(start - 1, zone)).toBe(addDays(day, -1));
        },
      ),
    );
  });
});

describe('calendar', () => {
  test('weeks start on the weekday asked for', () => {
    // 2025-11-21 is a Friday.
    expect(weekOf('2025-11-21', 1)).toBe('2025-11-17');
    expect(weekOf('2025-11-21', 7)).toBe('2025-11-16');
    expect(weekOf('2025-11-21', 6)).toBe('2025-11-15');
    expect(weekOf('2025-11-21', 5)).toBe('2025-11-21');
  });
  test('months, leap days and differences', () => {
    expect(monthOf('2024-02-29')).toBe('2024-02-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2);
  });
  test('adding days is undone by taking them away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: -4000, max: 4000 }),
        (number, days) => {
          const day = addDays('1970-01-01', number);
          expect(addDays(addDays(day, days), -days)).toBe(day);
          expect(daysBetween(day, addDays(day, days))).toBe(days);
        },
      ),
    );
  });
});

describe('localInstant', () => {
  test.each([
    ['Asia/Shanghai', '2025-11-11', 0, '2025-11-10T16:00:00Z'],
    ['Europe/London', '2010-12-01', 8, '2010-12-01T08:00:00Z'],
    ['Europe/London', '2011-07-01', 8, '2011-07-01T07:00:00Z'],
    // On the days the clocks change.
    ['Europe/London', '2025-03-30', 12, '2025-03-30T11:00:00Z'],
    ['Europe/London', '2025-10-26', 12, '2025-10-26T12:00:00Z'],
  ])('%s %s %i o’clock', (zone, day, hour, instant) => {
    expect(new Date(localInstant(day, hour, 0, 0, zone)).toISOString()).toBe(
      new Date(instant).toISOString(),
    );
  });
});
