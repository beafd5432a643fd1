/** Changed purchases, and the gaps between buying days that are added and removed with them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedPurchases, type Purchase } from '#server/orders/sales/purchases';
import { MemberDays } from '#server/orders/sales/memberDays';
import type { Bundle } from '#server/orders/sales/bundle';
import { addDays } from '#shared/days';

/** A small tree: 1 is the parent of 2 and 3, 2 is the parent of 4; 9 is a deleted category. */
const CHAINS: Record<number, number[]> = { 1: [1], 2: [1, 2], 3: [1, 3], 4: [1, 2, 4] };
const ancestors = (categoryId: number) => CHAINS[categoryId] ?? [];

const day = fc.integer({ min: 0, max: 60 }).map((number) => addDays('2026-01-01', number));
const categoryId = fc.option(fc.constantFrom(1, 2, 3, 4, 9));

describe('changed purchases', () => {
  const purchase: fc.Arbitrary<Purchase> = fc.record({
    memberId: fc.constant(1),
    day,
    channel: fc.constantFrom('web', 'app'),
    categoryIds: fc.uniqueArray(categoryId, { minLength: 1, maxLength: 2 }),
  });
  const change = fc.record({ before: fc.option(purchase), after: fc.option(purchase) });
  type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;
  /** Gaps of every scope, computed from the buying days of these purchases alone. */
  const allGaps = (purchases: readonly Purchase[]) => {
    const member = new MemberDays(1);
    for (const one of purchases) member.addChange(one, 'after', ancestors);
    return gapsOf(member);
  };
  const gapsOf = (member: MemberDays, into = new Map<string, number>()) => {
    member.forEachGap((...[channel, category, on, previous, times]) => {
      const key = [channel, category, on, previous].join(' ');
      into.set(key, (into.get(key) ?? 0) + times);
    });
    return new Map([...into].filter(([, times]) => times !== 0).sort());
  };
  /** A member of whose purchases some change while `kept` stay as they are. */
  const changed = (changes: readonly Change[], kept: readonly Purchase[]) => {
    const member = new MemberDays(1);
    for (const { before, after } of changes) {
      for (const one of [before, after]) if (one) member.extend(one.day);
      if (before) member.addChange(before, 'before', ancestors);
      if (after) member.addChange(after, 'after', ancestors);
    }
    for (const one of kept) member.addUnchanged(one, ancestors);
    return member;
  };
  const reach = fc.nat(20);
  const changing = fc.array(change, { minLength: 1, maxLength: 3 });

  test('the changes of gaps turn the old gaps into the new ones', () => {
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 8 }), changing, (kept, changes) => {
        const was = allGaps([...kept, ...changes.flatMap(({ before }) => before ?? [])]);
        const is = allGaps([...kept, ...changes.flatMap(({ after }) => after ?? [])]);
        expect(gapsOf(changed(changes, kept), was)).toEqual(is);
      }),
    );
  });

  test('buying days beyond the neighbours of a change do not affect its gaps', () => {
    fc.assert(
      fc.property(
        fc.array(purchase, { maxLength: 8 }),
        changing,
        reach,
        reach,
        (kept, changes, back, on) => {
          const all = changed(changes, kept);
          fc.pre(all.last !== '');
          const [since, until] = [addDays(all.first, -back), addDays(all.last, on)];
          const near = changed(
            changes,
            kept.filter((one) => one.day >= since && one.day <= until),
          );
          if (near.isComplete({ allEarlier: false, allLater: false }))
            expect(gapsOf(near)).toEqual(gapsOf(all));
        },
      ),
    );
  });

  test('a purchase changes if its member, day, channel or paid categories differ', () => {
    const sold = (category: number | null, paid = 5) => ({
      sku: null,
      categoryId: category,
      quantity: 1,
      paid,
      discount: 0,
      cost: null,
    });
    const order = (changes: object = {}, lines = [sold(2), sold(3)]): Bundle => ({
      channel: 'web',
      memberId: 1,
      order: { id: 7, countedOn: '2026-01-01', paidAt: 1, lines },
      returns: [],
      ...changes,
    });
    const none = (before: Bundle, after: Bundle) =>
      changedPurchases([before], [after]).length === 0;
    expect(none(order(), order({ returns: [{ countedOn: '2026-01-02', lines: [] }] }))).toBe(true);
    expect(none(order(), order({}, [sold(3, 1), sold(2, 9), sold(2)]))).toBe(true);
    expect(none(order(), order({}, [sold(2), sold(3, 0)]))).toBe(false);
    expect(none(order(), order({ channel: 'app' }))).toBe(false);
    expect(none(order({ memberId: null }), order({ memberId: null, channel: 'app' }))).toBe(true);
    expect(changedPurchases([order()], [order({ memberId: 2 })])).toEqual([
      {
        orderId: 7,
        before: { memberId: 1, day: '2026-01-01', channel: 'web', categoryIds: [2, 3] },
        after: { memberId: 2, day: '2026-01-01', channel: 'web', categoryIds: [2, 3] },
      },
    ]);
  });
});
