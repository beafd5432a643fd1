/** When earned points can be spent and lapse, the ladder of signing in, and birthdays. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expiry } from '#contract/members/programme';
import { birthdayDue, birthdayIn, isBirthday } from '#server/members/earnRules/birthdays';
import { availableAt, expiresAt, lastValidDay } from '#server/members/earnRules/dates';
import { ladderDay, ladderPoints, streaksOf } from '#server/members/earnRules/ladder';
import { addDays, monthsAfter } from '#shared/days';

const SHANGHAI = 'Asia/Shanghai';
const at = (text: string) => Date.parse(`${text}+08:00`);
const months = (count: number, roundTo: 'day' | 'month' | 'quarter' | 'year' = 'day'): Expiry => ({
  kind: 'months',
  months: count,
  roundTo,
});
const dayOfYear = (month: number, day: number, minMonths = 0): Expiry => ({
  kind: 'dayOfYear',
  month,
  day,
  minMonths,
});

describe('when points can be spent', () => {
  const occurredAt = at('2026-11-29T12:00');
  const of = (
    kind: 'none' | 'days' | 'delivered',
    days: number,
    deliveredAt: number | null = null,
  ) => availableAt({ kind, days }, { occurredAt, deliveredAt }, SHANGHAI);

  test('is at once, at the midnight after the last of the days, or unknown before the delivery', () => {
    expect(of('none', 0)).toBe(occurredAt);
    expect(of('days', 3)).toBe(at('2026-12-03T00:00'));
    expect(of('delivered', 7)).toBeNull();
    expect(of('delivered', 7, at('2026-12-01T23:59'))).toBe(at('2026-12-09T00:00'));
    expect(of('delivered', 7, at('2026-12-02T00:00'))).toBe(at('2026-12-10T00:00'));
  });
});

describe('when points lapse', () => {
  test('months end with the last day of a shorter month', () => {
    expect(lastValidDay(months(1), null, '2027-01-31')).toBe('2027-02-28');
    expect(lastValidDay(months(1), null, '2028-01-31')).toBe('2028-02-29');
    expect(lastValidDay(months(12), null, '2028-02-29')).toBe('2029-02-28');
  });

  test('the last valid day is moved to the end of its month, quarter or year', () => {
    expect(lastValidDay(months(12, 'month'), null, '2026-02-05')).toBe('2027-02-28');
    expect(lastValidDay(months(3, 'quarter'), null, '2026-02-05')).toBe('2026-06-30');
    expect(lastValidDay(months(1, 'year'), null, '2026-12-05')).toBe('2027-12-31');
  });

  test('a day of the year is the first that leaves the least months', () => {
    expect(lastValidDay(dayOfYear(12, 31), null, '2026-12-31')).toBe('2026-12-31');
    expect(lastValidDay(dayOfYear(12, 31, 1), null, '2026-12-05')).toBe('2027-12-31');
    expect(lastValidDay(dayOfYear(2, 29), null, '2027-01-10')).toBe('2027-02-28');
    expect(lastValidDay(dayOfYear(3, 31, 12), null, '2026-04-01')).toBe('2028-03-31');
  });

  test('the months of a rule hold instead of those of the programme', () => {
    expect(lastValidDay({ kind: 'never' }, null, '2026-01-31')).toBeNull();
    expect(lastValidDay({ kind: 'never' }, 1, '2026-01-31')).toBe('2026-02-28');
    expect(lastValidDay(months(12, 'month'), 1, '2026-01-05')).toBe('2026-02-28');
  });

  test('points count through their last valid day and not a millisecond longer', () => {
    expect(expiresAt(dayOfYear(12, 31), null, at('2026-05-01T08:00'), SHANGHAI)).toBe(
      at('2027-01-01T00:00'),
    );
  });

  test('points of a later day never lapse earlier', () => {
    const expiry = fc.oneof(
      fc.record({
        kind: fc.constant('months' as const),
        months: fc.integer({ min: 1, max: 36 }),
        roundTo: fc.constantFrom(
          'day' as const,
          'month' as const,
          'quarter' as const,
          'year' as const,
        ),
      }),
      fc.record({
        kind: fc.constant('dayOfYear' as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
        minMonths: fc.integer({ min: 0, max: 24 }),
      }),
    );
    fc.assert(
      fc.property(expiry, fc.nat(4000), fc.nat(60), (terms, start, later) => {
        const day = addDays('2024-01-01', start);
        const first = lastValidDay(terms, null, day) ?? '';
        const second = lastValidDay(terms, null, addDays(day, later)) ?? '';
        expect(first >= day).toBe(true);
        expect(second >= first).toBe(true);
      }),
    );
  });

  test('so many months later is a day of that month', () => {
    fc.assert(
      fc.property(fc.nat(4000), fc.integer({ min: -60, max: 60 }), (start, count) => {
        const day = addDays('2024-01-01', start);
        const there = monthsAfter(day, count);
        const monthOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(monthOf(there) - monthOf(day)).toBe(count);
        expect(there.slice(8) <= day.slice(8)).toBe(true);
      }),
    );
  });
});

describe('signing in on consecutive days', () => {
  test('begins again after a day without it', () => {
    const days = (streaks: Record<string, number>) =>
      streaksOf(
        Object.entries(streaks).map(([day, streak]) => ({ day: `2026-03-${day}`, streak })),
      );
    expect(days({ '01': 0, '02': 0, '04': 0 })).toEqual([1, 2, 1]);
    expect(days({ '01': 5, '02': 0, '03': 1, '05': 1 })).toEqual([5, 6, 7, 1]);
  });

  test('counts alike whichever day is told last', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1 }), (arrived) => {
        const text = (day: number) => `2026-02-${String(day).padStart(2, '0')}`;
        const known = new Map<string, number>();
        for (const day of arrived) {
          known.set(text(day), 0);
          const sorted = [...known.keys()].sort();
          const streaks = streaksOf(
            sorted.map((one) => ({ day: one, streak: known.get(one) ?? 0 })),
          );
          sorted.forEach((one, index) => known.set(one, streaks[index] ?? 0));
        }
        const sorted = [...known.keys()].sort();
        expect(sorted.map((day) => known.get(day))).toEqual(
          streaksOf(sorted.map((day) => ({ day, streak: 0 }))),
        );
      }),
    );
  });

  test('the ladder begins again after its last day, or stays there', () => {
    const days = [1, 2, 3, 4, 5, 6, 10];
    const restart = { kind: 'ladder' as const, days, afterwards: 'restart' as const };
    const stay = { ...restart, afterwards: 'stay' as const };
    expect([1, 7, 8, 14, 15].map((streak) => ladderDay(restart, streak))).toEqual([1, 7, 1, 7, 1]);
    expect([7, 8, 15].map((streak) => ladderPoints(stay, streak))).toEqual([10, 10, 10]);
  });
});

describe('a birthday', () => {
  const facts = {
    birthday: '1990-03-12',
    birthdaySetAt: null,
    joinedAt: at('2020-01-01T00:00'),
    createdAt: at('2020-01-01T00:00'),
  };

  test('on 29 February is on the 28th in common years', () => {
    expect(birthdayIn('2000-02-29', '2027')).toBe('2027-02-28');
    expect(birthdayIn('--02-29', '2028')).toBe('2028-02-29');
    const due = (day: string) => birthdayDue({ ...facts, birthday: '--02-29' }, day, SHANGHAI);
    expect([due('2027-02-27'), due('2027-02-28'), due('2027-03-01')]).toEqual([
      null,
      '2027-02-28',
      '2027-02-28',
    ]);
  });

  test('that was missed is made up for within seven days, also past the end of the year', () => {
    const due = (day: string) => birthdayDue({ ...facts, birthday: '--12-30' }, day, SHANGHAI);
    expect([due('2026-12-29'), due('2027-01-06'), due('2027-01-07')]).toEqual([
      null,
      '2026-12-30',
      null,
    ]);
  });

  test('before the member joined or was known is not made up for', () => {
    const due = (more: Partial<Parameters<typeof birthdayDue>[0]>) =>
      birthdayDue({ ...facts, ...more }, '2026-03-14', SHANGHAI);
    expect(due({})).toBe('2026-03-12');
    expect(due({ joinedAt: at('2026-03-12T15:00') })).toBe('2026-03-12');
    expect(due({ joinedAt: at('2026-03-13T00:00') })).toBeNull();
    expect(due({ createdAt: at('2026-03-13T00:00') })).toBeNull();
    expect(due({ joinedAt: null, createdAt: at('2026-03-11T23:59') })).toBe('2026-03-12');
    expect(due({ joinedAt: null, createdAt: at('2026-03-12T00:00') })).toBeNull();
  });

  test('on which members of another system became known is not rewarded', () => {
    const due = (joined: string | null, known: string, day = '2026-03-12') =>
      birthdayDue(
        { ...facts, joinedAt: joined === null ? null : at(joined), createdAt: at(known) },
        day,
        SHANGHAI,
      );
    expect(due('2020-01-01T00:00', '2026-03-12T00:00')).toBeNull();
    expect(due('2020-01-01T00:00', '2026-03-12T00:00', '2026-03-15')).toBeNull();
    expect(due('2020-01-01T00:00', '2026-03-11T23:59')).toBe('2026-03-12');
    expect(due('2020-01-01T00:00', '2026-03-12T00:00', '2027-03-12')).toBe('2027-03-12');
    expect(due('2026-03-04T23:59', '2026-03-12T15:00')).toBeNull();
    expect(due('2026-03-05T00:00', '2026-03-12T15:00')).toBe('2026-03-12');
    expect(due('2026-03-12T09:00', '2026-03-12T15:00')).toBe('2026-03-12');
  });

  test('that was changed counts from 30 days after the change', () => {
    const on = (set: string) =>
      isBirthday(
        { birthday: '--03-12', birthdaySetAt: at(`${set}T10:00`) },
        '2026-03-12',
        SHANGHAI,
      );
    expect([on('2026-02-10'), on('2026-02-11')]).toEqual([true, false]);
  });
});
