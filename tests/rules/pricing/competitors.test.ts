/** Competitors: the stored row of an offer after its observations, and the price that a rule suggests. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advanced,
  type Latest,
  latestOf,
  type Observed,
  totalOf,
  NOT_OBSERVED,
} from '#server/pricing/competitors/latest';
import type {
  CompetingOffer,
  SuggestionFacts,
  Terms,
} from '#server/pricing/competitors/suggestionTerms';
import { ruleFor } from '#server/pricing/competitors/ruleFor';
import { suggest } from '#server/pricing/competitors/suggest';
import { floorOf } from '#server/pricing/guards/rules';

const seen = (observedAt: number, amount: number, further: Partial<Observed> = {}): Observed => ({
  observedAt,
  amount,
  shipping: 0,
  inStock: true,
  ...further,
});

describe('the stored row of a competitor’s offer', () => {
  test('an offer without observations has an empty row', () =>
    expect(latestOf([])).toEqual(NOT_OBSERVED));
  test.each<[string, Observed[], Partial<Latest>]>([
    [
      'the first observation is no price change',
      [seen(1, 100)],
      { amount: 100, observedAt: 1, movedAt: null, previousAmount: null },
    ],
    [
      'the same price again is no price change',
      [seen(1, 100), seen(2, 100)],
      { observedAt: 2, movedAt: null },
    ],
    [
      'another price is a price change',
      [seen(1, 100), seen(2, 90)],
      { amount: 90, movedAt: 2, previousAmount: 100 },
    ],
    [
      'shipping counts towards the price',
      [seen(1, 100), seen(2, 90, { shipping: 10 })],
      { amount: 90, movedAt: null },
    ],
    [
      'the last price change is kept by later observations',
      [seen(1, 100), seen(2, 90), seen(3, 90)],
      { movedAt: 2, previousAmount: 100 },
    ],
    [
      'a change and its reversal are two price changes',
      [seen(1, 100), seen(2, 90), seen(3, 100)],
      { movedAt: 3, previousAmount: 90 },
    ],
    [
      'a change of stock is no price change',
      [seen(1, 100), seen(2, 100, { inStock: false })],
      { inStock: false, movedAt: null },
    ],
  ])('the row is computed from the observations: %s', (_, observations, expected) =>
    expect(latestOf(observations)).toMatchObject(expected),
  );

  const history = fc.uniqueArray(
    fc.record({
      observedAt: fc.integer({ min: 1, max: 40 }),
      amount: fc.integer({ min: 1, max: 4 }),
      shipping: fc.integer({ min: 0, max: 2 }),
      inStock: fc.boolean(),
    }),
    { selector: ({ observedAt }) => observedAt, maxLength: 12 },
  );
  test('the row is the same in whatever order and batches the observations arrive', () => {
    const arrivals = history.chain((all) =>
      fc.tuple(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.integer({ min: 1, max: 3 })),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([shuffled, sizes]) => {
        let latest = NOT_OBSERVED;
        const stored: Observed[] = [];
        for (let at = 0, step = 0; at < shuffled.length; step++) {
          const batch = shuffled.slice(at, at + (sizes[step] ?? 1));
          at += batch.length;
          stored.push(...batch);
          latest = advanced(latest, batch) ?? latestOf(stored);
        }
        expect(latest).toEqual(latestOf(shuffled));
      }),
    );
  });
  test('the total of an offer includes shipping, and is null before the first observation', () =>
    expect([totalOf(NOT_OBSERVED), totalOf(seen(1, 5, { shipping: 2 }))]).toEqual([null, 7]));
});

const NOW = 1_000 * 86_400_000;
const DAY = 86_400_000;
let ids = 0;
const offer = (total: number, further: Partial<CompetingOffer> = {}): CompetingOffer => ({
  id: ++ids,
  total,
  own: false,
  inStock: true,
  observedAt: NOW - DAY,
  ...further,
});
const TERMS: Terms = {
  aim: 'lowest',
  offsetBps: 0,
  rounding: { ending: 'none', direction: 'nearest' },
  maxDownBps: 2000,
  maxUpBps: 2000,
  freshDays: 14,
};
const facts = (
  offers: CompetingOffer[],
  further: Partial<SuggestionFacts> = {},
): SuggestionFacts => ({
  currentAmount: 10_000,
  cost: 4_000,
  minPrice: null,
  minMarginBps: null,
  offers,
  ...further,
});
const at = { decimals: 2, now: NOW };
const asked = (
  offers: CompetingOffer[],
  terms: Partial<Terms> = {},
  further: Partial<SuggestionFacts> = {},
) => {
  const found = suggest(facts(offers, further), { ...TERMS, ...terms }, at);
  return found && [found.amount, found.bound];
};

describe('a suggested price', () => {
  const end99 = { ending: 'end99', direction: 'nearest' } as const;
  test.each<[string, ReturnType<typeof asked>, [number, string | null] | null]>([
    ['no price without offers', asked([]), null],
    ['the lowest offer', asked([offer(9_700), offer(9_500)]), [9_500, null]],
    ['the average offer', asked([offer(9_700), offer(9_500)], { aim: 'average' }), [9_600, null]],
    [
      'an average rounds half up',
      asked([offer(9_501), offer(9_500)], { aim: 'average' }),
      [9_501, null],
    ],
    [
      'a negative offset lies below the offer',
      asked([offer(9_500)], { offsetBps: -100 }),
      [9_405, null],
    ],
    [
      'a positive offset lies above the offer',
      asked([offer(9_500)], { offsetBps: 200 }),
      [9_690, null],
    ],
    ['the price is rounded', asked([offer(9_540)], { rounding: end99 }), [9_499, null]],
    ['goes up again', asked([offer(11_000)]), [11_000, null]],
    ['no further down than allowed', asked([offer(5_000)]), [8_000, 'maxDown']],
    ['no further up than allowed', asked([offer(50_000)]), [12_000, 'maxUp']],
    [
      'a price at the lower bound is rounded to the grid within the bounds',
      asked([offer(5_000)], { rounding: end99 }),
      [8_099, 'maxDown'],
    ],
    [
      'a price at the upper bound is rounded to the grid within the bounds',
      asked([offer(50_000)], { rounding: end99 }),
      [11_999, 'maxUp'],
    ],
    [
      'a grid wider than the bounds is ignored',
      asked(
        [offer(50_000)],
        { rounding: { ending: 'to100', direction: 'nearest' }, maxDownBps: 0, maxUpBps: 500 },
        { currentAmount: 10_100 },
      ),
      [10_605, 'maxUp'],
    ],
    [
      'the price is never below the minimum price',
      asked([offer(5_000)], {}, { minPrice: 9_000 }),
      [9_000, 'floor'],
    ],
    [
      'the price is never below the minimum margin',
      asked([offer(5_000)], {}, { cost: 8_800, minMarginBps: 1_000 }),
      [9_778, 'floor'],
    ],
    [
      'the floor has priority over the bounds',
      asked([offer(5_000)], {}, { minPrice: 20_000 }),
      [20_000, 'floor'],
    ],
    ['old observations are ignored', asked([offer(9_000, { observedAt: NOW - 14 * DAY })]), null],
    ['offers that are out of stock are ignored', asked([offer(9_000, { inStock: false })]), null],
    [
      'our own offers are ignored',
      asked([offer(8_500, { own: true }), offer(9_500)]),
      [9_500, null],
    ],
    ['nor alone', asked([offer(8_500, { own: true })]), null],
  ])('the expected price is suggested in the case: %s', (_, found, expected) =>
    expect(found).toEqual(expected),
  );

  const offers = fc.array(
    fc.record({
      total: fc.integer({ min: 1, max: 1_000_000 }),
      own: fc.boolean(),
      inStock: fc.boolean(),
      observedAt: fc.integer({ min: NOW - 30 * DAY, max: NOW }),
    }),
    { minLength: 1, maxLength: 6 },
  );
  const terms = fc.record({
    aim: fc.constantFrom('lowest', 'average'),
    offsetBps: fc.integer({ min: -9_000, max: 20_000 }),
    rounding: fc.record({
      ending: fc.constantFrom('none', 'end99', 'end90', 'whole', 'to5', 'to10', 'to100'),
      direction: fc.constantFrom('nearest', 'up', 'down'),
    }),
    maxDownBps: fc.integer({ min: 0, max: 9_999 }),
    maxUpBps: fc.integer({ min: 0, max: 20_000 }),
    freshDays: fc.integer({ min: 1, max: 60 }),
  }) as fc.Arbitrary<Terms>;
  const guards = fc.record({
    currentAmount: fc.integer({ min: 1, max: 1_000_000 }),
    cost: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    minPrice: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
    minMarginBps: fc.option(fc.integer({ min: 0, max: 9_000 })),
  });
  const named = (list: Omit<CompetingOffer, 'id'>[]): CompetingOffer[] =>
    list.map((one, id) => ({ ...one, id }));

  test('a suggestion keeps within its bounds unless the floor is higher, and is never below the floor', () =>
    fc.assert(
      fc.property(offers, terms, guards, (list, rule, guard) => {
        const found = suggest({ ...guard, offers: named(list) }, rule, at);
        if (!found) return;
        const floor = floorOf(guard) ?? 1;
        expect(found.amount).toBeGreaterThanOrEqual(Math.max(1, floor));
        expect(found.amount * 10_000).toBeGreaterThanOrEqual(
          guard.currentAmount * (10_000 - rule.maxDownBps),
        );
        const most = Math.floor((guard.currentAmount * (10_000 + rule.maxUpBps)) / 10_000);
        expect(found.amount).toBeLessThanOrEqual(Math.max(most, floor, 1));
      }),
    ));
  test('our own offers do not affect a suggestion', () =>
    fc.assert(
      fc.property(offers, terms, guards, (list, rule, guard) => {
        const all = named(list);
        const others = all.filter(({ own }) => !own);
        expect(suggest({ ...guard, offers: all }, rule, at)).toEqual(
          suggest({ ...guard, offers: others }, rule, at),
        );
      }),
    ));
  test('a suggestion never falls when a competitor’s price rises', () =>
    fc.assert(
      fc.property(offers, terms, guards, fc.nat(500_000), (list, rule, guard, more) => {
        const before = suggest({ ...guard, offers: named(list) }, rule, at);
        const raised = list.map((one, index) =>
          index === 0 ? { ...one, total: one.total + more } : one,
        );
        const after = suggest({ ...guard, offers: named(raised) }, rule, at);
        if (before && after) expect(after.amount).toBeGreaterThanOrEqual(before.amount);
      }),
    ));
});

describe('the competitor rule for a category', () => {
  const rule = (id: number, categoryId: number | null, active = true) => ({
    id,
    categoryId,
    active,
  });
  test.each([
    ['its own', [rule(1, null), rule(2, 10), rule(3, 11)], [10, 11], 3],
    ['the nearest above', [rule(1, null), rule(2, 10)], [10, 11, 12], 2],
    ['the one for all', [rule(1, null), rule(2, 10)], [20], 1],
    ['without a category', [rule(1, null), rule(2, 10)], [], 1],
    ['an inactive one steps aside', [rule(1, 10), rule(2, 11, false)], [10, 11], 1],
    ['of two the older', [rule(5, 10), rule(4, 10)], [10], 4],
    ['none', [rule(2, 10)], [20], undefined],
  ])('the applicable rule is found: %s', (_, rules, path, id) =>
    expect(ruleFor(rules, path)?.id).toBe(id),
  );
});
