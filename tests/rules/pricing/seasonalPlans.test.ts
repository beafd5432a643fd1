/** Windows of seasonal plans: both days included, over New Year, on 29 February, and across clock changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SeasonalEntry } from '#contract/pricing/seasonalPlans';
import { dayIn, shareADay, windowOf } from '#server/pricing/seasonalPlans/rules';
import { addDays, dayOf } from '#shared/days';

const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York'] as const;

test.each<[string, string, number, (typeof ZONES)[number], string, string]>([
  ['11-11', '11-11', 2025, 'Asia/Shanghai', '2025-11-10T16:00:00Z', '2025-11-11T16:00:00Z'],
  ['12-20', '01-05', 2025, 'Asia/Shanghai', '2025-12-19T16:00:00Z', '2026-01-05T16:00:00Z'],
  ['01-01', '12-31', 2026, 'Asia/Shanghai', '2025-12-31T16:00:00Z', '2026-12-31T16:00:00Z'],
  // Berlin: clocks go forward on 29 March 2026 and back on 25 October 2026.
  ['03-29', '03-29', 2026, 'Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ['10-25', '10-25', 2026, 'Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ['12-31', '01-01', 2025, 'Europe/Berlin', '2025-12-30T23:00:00Z', '2026-01-01T23:00:00Z'],
  // New York: 8 March and 1 November 2026.
  ['03-08', '03-08', 2026, 'America/New_York', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
  ['11-01', '11-01', 2026, 'America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
  ['11-27', '12-24', 2026, 'America/New_York', '2026-11-27T05:00:00Z', '2026-12-25T05:00:00Z'],
  ['02-29', '02-29', 2028, 'Asia/Shanghai', '2028-02-28T16:00:00Z', '2028-02-29T16:00:00Z'],
  ['02-29', '02-29', 2026, 'Asia/Shanghai', '2026-02-27T16:00:00Z', '2026-02-28T16:00:00Z'],
  ['02-01', '02-29', 2100, 'Europe/Berlin', '2100-01-31T23:00:00Z', '2100-02-28T23:00:00Z'],
  ['12-01', '02-29', 2027, 'Europe/Berlin', '2027-11-30T23:00:00Z', '2028-02-29T23:00:00Z'],
])(
  'the season from %s to %s of %i in %s has the expected window',
  (startsOn, endsOn, year, zone, starts, ends) => {
    const { startsAt, endsAt } = windowOf({ startsOn, endsOn }, year, zone);
    expect([new Date(startsAt).toISOString(), new Date(endsAt).toISOString()]).toEqual([
      starts.replace('Z', '.000Z'),
      ends.replace('Z', '.000Z'),
    ]);
  },
);

const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, day]) => `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

test('a window covers its first and last day entirely and nothing else', () =>
  fc.assert(
    fc.property(
      monthDay,
      monthDay,
      fc.integer({ min: 2000, max: 2099 }),
      fc.constantFrom(...ZONES),
      (startsOn, endsOn, year, zone) => {
        const { firstDay, lastDay, startsAt, endsAt } = windowOf({ startsOn, endsOn }, year, zone);
        expect(dayOf(startsAt, zone)).toBe(firstDay);
        expect(dayOf(startsAt - 1, zone)).toBe(addDays(firstDay, -1));
        expect(dayOf(endsAt - 1, zone)).toBe(lastDay);
        expect(dayOf(endsAt, zone)).toBe(addDays(lastDay, 1));
        expect(firstDay).toBe(dayIn(year, startsOn));
        expect(lastDay >= firstDay).toBe(true);
      },
    ),
    { numRuns: 60 },
  ));

describe('days of the year in a seasonal plan', () => {
  const entry = (startsOn: string) =>
    SeasonalEntry.safeParse({
      key: 'a',
      categoryId: 1,
      startsOn,
      endsOn: '12-31',
      formula: { kind: 'percent', bps: -1000 },
    }).success;
  test.each(['01-01', '02-29', '12-31'])('%s is accepted as a day of the year', (day) =>
    expect(entry(day)).toBe(true),
  );
  test.each(['00-10', '13-01', '02-30', '04-31', '1-1', '2026-01-01', ''])(
    '%s is refused as a day of the year',
    (day) => expect(entry(day)).toBe(false),
  );
});

test.each([
  [2024, '2024-02-29'],
  [2025, '2025-02-28'],
  [2000, '2000-02-29'],
  [2100, '2100-02-28'],
])('29 February of a plan is in %i the day %s', (year, day) => {
  expect(dayIn(year, '02-29')).toBe(day);
  expect(dayIn(year, '02-28')).toBe(`${year}-02-28`);
});

test.each([
  ['12-11', '12-12', '12-12', '01-31', true],
  ['12-11', '12-12', '12-13', '01-31', false],
  ['12-20', '01-05', '01-05', '02-01', true],
  ['12-20', '01-05', '01-06', '02-01', false],
  ['12-20', '01-05', '12-25', '01-02', true],
  ['06-01', '08-31', '07-01', '07-02', true],
])(
  'seasons %s to %s and %s to %s have a day in common: %s',
  (aStart, aEnd, bStart, bEnd, shared) => {
    const [one, other] = [
      { startsOn: aStart, endsOn: aEnd },
      { startsOn: bStart, endsOn: bEnd },
    ];
    expect([shareADay(one, other), shareADay(other, one)]).toEqual([shared, shared]);
  },
);
