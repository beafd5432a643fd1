/** Which records are of one person, and which pairs may be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairsOf } from '#rules/members/merges';
import { toPeople, whyNotMerged } from '#rules/members/people';

const AT = 1_000;
const people = toPeople(
  [1, 2, 5],
  [
    { id: 3, mergedInto: 1, mergedAt: AT + 5 },
    { id: 2, mergedInto: 1, mergedAt: AT },
  ],
);

describe('the records of a person', () => {
  test('begin with the member who stays, whichever of them is asked for', () => {
    expect([1, 2, 3].map((id) => people.recordsOf(id))).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect([1, 2, 5].map((id) => people.primaryOf(id))).toEqual([1, 1, 5]);
    expect(people.all).toEqual([1, 2, 3, 5]);
  });
  test('count together from the instant of the merge on, and before it each for itself', () => {
    expect(people.recordsAt(2, AT - 1)).toEqual([2]);
    expect(people.recordsAt(1, AT - 1)).toEqual([1]);
    expect(people.recordsAt(2, AT)).toEqual([1, 2]);
    expect(people.recordsAt(1, AT + 5)).toEqual([1, 2, 3]);
  });
});

test('a merge that would make a chain or a ring is refused with its reason', () => {
  const alone = { id: 1, mergedInto: null };
  const other = { id: 2, mergedInto: null, hasRecords: false };
  expect(whyNotMerged(alone, other)).toBeNull();
  expect(whyNotMerged(alone, { ...other, id: 1 })).toBe('itself');
  expect(whyNotMerged(alone, { ...other, mergedInto: 3 })).toBe('recordMerged');
  expect(whyNotMerged({ ...alone, mergedInto: 2 }, other)).toBe('memberMerged');
  expect(whyNotMerged(alone, { ...other, hasRecords: true })).toBe('recordHasRecords');
});

describe('pairs that may be one person', () => {
  test('are named once with everything that is alike, and records of one person are none', () => {
    const primaryOf = (id: number) => (id === 3 ? 1 : id);
    expect(
      pairsOf(
        [
          { evidence: 'address', ids: [3, 2] },
          { evidence: 'phone', ids: [2, 1] },
          { evidence: 'email', ids: [1, 3] },
        ],
        primaryOf,
      ),
    ).toEqual([{ memberId: 1, otherId: 2, evidence: ['phone', 'address'] }]);
  });
  test('do not depend on the order in which records are found', () => {
    const found = fc.array(
      fc.record({
        evidence: fc.constantFrom('phone' as const, 'email' as const, 'device' as const),
        ids: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
      }),
      { maxLength: 5 },
    );
    const sorted = (all: ReturnType<typeof pairsOf>) =>
      all.toSorted((one, other) => one.memberId - other.memberId || one.otherId - other.otherId);
    fc.assert(
      fc.property(found, (alike) => {
        const [one, other] = [alike, alike.toReversed()].map((all) => pairsOf(all, (id) => id));
        expect(sorted(one ?? [])).toEqual(sorted(other ?? []));
      }),
    );
  });
});
