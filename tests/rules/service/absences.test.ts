/** Who answers for whom. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveredBy, overlap, standInOf } from '#rules/service/absences';

const away = (staffId: string, substituteId: string, fromAt = 0, untilAt = 100) => ({
  staffId,
  substituteId,
  fromAt,
  untilAt,
});

describe('who gets what was meant for somebody', () => {
  test.each([
    ['nobody is away', [], 50, 'a'],
    ['the instant before', [away('a', 'b', 51)], 50, 'a'],
    ['the first instant', [away('a', 'b', 50)], 50, 'b'],
    ['the last instant', [away('a', 'b', 0, 51)], 50, 'b'],
    ['the end itself', [away('a', 'b', 0, 50)], 50, 'a'],
    ['the substitute is away, too', [away('a', 'b'), away('b', 'c')], 50, 'c'],
    ['both stand in for each other', [away('a', 'b'), away('b', 'a')], 50, 'a'],
    ['a round in which nobody is there', [away('a', 'b'), away('b', 'c'), away('c', 'b')], 50, 'a'],
    ['another absence of the substitute is over', [away('a', 'b'), away('b', 'c', 0, 10)], 50, 'b'],
  ])('%s: %#', (_, absences, now, expected) => {
    expect(standInOf('a', absences, now)).toBe(expected);
  });
  test('whoever covers somebody is who gets what was meant for them, and never away unless all are', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd');
    const absence = fc.record({
      staffId: person,
      substituteId: person,
      fromAt: fc.integer({ min: 0, max: 9 }),
      untilAt: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(
        fc.array(absence, { maxLength: 6 }),
        fc.integer({ min: 0, max: 9 }),
        (all, now) => {
          for (const id of ['a', 'b', 'c', 'd'])
            for (const covered of coveredBy(id, all, now)) {
              expect(standInOf(covered, all, now)).toBe(id);
              expect(
                all.some((one) => one.staffId === id && one.fromAt <= now && now < one.untilAt),
              ).toBe(false);
            }
        },
      ),
    );
  });
});

test('times that only touch do not overlap', () => {
  expect(overlap({ fromAt: 0, untilAt: 10 }, { fromAt: 10, untilAt: 20 })).toBe(false);
  expect(overlap({ fromAt: 0, untilAt: 11 }, { fromAt: 10, untilAt: 20 })).toBe(true);
});
