/** Over which days a corrective action is verified, and what the comparison says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canBeSigned,
  changesAround,
  lengthOf,
  lengthsOf,
  LONGEST_DAYS,
  outcomeOf,
  readyOn,
  type VerificationPlace,
  windowsOf,
} from '#rules/surveys/verification';
import { addDays, daysBetween } from '#shared/days';

const PLACE: VerificationPlace = {
  implementedOn: '2026-03-01',
  today: '2026-03-30',
  windowDays: 28,
  changeBefore: null,
  changeAfter: null,
};

describe('windows of a verification', () => {
  test('Equally many days lie before and after the day of the change, which is in neither', () => {
    expect(windowsOf('2026-03-01', 28)).toEqual({
      before: { from: '2026-02-01', to: '2026-03-01' },
      after: { from: '2026-03-02', to: '2026-03-30' },
    });
  });

  test('An action waits until its first window is over', () => {
    expect(readyOn(PLACE)).toBe('2026-03-30');
    expect(lengthsOf({ ...PLACE, today: '2026-03-29' })).toEqual([]);
    expect(lengthsOf(PLACE)).toEqual([28]);
  });

  test('Windows grow by whole weeks', () => {
    expect(lengthsOf({ ...PLACE, today: '2026-04-05' })).toEqual([28]);
    expect(lengthsOf({ ...PLACE, today: '2026-04-06' })).toEqual([28, 35]);
  });

  test('The window after ends before the next change', () => {
    const place = { ...PLACE, changeAfter: '2026-03-12', today: '2026-03-20' };
    expect(readyOn(place)).toBe('2026-03-12');
    expect(lengthsOf(place)).toEqual([10]);
    expect(windowsOf(place.implementedOn, 10).after.to).toBe('2026-03-12');
  });

  test('The window before begins after the change before', () => {
    const place = { ...PLACE, changeBefore: '2026-02-20' };
    expect(lengthsOf(place)).toEqual([8]);
    expect(windowsOf(place.implementedOn, 8).before.from).toBe('2026-02-21');
  });

  test('A change on the next day leaves nothing to compare', () => {
    const place = { ...PLACE, changeAfter: '2026-03-02' };
    expect(readyOn(place)).toBeNull();
    expect(lengthsOf(place)).toEqual([]);
  });

  test('One day between two changes is compared', () => {
    const place = { ...PLACE, changeAfter: '2026-03-03' };
    expect(readyOn(place)).toBe('2026-03-03');
    expect(lengthsOf(place)).toEqual([1]);
  });

  test('Where no length has enough answers the longest is compared', () => {
    const lengths = lengthsOf({ ...PLACE, today: '2026-04-20' });
    expect(lengths).toEqual([28, 35, 42, 49]);
    expect(lengthOf(lengths, () => false)).toBe(49);
    expect(lengthOf([], () => true)).toBeNull();
  });

  test('No window reaches another change, a day to come, or the longest length', () => {
    const offset = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(
        fc.option(offset, { nil: null }),
        fc.option(offset, { nil: null }),
        offset,
        fc.integer({ min: 7, max: 90 }),
        (before, after, elapsed, windowDays) => {
          const { implementedOn } = PLACE;
          const place = {
            implementedOn,
            today: addDays(implementedOn, elapsed),
            windowDays,
            changeBefore: before === null ? null : addDays(implementedOn, -before),
            changeAfter: after === null ? null : addDays(implementedOn, after),
          };
          for (const days of lengthsOf(place)) {
            const windows = windowsOf(implementedOn, days);
            expect(days).toBeLessThanOrEqual(LONGEST_DAYS);
            expect(windows.after.to <= place.today).toBe(true);
            if (place.changeAfter !== null)
              expect(windows.after.to <= place.changeAfter).toBe(true);
            if (place.changeBefore !== null)
              expect(windows.before.from > place.changeBefore).toBe(true);
            expect(daysBetween(windows.before.from, windows.before.to)).toBe(
              daysBetween(windows.after.from, windows.after.to),
            );
          }
        },
      ),
    );
  });

  test('A verdict stays the same however late it is signed, once there are enough answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 26 }),
        fc.integer({ min: 0, max: 150 }),
        (weeks, late) => {
          const enough = (days: number) => days >= 7 * weeks;
          const at = (today: string) => lengthOf(lengthsOf({ ...PLACE, today }), enough);
          const first = addDays(PLACE.implementedOn, 1 + Math.max(28, 7 * weeks));
          expect(at(first)).toBe(Math.max(28, 7 * weeks));
          expect(at(addDays(first, late))).toBe(at(first));
        },
      ),
    );
  });
});

describe('changes and verdicts', () => {
  test('The nearest changes count, and what changed on the same day does not', () => {
    const days = [
      '2026-05-01',
      '2025-12-01',
      '2026-01-01',
      '2026-03-01',
      '2026-02-01',
      '2026-04-01',
    ];
    expect(changesAround('2026-03-01', days)).toEqual({
      changeBefore: '2026-02-01',
      changeAfter: '2026-04-01',
    });
    expect(changesAround('2026-03-01', [])).toEqual({ changeBefore: null, changeAfter: null });
  });

  test.each([
    ['up', false, 'effective'],
    ['down', false, 'notEffective'],
    ['none', false, 'notEffective'],
    ['down', true, 'effective'],
    ['up', true, 'notEffective'],
    ['few', false, 'tooFew'],
    [null, false, 'tooFew'],
  ] as const)('A change %s, where less is better: %s, is %s', (verdict, isLess, outcome) => {
    expect(outcomeOf(verdict, isLess)).toBe(outcome);
  });

  test('Only a comparison of enough answers can be signed', () => {
    const outcomes = ['effective', 'notEffective', 'waiting', 'tooFew'] as const;
    expect(outcomes.filter(canBeSigned)).toEqual(['effective', 'notEffective']);
  });
});
