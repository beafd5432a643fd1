/** Limits with usage one below, at and one above what they allow. */
import { describe, expect, test } from 'vitest';
import { counters } from '#server/promotions/engine/counters';
import { evaluate } from '#server/promotions/engine/evaluate';
import { countersOf } from '#server/promotions/engine/limits';
import type { Candidate } from '#server/promotions/engine/types';
import { amountOff, basket, candidate, line, NOBODY, RULES, type Said } from './fixture.ts';

const MEMBER = 'member:1';
const NO_LIMITS = { uses: null, perMember: null, perDay: null, budget: null, givesBack: true };
const limited = (limits: object, more: Partial<Candidate> = {}, terms: Partial<Said> = {}) =>
  candidate(1, { rewards: [amountOff(100)], limits: { ...NO_LIMITS, ...limits }, ...terms }, more);

/** The verdict and the amount for a basket of 10.00, with the given usage of one counter. */
const judge = (one: Candidate, counter: string, used: number, orderNumber = 1) => {
  const shopper = { ...NOBODY, key: MEMBER, orderNumber };
  const { verdicts } = evaluate(basket([line('1', 1000)], { shopper }), [one], RULES, (name) =>
    name === counter ? used : 0,
  );
  return [verdicts[0]?.verdict, verdicts[0]?.amount];
};
const APPLIED = ['applied', 100];

describe.each<[string, Candidate, string, string]>([
  ['uses in total', limited({ uses: 3 }), counters.uses(1), 'usesReached'],
  ['uses per day', limited({ perDay: 3 }), counters.day(1, '2026-11-27'), 'dayUsesReached'],
  ['uses per member', limited({ perMember: 3 }), counters.member(1, MEMBER), 'memberUsesReached'],
  [
    'uses per code',
    limited({}, { code: 'AUTUMN', couponId: 7, couponUses: 3 }),
    counters.coupon(7),
    'codeUsedUp',
  ],
  [
    'orders, by the number of the order',
    limited({}, {}, { audience: { orderNumber: { min: 1, max: 3 } } }),
    counters.member(1, MEMBER),
    'memberUsesReached',
  ],
])('a limit of three %s', (_, one, counter, verdict) => {
  test.each([
    [0, APPLIED],
    [2, APPLIED],
    [3, [verdict, 0]],
    [4, [verdict, 0]],
  ])('the limit of three with %i uses gives the expected verdict', (used, expected) =>
    expect(judge(one, counter, used)).toEqual(expected),
  );
});

describe('a limit of one use', () => {
  test.each<[string, object, string, string]>([
    ['use in total', { uses: 1 }, counters.uses(1), 'usesReached'],
    ['use per day', { perDay: 1 }, counters.day(1, '2026-11-27'), 'dayUsesReached'],
    ['use per member', { perMember: 1 }, counters.member(1, MEMBER), 'memberUsesReached'],
  ])('a limit of one %s is reached after one use', (_, limits, counter, verdict) => {
    expect(judge(limited(limits), counter, 0)).toEqual(APPLIED);
    expect(judge(limited(limits), counter, 1)).toEqual([verdict, 0]);
  });
});

describe('budgets', () => {
  const campaign = { id: 9, budget: 1000 };
  test.each<[string, Candidate, string, string]>([
    ['of a promotion', limited({ budget: 1000 }), counters.spent(1), 'budgetReached'],
    ['of a campaign', limited({}, { campaign }), counters.campaign(9), 'campaignBudgetReached'],
  ])('the budget %s is spent to the last cent and no further', (_, one, counter, verdict) => {
    const given = (spent: number) => judge(one, counter, spent);
    expect(given(899)).toEqual(APPLIED);
    expect(given(900)).toEqual(APPLIED);
    expect(given(901)).toEqual([verdict, 0]);
    expect(given(1000)).toEqual([verdict, 0]);
    expect(given(1001)).toEqual([verdict, 0]);
  });

  test.each([
    [199, ['applied', 'campaignBudgetReached']],
    [200, ['applied', 'applied']],
    [201, ['applied', 'applied']],
  ])('two promotions of 100 share a campaign’s budget of %i', (budget, expected) => {
    const both = [1, 2].map((id) =>
      candidate(id, { rewards: [amountOff(100)] }, { campaign: { id: 9, budget } }),
    );
    const { verdicts } = evaluate(basket([line('1', 1000)]), both, RULES, () => 0);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(expected);
  });
});

describe('units of a flash sale', () => {
  const sale = (limits: object) =>
    candidate(1, {
      lane: 'product',
      rewards: [{ kind: 'flash', items: [{ variantId: 1, price: 900, ...limits }] }],
    });
  const sell = (one: Candidate, quantity: number, counter: string, used: number) => {
    const shopper = { ...NOBODY, key: MEMBER };
    const goods = basket([line('1', 1000, quantity)], { shopper });
    const { verdicts } = evaluate(goods, [one], RULES, (name) => (name === counter ? used : 0));
    return [verdicts[0]?.verdict, verdicts[0]?.amount];
  };
  const stock = counters.flash(1, 1);
  const share = counters.flashMember(1, 1, MEMBER);
  test.each<[quantity: number, used: number, verdict: string, amount: number]>([
    [2, 7, 'applied', 200],
    [2, 8, 'applied', 200],
    [2, 9, 'capped', 100],
    [2, 10, 'soldOut', 0],
    [2, 11, 'soldOut', 0],
  ])(
    'a basket of %i units with a stock of ten, of which %i are sold, gets the expected discount',
    (quantity, used, verdict, amount) =>
      expect(sell(sale({ stock: 10 }), quantity, stock, used)).toEqual([verdict, amount]),
  );
  test.each<[quantity: number, used: number, verdict: string, amount: number]>([
    [2, 0, 'applied', 200],
    [3, 0, 'applied', 300],
    [4, 0, 'capped', 300],
    [1, 2, 'applied', 100],
    [2, 2, 'capped', 100],
    [1, 3, 'memberStockReached', 0],
    [1, 4, 'memberStockReached', 0],
  ])(
    'a basket of %i units with a limit of three per member, of which %i are bought, gets the expected discount',
    (quantity, used, verdict, amount) =>
      expect(sell(sale({ perMember: 3 }), quantity, share, used)).toEqual([verdict, amount]),
  );
});

describe('the counters that a limit reads', () => {
  const one = limited({ uses: 3, perMember: 3, perDay: 3, budget: 1000 });
  const read = (at: string, key: string | null, timeZone: string) =>
    countersOf({ shopper: { ...NOBODY, key }, at: Date.parse(at) }, [one], { timeZone });
  test('an unknown shopper has no counter, and a promotion without limits reads none', () => {
    expect(read('2026-11-27T12:00:00Z', null, 'UTC')).not.toContain(counters.member(1, MEMBER));
    expect(countersOf({ shopper: NOBODY, at: 0 }, [limited({})], { timeZone: 'UTC' })).toEqual([]);
  });
  test.each([
    ['2026-11-27T15:59:59.999Z', 'Asia/Shanghai', '2026-11-27'],
    ['2026-11-27T16:00:00Z', 'Asia/Shanghai', '2026-11-28'],
    ['2026-11-28T04:59:59.999Z', 'America/New_York', '2026-11-27'],
    ['2026-11-28T05:00:00Z', 'America/New_York', '2026-11-28'],
    // The clocks went back in the night of 1 November: that day has 25 hours.
    ['2026-11-02T04:59:59.999Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T05:00:00Z', 'America/New_York', '2026-11-02'],
  ])('%s in %s counts for the day %s', (at, timeZone, day) => {
    expect(read(at, MEMBER, timeZone)).toEqual([
      counters.uses(1),
      counters.member(1, MEMBER),
      counters.day(1, day),
      counters.spent(1),
    ]);
  });
});
