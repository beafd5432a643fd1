/** Business time: vectors of a working week with a lunch break, clock changes, and properties over any zone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterBusinessTime,
  businessTime,
  type Calendar,
  type HoursFrom,
  hoursErrors,
} from '#rules/service/calendars';
import { MINUTE_MS } from '#shared/days';

const WORKDAYS = [1, 2, 3, 4, 5];
const SPLIT = WORKDAYS.flatMap((weekday) => [
  { weekday, from: 9 * 60, to: 12 * 60 },
  { weekday, from: 13 * 60 + 30, to: 18 * 60 },
]);
const closed = (day: string) => ({ day, kind: 'closed' as const, windows: [], note: '' });
const hours = (further: Partial<HoursFrom> = {}): HoursFrom => ({
  effectiveFrom: 0,
  timeZone: 'Asia/Shanghai',
  windows: SPLIT,
  exceptions: [closed('2026-10-01'), closed('2026-10-02')],
  ...further,
});
const CALENDAR: Calendar = [hours()];

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const due = (from: string, minutes: number, calendar: Calendar = CALENDAR) =>
  new Date(afterBusinessTime(calendar, at(from), minutes * MINUTE_MS)).toISOString();
const instant = (text: string) => new Date(at(text)).toISOString();

describe('a target', () => {
  test('goes on after holidays and the weekend', () => {
    expect(due('2026-09-30T17:30', 60)).toBe(instant('2026-10-05T09:30'));
  });
  test('does not run during lunch', () => {
    expect(due('2026-09-25T11:00', 240)).toBe(instant('2026-09-25T16:30'));
    expect(due('2026-09-28T12:30', 15)).toBe(instant('2026-09-28T13:45'));
  });
  test('of a question on a Saturday begins on Monday', () => {
    expect(due('2026-09-26T08:00', 30)).toBe(instant('2026-09-28T09:30'));
  });
  test('of more than a day goes on the next morning', () => {
    expect(due('2026-09-28T10:00', 480)).toBe(instant('2026-09-29T10:30'));
  });
  test('is due at the end of a window, not at the next opening', () => {
    expect(due('2026-09-28T11:00', 60)).toBe(instant('2026-09-28T12:00'));
    expect(due('2026-09-25T17:00', 60)).toBe(instant('2026-09-25T18:00'));
  });
  test('of nothing is due at once, also while it is closed', () => {
    expect(due('2026-09-26T08:00', 0)).toBe(instant('2026-09-26T08:00'));
  });
  test('runs around the clock without a calendar', () => {
    expect(due('2026-09-26T08:00', 30, null)).toBe(instant('2026-09-26T08:30'));
  });
});

describe('the hours of a calendar', () => {
  test('end at midnight and go on in the window that begins there', () => {
    const windows = [
      { weekday: 1, from: 20 * 60, to: 1440 },
      { weekday: 2, from: 0, to: 60 },
    ];
    expect(due('2026-09-28T23:30', 60, [hours({ windows })])).toBe(instant('2026-09-29T00:30'));
    expect(due('2026-09-28T23:30', 30, [hours({ windows })])).toBe(instant('2026-09-29T00:00'));
  });
  test('are those of an exception on its date alone, also where it opens a weekend', () => {
    const open = [{ from: 10 * 60, to: 12 * 60 }];
    const exceptions = [{ day: '2026-09-27', kind: 'open' as const, windows: open, note: '' }];
    const calendar = [hours({ exceptions })];
    expect(due('2026-09-26T08:00', 30, calendar)).toBe(instant('2026-09-27T10:30'));
    expect(due('2026-09-26T08:00', 150, calendar)).toBe(instant('2026-09-28T09:30'));
  });
  test('skip the time that clocks skip, and count twice what they repeat', () => {
    const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 60, to: 240 }));
    const berlin = [hours({ timeZone: 'Europe/Berlin', windows, exceptions: [] })];
    const dayOf = (day: string) =>
      businessTime(
        berlin,
        Date.parse(`${day}T00:00:00Z`) - 3 * 3_600_000,
        Date.parse(`${day}T12:00:00Z`),
      ) / MINUTE_MS;
    expect(dayOf('2026-06-10')).toBe(180);
    expect(dayOf('2026-03-29')).toBe(120);
    expect(dayOf('2026-10-25')).toBe(240);
  });
  test('count a window that ends within the repeated hour in both of its parts', () => {
    const windows = [
      { weekday: 7, from: 150, to: 165 },
      { weekday: 1, from: 0, to: 600 },
    ];
    const berlin = [hours({ timeZone: 'Europe/Berlin', windows, exceptions: [] })];
    const from = Date.parse('2026-10-24T22:00:00Z');
    expect(businessTime(berlin, from, from + 20 * 3_600_000)).toBe(30 * MINUTE_MS);
    // 02:30 to 02:45 in summer time, and once more an hour later.
    expect(afterBusinessTime(berlin, from, 20 * MINUTE_MS)).toBe(
      Date.parse('2026-10-25T01:35:00Z'),
    );
  });
  test('of a later version count from when it begins, and what has run keeps its number', () => {
    const change = at('2026-09-28T10:00');
    const longer = hours({
      effectiveFrom: change,
      windows: WORKDAYS.map((weekday) => ({ weekday, from: 0, to: 1440 })),
    });
    const calendar = [hours(), longer];
    expect(businessTime(calendar, at('2026-09-28T08:00'), change)).toBe(60 * MINUTE_MS);
    expect(due('2026-09-28T08:00', 60 + 600, calendar)).toBe(instant('2026-09-28T20:00'));
  });
});

describe('hours that make no sense', () => {
  test('are refused with the place: overlaps, a date twice, and next to no hours', () => {
    const overlap = 'serviceCalendars.errors.overlap';
    expect(hoursErrors(hours())).toBeNull();
    expect(hoursErrors(hours({ windows: [...SPLIT, { weekday: 1, from: 700, to: 800 }] }))).toEqual(
      { windows: { 10: { from: overlap } } },
    );
    expect(hoursErrors(hours({ windows: [{ weekday: 1, from: 0, to: 59 }] }))).toEqual({
      windows: 'serviceCalendars.errors.tooShort',
    });
    expect(
      hoursErrors(hours({ exceptions: [closed('2026-10-01'), closed('2026-10-01')] })),
    ).toEqual({ exceptions: { 1: { day: 'serviceCalendars.errors.sameDay' } } });
    const twice = [
      { from: 0, to: 60 },
      { from: 30, to: 90 },
    ];
    const open = { day: '2026-10-10', kind: 'open' as const, windows: twice, note: '' };
    expect(hoursErrors(hours({ exceptions: [open] }))).toEqual({
      exceptions: { 0: { windows: { 1: { from: overlap } } } },
    });
  });
});

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/Nuuk',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const anyWindow = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from: from * 15, to: to * 15 }));
const anyHours = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    windows: fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 7 }), anyWindow)
        .map(([weekday, window]) => ({ weekday, ...window })),
      { minLength: 1, maxLength: 8 },
    ),
    closedDays: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
  })
  .map(({ timeZone, windows, closedDays }): HoursFrom => ({
    effectiveFrom: 0,
    timeZone,
    windows,
    exceptions: [...new Set(closedDays)].map((day) => closed(`2026-03-${String(day + 10)}`)),
  }));
const anyInstant = fc.integer({
  min: Date.parse('2026-03-01T00:00:00Z'),
  max: Date.parse('2026-04-15T00:00:00Z'),
});

/** Minute by minute, by the wall clock alone. */
const countSlowly = (calendar: HoursFrom, from: number, to: number): number => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: calendar.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  let minutes = 0;
  for (let now = from; now < to; now += MINUTE_MS) {
    const [day = '', time = ''] = format.format(now).split(' ');
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    if (calendar.exceptions.some((one) => one.day === day)) continue;
    const wall = hour * 60 + minute;
    if (calendar.windows.some((w) => w.weekday === weekday && w.from <= wall && wall < w.to))
      minutes++;
  }
  return minutes * MINUTE_MS;
};

test('Business time is what a clock on the wall of any zone shows within the windows, minute by minute', () => {
  fc.assert(
    fc.property(
      anyHours,
      anyInstant,
      fc.integer({ min: 0, max: 3000 }),
      (calendar, start, minutes) => {
        const from = Math.floor(start / MINUTE_MS) * MINUTE_MS;
        const to = from + minutes * MINUTE_MS;
        expect(businessTime([calendar], from, to)).toBe(countSlowly(calendar, from, to));
      },
    ),
    { numRuns: 60 },
  );
});

test('A target is due at the earliest instant at which it has run, in any zone', () => {
  fc.assert(
    fc.property(
      anyHours,
      anyInstant,
      fc.integer({ min: 1, max: 200_000_000 }),
      (calendar, from, duration) => {
        const end = afterBusinessTime([calendar], from, duration);
        expect(businessTime([calendar], from, end)).toBe(duration);
        expect(businessTime([calendar], from, end - 1)).toBe(duration - 1);
      },
    ),
  );
});

test('Business time of two periods that follow each other is that of both, across versions too', () => {
  fc.assert(
    fc.property(
      anyHours,
      anyHours,
      fc.tuple(anyInstant, anyInstant, anyInstant, anyInstant),
      (first, second, instants) => {
        const [from = 0, middle = 0, change = 0, to = 0] = instants.toSorted((a, b) => a - b);
        const calendar = [first, { ...second, effectiveFrom: change }];
        expect(businessTime(calendar, from, middle) + businessTime(calendar, middle, to)).toBe(
          businessTime(calendar, from, to),
        );
        expect(businessTime(calendar, from, change) + businessTime(calendar, change, to)).toBe(
          businessTime([first], from, change) + businessTime([second], change, to),
        );
      },
    ),
  );
});
