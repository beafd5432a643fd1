/** Over which whole months an action is verified where nobody is to be recognised. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VerificationPlace } from '#rules/surveys/verification';
import { MONTHS } from '#server/surveys/verification/monthRules';
import { addDays } from '#shared/days';

const PLACE: VerificationPlace = {
  implementedOn: '2026-03-10',
  today: '2026-05-01',
  windowDays: 28,
  changeBefore: null,
  changeAfter: null,
};

test('The months before and after lie around that of the change, which is in neither', () => {
  expect(MONTHS.windowsOf('2026-03-10', 1)).toEqual({
    before: { from: '2026-02-01', to: '2026-03-01' },
    after: { from: '2026-04-01', to: '2026-05-01' },
  });
});

test('An action waits until its first month is over, and its months grow one by one', () => {
  expect(MONTHS.readyOn(PLACE)).toBe('2026-05-01');
  expect(MONTHS.lengthsOf({ ...PLACE, today: '2026-04-30' })).toEqual([]);
  expect(MONTHS.lengthsOf(PLACE)).toEqual([1]);
  expect(MONTHS.lengthsOf({ ...PLACE, today: '2026-07-31' })).toEqual([1, 2, 3]);
  expect(MONTHS.lengthsOf({ ...PLACE, windowDays: 90, today: '2026-07-01' })).toEqual([3]);
});

test('A month with another change belongs to neither side', () => {
  expect(MONTHS.lengthsOf({ ...PLACE, changeBefore: '2026-01-20' })).toEqual([1]);
  expect(MONTHS.readyOn({ ...PLACE, changeBefore: '2026-02-01' })).toBeNull();
  expect(MONTHS.readyOn({ ...PLACE, changeBefore: '2026-03-02' })).toBeNull();
  expect(MONTHS.readyOn({ ...PLACE, changeAfter: '2026-04-30' })).toBeNull();
  expect(MONTHS.readyOn({ ...PLACE, changeAfter: '2026-05-01' })).toBe('2026-05-01');
});

test('Actions of any days of one month compare the same months, so that they tell of no single days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 7, max: 90 }),
      fc.integer({ min: 32, max: 400 }),
      (day, windowDays, elapsed) => {
        const implementedOn = addDays('2026-03-01', day);
        const today = addDays('2026-03-01', elapsed);
        const place = { ...PLACE, implementedOn, windowDays, today };
        for (const months of MONTHS.lengthsOf(place)) {
          const { before, after } = MONTHS.windowsOf(implementedOn, months);
          expect(MONTHS.windowsOf('2026-03-01', months)).toEqual({ before, after });
          expect([before.to, after.from]).toEqual(['2026-03-01', '2026-04-01']);
          for (const edge of [before.from, after.to]) expect(edge.endsWith('-01')).toBe(true);
          expect(after.to <= today).toBe(true);
        }
      },
    ),
  );
});
