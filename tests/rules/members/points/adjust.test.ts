/** Points that staff take away: which lots they come from, and how many there are to take. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deduct, takeableOf } from '#server/members/points/plan/adjust';
import { planOn } from '#server/members/points/plan/plan';
import type { Book, Lot } from '#server/members/points/rules';

const AT = 1_000;
const lot = (id: number, remaining: number, more: Partial<Lot> = {}): Lot => ({
  id,
  entryId: id,
  remaining,
  availableAt: 0,
  expiresAt: null,
  ...more,
});
const book = (lots: Lot[], more: Partial<Book> = {}): Book => ({
  lots,
  holds: [],
  arrears: 0,
  ...more,
});
const entry = {
  source: 'adjustment',
  sourceId: '1',
  sourceLine: '1',
  occurredAt: AT,
  reason: null,
  detail: null,
} as const;
const takenOf = (of: Book, points: number) =>
  deduct(planOn(of), entry, points, AT).allocations.map(({ lotId, points: taken }) => [
    lotId,
    taken,
  ]);

test('Points taken away come from what lapses soonest, and from what waits last', () => {
  const lots = [
    lot(1, 10, { availableAt: 2_000 }),
    lot(2, 10),
    lot(3, 10, { expiresAt: 5_000 }),
    lot(4, 10, { availableAt: null }),
  ];
  expect(takeableOf(book(lots), AT)).toBe(40);
  expect(takenOf(book(lots), 35)).toEqual([
    [3, 10],
    [2, 10],
    [1, 10],
    [4, 5],
  ]);
});
test('Held and lapsed points cannot be taken away', () => {
  const holds = [{ id: 1, expiresAt: 9_000, lots: [{ lotId: 1, points: 4 }] }];
  const lots = [lot(1, 10), lot(2, 10, { expiresAt: AT })];
  expect(takeableOf(book(lots, { holds }), AT)).toBe(6);
});
test('A deduction takes exactly its points and leaves no lot below zero', () => {
  const lots = fc.array(
    fc.record({
      remaining: fc.integer({ min: 1, max: 50 }),
      availableAt: fc.constantFrom(null, 0, 2_000),
      expiresAt: fc.constantFrom(null, 1_500, 3_000),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(lots, fc.nat(), (given, wanted) => {
      const of = book(
        given.map(({ remaining, ...more }, index) => lot(index + 1, remaining, more)),
      );
      const points = 1 + (wanted % takeableOf(of, AT));
      const after = deduct(planOn(of), entry, points, AT);
      expect(after.entries[0]).toMatchObject({ type: 'adjustDebit', points: -points });
      expect(after.book.lots.every(({ remaining }) => remaining >= 0)).toBe(true);
      expect(takeableOf(after.book, AT)).toBe(takeableOf(of, AT) - points);
    }),
  );
});
