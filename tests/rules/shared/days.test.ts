import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  isDayStart,
  lastDays,
  localInstant,
  monthOf,
  nextWeekday,
  startOfDay,
  timeOf,
  wallClock,
  weekdayOf,
  weekOf,
} from '#shared/days';

const at = (text: string) => Date.parse(text);

describe('dayOf', () => {
  test('a day of the first centuries has four digits for the year, as while a year is typed', () => {
    const day = dayOf(at('0002-12-05T04:00:00Z'), 'UTC');
    expect(day).toMatch(/^0002-12-0\d$/);
    expect(addDays(day, 1)).toMatch(/^0002-12-0\d$/);
  });
  test.each([
    ['Asia/Shanghai', '2025-11-10T15:59:59Z', '2025-11-10'],
    ['Asia/Shanghai', '2025-11-10T16:00:00Z', '2025-11-11'],
    ['America/New_York', '2025-11-02T03:59:59Z', '2025-11-01'],
    ['America/New_York', '2025-11-03T04:59:59Z', '2025-11-02'],
    ['Asia/Kathmandu', '2025-01-01T18:14:59Z', '2025-01-01'],
    ['Asia/Kathmandu', '2025-01-01T18:15:00Z', '2025-01-02'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
  ])('in %s the instant %s is on the expected day', (zone, instant, day) => {
    expect(dayOf(at(instant), zone)).toBe(day);
  });
});

describe('startOfDay', () => {
  test.each([
    ['Asia/Shanghai', '2025-11-11', '2025-11-10T16:00:00Z'],
    ['Europe/London', '2025-03-30', '2025-03-30T00:00:00Z'],
    ['Europe/London', '2025-03-31', '2025-03-30T23:00:00Z'],
    // Midnight is skipped: the day begins at one o'clock.
    ['Africa/Cairo', '2025-04-25', '2025-04-24T22:00:00Z'],
    ['Pacific/Kiritimati', '2025-01-01', '2024-12-31T10:00:00Z'],
    ['Pacific/Pago_Pago', '2025-01-01', '2025-01-01T11:00:00Z'],
  ])('in %s the day %s begins at the expected instant', (zone, day, instant) => {
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
  test('the start of a day is its first instant, in every time zone', () => {
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

describe('calendar arithmetic', () => {
  test('a week starts on the configured weekday', () => {
    // 2025-11-21 is a Friday.
    expect(weekOf('2025-11-21', 1)).toBe('2025-11-17');
    expect(weekOf('2025-11-21', 7)).toBe('2025-11-16');
    expect(weekOf('2025-11-21', 6)).toBe('2025-11-15');
    expect(weekOf('2025-11-21', 5)).toBe('2025-11-21');
  });
  test('months, leap days and differences of days are correct', () => {
    expect(monthOf('2024-02-29')).toBe('2024-02-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2);
  });
  test('subtracting days reverses adding them', () => {
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
  ])('in %s on %s, %i o’clock is the expected instant', (zone, day, hour, instant) => {
    expect(new Date(localInstant(day, hour, 0, 0, zone)).toISOString()).toBe(
      new Date(instant).toISOString(),
    );
  });
});

describe('local times around clock changes', () => {
  test.each([
    // Forward: a skipped local time is shifted by the length of the skipped hour.
    ['Africa/Cairo', '2025-04-25', '00:00', '2025-04-24T22:00:00Z', '01:00'],
    ['Africa/Cairo', '2025-04-25', '00:30', '2025-04-24T22:30:00Z', '01:30'],
    ['Africa/Cairo', '2025-04-25', '08:00', '2025-04-25T05:00:00Z', '08:00'],
    ['Australia/Lord_Howe', '2025-10-05', '01:59', '2025-10-04T15:29:00Z', '01:59'],
    ['Australia/Lord_Howe', '2025-10-05', '02:15', '2025-10-04T15:45:00Z', '02:45'],
    ['Australia/Lord_Howe', '2025-10-05', '02:30', '2025-10-04T15:30:00Z', '02:30'],
    ['Europe/London', '2025-03-30', '00:59', '2025-03-30T00:59:00Z', '00:59'],
    ['Europe/London', '2025-03-30', '01:30', '2025-03-30T01:30:00Z', '02:30'],
    ['Europe/London', '2025-03-30', '02:00', '2025-03-30T01:00:00Z', '02:00'],
    ['America/New_York', '2025-03-09', '02:30', '2025-03-09T07:30:00Z', '03:30'],
    ['America/New_York', '2025-03-09', '03:00', '2025-03-09T07:00:00Z', '03:00'],
    // Back: the earlier of two instants.
    ['Africa/Cairo', '2025-10-30', '23:30', '2025-10-30T20:30:00Z', '23:30'],
    ['Australia/Lord_Howe', '2025-04-06', '01:45', '2025-04-05T14:45:00Z', '01:45'],
    ['Europe/London', '2025-10-26', '01:30', '2025-10-26T00:30:00Z', '01:30'],
    ['Europe/London', '2025-10-26', '02:00', '2025-10-26T02:00:00Z', '02:00'],
    ['America/New_York', '2025-11-02', '01:30', '2025-11-02T05:30:00Z', '01:30'],
    ['America/New_York', '2025-11-02', '02:00', '2025-11-02T07:00:00Z', '02:00'],
    // Forward at the end of a day: earlier, so that the time stays on its day.
    ['America/Nuuk', '2026-03-28', '23:30', '2026-03-29T00:30:00Z', '22:30'],
    ['America/Nuuk', '2026-03-29', '00:00', '2026-03-29T01:00:00Z', '00:00'],
    ['Europe/London', '2027-03-28', '23:30', '2027-03-28T22:30:00Z', '23:30'],
    ['Africa/Cairo', '2027-04-30', '00:00', '2027-04-29T22:00:00Z', '01:00'],
    ['America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00:00Z', '01:00'],
    // A day that the time zone skipped.
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T22:00:00Z', '12:00'],
  ])('in %s on %s, %s is the instant %s and is shown as %s', (zone, day, time, instant, shown) => {
    expect(new Date(instantOf(day, time, zone)).toISOString()).toBe(
      new Date(instant).toISOString(),
    );
    expect(timeOf(instantOf(day, time, zone), zone)).toBe(shown);
  });

  test('the instant found for a local time is the original instant or the earlier of two', () => {
    const zones = ['Africa/Cairo', 'America/New_York', 'Australia/Lord_Howe', 'Europe/London'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2015-01-01') / 60_000, max: at('2035-01-01') / 60_000 }),
        (zone, minute) => {
          const instant = minute * 60_000;
          const found = instantOf(dayOf(instant, zone), timeOf(instant, zone), zone);
          expect(found).toBeLessThanOrEqual(instant);
          expect(wallClock(found, zone)).toBe(wallClock(instant, zone));
        },
      ),
    );
  });
});

describe('every time zone that Intl knows', () => {
  const FIRST = '2020-01-01';
  const DAYS = daysBetween(FIRST, '2036-01-01');
  const offsetOn = (day: string, zone: string) => {
    const noon = at(`${day}T12:00:00Z`);
    return wallClock(noon, zone) - noon;
  };
  /** The days around each change of a zone's clocks, found week by week; zones that always agree count once. */
  const changes = () => {
    const weeks = Array.from({ length: Math.floor(DAYS / 7) }, (_, week) =>
      addDays(FIRST, 7 * week),
    );
    const distinct = new Map<string, { zone: string; offsets: number[] }>();
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const offsets = weeks.map((day) => offsetOn(day, zone));
      distinct.set(offsets.join(), { zone, offsets });
    }
    return [...distinct.values()].flatMap(({ zone, offsets }) =>
      offsets.flatMap((offset, week) =>
        week > 0 && offset !== offsets[week - 1] ? [{ zone, week: weeks[week - 1] ?? FIRST }] : [],
      ),
    );
  };
  const check = (zone: string, day: string, minute: number) => {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const plain = Temporal.PlainDateTime.from(`${day}T${time}`);
    const usual = plain.toZonedDateTime(zone);
    const expected =
      usual.toPlainDate().toString() === day
        ? usual
        : plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
    const found = instantOf(day, time, zone);
    expect([zone, day, time, found]).toEqual([zone, day, time, expected.epochMilliseconds]);
    expect(dayOf(found, zone)).toBe(day);
    const start = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
    expect([zone, day, startOfDay(day, zone)]).toEqual([zone, day, start]);
    expect(isDayStart(start, zone)).toBe(true);
  };
  const minutes = fc.integer({ min: 0, max: 1439 });

  test('the day of a day and a time is that day, and the instant is the one Temporal finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.integer({ min: 0, max: DAYS - 1 }),
        minutes,
        (zone, number, minute) => check(zone, addDays(FIRST, number), minute),
      ),
      { numRuns: 1000 },
    );
  });
  test('the same holds in the weeks in which the clocks change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...changes()),
        fc.integer({ min: 0, max: 7 }),
        minutes,
        ({ zone, week }, number, minute) => check(zone, addDays(week, number), minute),
      ),
      { numRuns: 2000 },
    );
  });
  test('each half hour of a day whose midnight or last hour is skipped or repeated stays on its day', () => {
    for (const [zone, day] of [
      ['America/Nuuk', '2026-03-28'],
      ['America/Nuuk', '2026-10-24'],
      ['America/Havana', '2026-11-01'],
      ['Africa/Cairo', '2027-04-30'],
      ['Asia/Beirut', '2026-03-29'],
      ['Atlantic/Azores', '2026-03-29'],
      ['Antarctica/Troll', '2026-03-29'],
      ['America/Santiago', '2026-09-06'],
    ] as const)
      for (let minute = 0; minute < 1440; minute += 30) check(zone, day, minute);
  });
});

describe('weekdays', () => {
  test('weekdays are counted from Monday', () => {
    expect(weekdayOf('2025-11-17')).toBe(1);
    expect(weekdayOf('2025-11-23')).toBe(7);
  });
  test('the next given weekday is never today', () => {
    expect(nextWeekday('2026-11-22', 5)).toBe('2026-11-27');
    expect(nextWeekday('2026-11-27', 5)).toBe('2026-12-04');
  });
  test('a valid day is a complete and existing date', () => {
    expect(isDay('2025-02-28')).toBe(true);
    for (const text of ['2025-02-30', '2025-02-29', '2025-13-01', '2025-2-1', ''])
      expect(isDay(text)).toBe(false);
  });
});

test('the first instant of a day is its start, also where the clocks skip midnight', () => {
  expect(isDayStart(at('2025-11-10T16:00:00Z'), 'Asia/Shanghai')).toBe(true);
  expect(isDayStart(at('2025-11-10T16:01:00Z'), 'Asia/Shanghai')).toBe(false);
  expect(isDayStart(at('2025-04-24T22:00:00Z'), 'Africa/Cairo')).toBe(true);
});

test('the last days include today, whatever asks for them', () => {
  expect(lastDays('2026-03-01', 1)).toEqual({ from: '2026-03-01', to: '2026-03-02' });
  expect(lastDays('2026-03-01', 30)).toEqual({ from: '2026-01-31', to: '2026-03-02' });
});
