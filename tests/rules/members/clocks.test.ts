/** Partial versions of a member in any order of arrival. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOCKED_FIELDS, type MemberInput } from '#contract/members/members';
import { NO_CLOCKS, saidBy } from '#server/members/members/clocks';

type Version = Parameters<typeof saidBy>[0];
const after = (versions: readonly Version[]) =>
  versions.reduce(
    ({ values, clocks }, version) => {
      const said = saidBy(version, clocks);
      return { values: { ...values, ...said.values }, clocks: said.clocks };
    },
    { values: {} as ReturnType<typeof saidBy>['values'], clocks: NO_CLOCKS },
  );

const FULL: Version = {
  phone: '13800000000',
  birthday: '1990-03-12',
  groups: ['wholesale'],
  email: 'ann@example.com',
  updatedAt: 10,
};
const NAMED: Version = { name: 'Ann', updatedAt: 20 };

test('a late version fills what no newer one said', () => {
  const { values, clocks } = after([NAMED, FULL]);
  expect(values).toEqual(after([FULL, NAMED]).values);
  expect(values).toMatchObject({ name: 'Ann', phone: '13800000000', groups: ['wholesale'] });
  expect(clocks.sourceUpdatedAt).toBe(20);
  expect(clocks.fieldClocks).toMatchObject({ phone: 10, groups: 10, address: null });
  expect(clocks.fieldClocks).not.toHaveProperty('name');
});

test('a late version changes nothing that a newer one said, also where that cleared it', () => {
  const cleared: Version = { phone: null, groups: [], updatedAt: 15 };
  expect(after([cleared, FULL]).values).toMatchObject({
    phone: null,
    groups: [],
    email: 'ann@example.com',
  });
});

test('members of whom no version has an instant have no clocks', () => {
  expect(after([{ name: 'Ann', updatedAt: null }]).clocks).toEqual(NO_CLOCKS);
  expect(saidBy({ name: 'Bea', updatedAt: null }, after([FULL, NAMED]).clocks).values).toEqual({
    name: 'Bea',
  });
});

test('partial versions of different instants end alike in any order', () => {
  const text = fc.option(fc.constantFrom<string | null>('a', 'b', null), { nil: undefined });
  const version = fc
    .record({
      updatedAt: fc.integer({ min: 1, max: 50 }),
      name: text,
      phone: text,
      email: text,
      groups: fc.option(fc.constantFrom<string[]>(['x'], ['y'], []), { nil: undefined }),
      joinedAt: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    })
    .map((sent): Version => sent);
  const versions = fc.uniqueArray(version, {
    selector: ({ updatedAt }) => updatedAt,
    maxLength: 5,
  });
  fc.assert(
    fc.property(
      versions.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      ),
      ([all, shuffled]) => {
        const byAge = all.toSorted((one, other) => Number(one.updatedAt) - Number(other.updatedAt));
        const { values, clocks } = after(shuffled);
        expect(values).toEqual(after(byAge).values);
        expect(clocks).toEqual(after(byAge).clocks);
        for (const field of CLOCKED_FIELDS) {
          const newest = byAge.findLast((one) => one[field] !== undefined);
          expect<MemberInput[typeof field]>(values[field]).toEqual(newest?.[field]);
        }
      },
    ),
  );
});
