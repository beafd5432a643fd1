/** Which counters are read for limits, and limits that are not set. */
import { describe, expect, test } from 'vitest';
import type { Terms } from '#contract/promotions/promotions';
import { CandidateIndex } from '#server/promotions/engine/candidateIndex';
import { counters } from '#server/promotions/engine/counters';
import {
  countersOf,
  exceededBudget,
  reachedUseLimit,
  usesPerMember,
} from '#server/promotions/engine/limits';
import type { Candidate } from '#server/promotions/engine/types';
import { amountOff, candidate, line, NOBODY, NOON } from './fixture.ts';

const KEY = 'member:1';
const promotion = (terms: object = {}, more: Partial<Candidate> = {}, id = 1) =>
  candidate(id, { rewards: [amountOff(100)], ...(terms as Partial<Terms>) } as never, more);
const read = (one: Candidate, key: string | null = KEY) =>
  countersOf({ shopper: { ...NOBODY, key }, at: NOON }, [one], { timeZone: 'UTC' });

describe('counters are read', () => {
  const items = [
    { variantId: 1, price: 1, stock: 5, perMember: 2 },
    { variantId: 2, price: 1 },
    { variantId: 3, price: 1, perMember: 1 },
    { variantId: 4, price: 1, stock: 3 },
  ];
  const flash = { rewards: [amountOff(100), { kind: 'flash', items }] };
  const stocks = [counters.flash(1, 1), counters.flash(1, 4)];
  test('for the stock of a flash sale, and for members that are known', () => {
    expect(read(promotion(flash)).toSorted()).toEqual(
      [...stocks, counters.flashMember(1, 1, KEY), counters.flashMember(1, 3, KEY)].toSorted(),
    );
    expect(read(promotion(flash), null)).toEqual(stocks);
  });
  test.each<[string, object, Partial<Candidate>, string[]]>([
    ['no limit at all', {}, {}, []],
    ['a campaign with a budget', {}, { campaign: { id: 9, budget: 1 } }, [counters.campaign(9)]],
    ['a campaign without a budget', {}, { campaign: { id: 9, budget: null } }, []],
    ['a code with uses', {}, { couponId: 7, couponUses: 1 }, [counters.coupon(7)]],
    ['a code without a limit', {}, { couponId: 7, couponUses: null }, []],
    ['a limit per member', { limits: { perMember: 2 } }, {}, [counters.member(1, KEY)]],
    [
      'the first order',
      { audience: { orderNumber: { min: 1, max: 1 } } },
      {},
      [counters.member(1, KEY)],
    ],
    ['all orders but the first', { audience: { orderNumber: { min: 2, max: null } } }, {}, []],
  ])('where they are needed: %s', (_, terms, more, expected) => {
    expect(read(promotion(terms, more))).toEqual(expected);
  });
  test('once, for all promotions of a campaign', () => {
    const both = [1, 2].map((id) => promotion({}, { campaign: { id: 9, budget: 1 } }, id));
    expect(countersOf({ shopper: NOBODY, at: NOON }, both, { timeZone: 'UTC' })).toEqual([
      counters.campaign(9),
    ]);
  });
});

describe('a limit that is not set is never reached', () => {
  const often = () => 1_000_000;
  test('a limit of uses that is not set is never reached', () => {
    expect(reachedUseLimit(promotion(), KEY, '2026-11-27', often)).toBeNull();
    expect(
      reachedUseLimit(promotion({}, { couponId: 7, couponUses: null }), KEY, '2026-11-27', often),
    ).toBeNull();
  });
  test('a limit of each member is never reached by a shopper who is not known', () => {
    const once = promotion({ limits: { perMember: 1 } });
    expect(reachedUseLimit(once, null, '2026-11-27', often)).toBeNull();
    expect(reachedUseLimit(once, KEY, '2026-11-27', often)).toBe('memberUsesReached');
  });
  test('a budget that is not set is never exceeded', () => {
    expect(exceededBudget(promotion(), 1, 1, often)).toBeNull();
    expect(
      exceededBudget(promotion({}, { campaign: { id: 9, budget: null } }), 1, 1, often),
    ).toBeNull();
  });
});

test.each([
  [null, undefined, null],
  [3, undefined, 3],
  [null, { min: 2, max: null }, null],
  [3, { min: 2, max: null }, 3],
  [null, { min: 1, max: 1 }, 1],
  [null, { min: 2, max: 4 }, 3],
  [2, { min: 2, max: 4 }, 2],
  [5, { min: 2, max: 4 }, 3],
])(
  'with a limit of %s for orders %j, a member may use it %s times',
  (perMember, orderNumber, uses) => {
    const { terms } = promotion({
      limits: { perMember },
      audience: { ...(orderNumber && { orderNumber }) },
    });
    expect(usesPerMember(terms)).toBe(uses);
  },
);

describe('a promotion is looked at', () => {
  const found = (terms: object, goods: Parameters<typeof line>[3], variantId = 1) => {
    const lines = [{ ...line(String(variantId), 100), ...goods }];
    return new CandidateIndex([promotion(terms)]).find(lines).length === 1;
  };
  const scope = (...include: object[]) => ({ scope: { include } });
  test.each<[string, object, object, object]>([
    ['a variant', scope({ kind: 'variant', id: 5 }), { variantId: 5 }, { productId: 5 }],
    ['a product', scope({ kind: 'product', id: 5 }), { productId: 5 }, { variantId: 5 }],
    [
      'a category',
      scope({ kind: 'category', id: 5 }),
      { categoryIds: [4, 5] },
      { categoryIds: [4] },
    ],
    [
      'a brand',
      scope({ kind: 'brand', name: 'Oak' }),
      { brand: ' OAK' },
      { brand: null, tags: ['Oak'] },
    ],
    ['a tag', scope({ kind: 'tag', name: 'Oak' }), { tags: ['x', 'oak'] }, { brand: 'Oak' }],
  ])('only for goods that it needs: %s', (_, terms, near, far) => {
    expect([found(terms, near), found(terms, far)]).toEqual([true, false]);
  });
  test('whatever the goods, where another reason may be told or all goods count', () => {
    const near = scope({ kind: 'variant', id: 5 });
    expect(found({}, {})).toBe(true);
    expect(found({ ...near, conditions: [{ kind: 'amount', min: 1 }] }, {})).toBe(true);
    expect(found({ ...near, limits: { perMember: 1 } }, {})).toBe(true);
    const everywhere = { kind: 'percent', bps: 1, scope: { include: [] } };
    expect(found({ ...near, rewards: [amountOff(1), everywhere] }, {})).toBe(true);
  });
  test('once, where several of its goods are in the basket', () => {
    const both = promotion(scope({ kind: 'variant', id: 1 }, { kind: 'product', id: 1 }));
    expect(new CandidateIndex([both]).find([line('1', 100), line('2', 100)])).toEqual([both]);
  });
});
