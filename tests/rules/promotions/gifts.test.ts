/** What gifts cost: against budgets, in usages, and in a replay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PromotionInput, type Terms } from '#contract/promotions/promotions';
import { completeTerms } from '#rules/promotions/terms';
import { counters } from '#server/promotions/engine/counters';
import { evaluate } from '#server/promotions/engine/evaluate';
import { toUsages } from '#server/promotions/redemptions/usage';
import type { BasketLine, EngineRules } from '#server/promotions/engine/types';
import { basket, candidate, candidateOf, line, RULES, unused } from './fixture.ts';

const GIFT = 9;
const given = new Map([[GIFT, { isArchived: false, unitCost: 47_790 }]]);
const gift = (quantity: number, budget: number | null, more: object = {}) =>
  candidate(1, {
    lane: 'order',
    rewards: [{ kind: 'gift', variantId: GIFT, quantity }],
    limits: { uses: null, perMember: null, perDay: null, budget, givesBack: true },
    ...more,
  });
const bought = basket([line('a1', 10_000)], { given });

test('a gift is given while its cost fits the budget of its promotion', () => {
  for (const [quantity, budget, used, verdict] of [
    [1, 100, 0, 'budgetReached'],
    [1, 47_789, 0, 'budgetReached'],
    [1, 47_790, 0, 'applied'],
    [1, 47_790, 1, 'budgetReached'],
    [2, 95_579, 0, 'budgetReached'],
    [2, 95_580, 0, 'applied'],
    [3, null, 1_000_000, 'applied'],
  ] as const) {
    const usage = (counter: string) => (counter === counters.spent(1) ? used : 0);
    const { verdicts } = evaluate(bought, [gift(quantity, budget)], RULES, usage);
    expect([quantity, budget, used, verdicts[0]?.verdict]).toEqual([
      quantity,
      budget,
      used,
      verdict,
    ]);
  }
});
test('the cost of a gift counts against the budget of its campaign, with that of others in the same basket', () => {
  const campaign = { id: 5, budget: 95_579 };
  const second = candidate(
    2,
    { lane: 'order', rewards: [{ kind: 'gift', variantId: GIFT, quantity: 1 }] },
    { campaign },
  );
  const { verdicts, applied } = evaluate(
    bought,
    [{ ...gift(1, null), campaign }, second],
    RULES,
    () => 0,
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'campaignBudgetReached']);
  const usages = new Map(
    toUsages(applied, [], '2026-11-27').map(({ counter, amount }) => [counter, amount]),
  );
  expect(usages.get(counters.spent(1))).toBe(47_790);
  expect(usages.get(counters.campaign(5))).toBe(47_790);
});
test('a discount and a gift of one promotion are spent together, in the product lane too', () => {
  const rewards = [
    { kind: 'percent', bps: 1000 },
    { kind: 'gift', variantId: GIFT, quantity: 1 },
  ];
  for (const lane of ['product', 'order'] as const)
    for (const [budget, verdict, discount] of [
      [48_789, 'budgetReached', 0],
      [48_790, 'applied', 1000],
    ] as const) {
      const { applied, verdicts } = evaluate(
        bought,
        [gift(1, budget, { lane, rewards })],
        RULES,
        () => 0,
      );
      expect([lane, budget, verdicts[0]?.verdict]).toEqual([lane, budget, verdict]);
      expect(applied.reduce((sum, { amount }) => sum + amount, 0)).toBe(discount);
    }
});

describe('a gift for every so much', () => {
  const giving = (
    lines: readonly BasketLine[],
    reward: object,
    more: object = {},
    rules: EngineRules = RULES,
  ) => {
    const rewards = [{ kind: 'gift', variantId: GIFT, ...reward }];
    const terms = candidate(1, { lane: 'order', rewards, ...more });
    const { applied, verdicts } = evaluate(basket([...lines], { given }), [terms], rules, unused);
    const gifts = applied.flatMap((one) => one.gifts).reduce((sum, one) => sum + one.quantity, 0);
    return { gifts, verdict: verdicts[0], cost: applied[0]?.giftCost ?? 0 };
  };
  const units = (from: number) => ({ every: { basis: 'quantity', from } });
  const money = (from: number) => ({ every: { basis: 'amount', from } });

  test.each<[bought: number, reward: object, gifts: number]>([
    [1, units(2), 0],
    [2, units(2), 1],
    [3, units(2), 1],
    [4, units(2), 2],
    [5, { ...units(2), quantity: 3 }, 6],
    [5, units(1), 5],
    [9, { ...units(2), times: 3 }, 3],
    [6, { ...units(2), times: 3 }, 3],
    [5, { ...units(2), times: 3 }, 2],
    [9, { ...units(2), times: 3, quantity: 2 }, 6],
    [9999, money(1), 1000],
    // Of 40.00 each.
    [2, money(10_000), 0],
    [3, money(10_000), 1],
    [5, money(10_000), 2],
    [5, money(20_000), 1],
    [5, money(20_001), 0],
    [50, { ...money(10_000), times: 1 }, 1],
  ])('%i units at 40.00 give with %j so many: %i', (bought, reward, gifts) => {
    const { cost, ...got } = giving([line('a1', 4000, bought)], reward);
    expect([got.gifts, cost]).toEqual([gifts, gifts * 47_790]);
  });
  test('what is missing to the first gift is said', () => {
    const bought = [line('a1', 4000)];
    expect(giving(bought, units(3)).verdict).toMatchObject({
      verdict: 'belowThreshold',
      missing: 2,
      missingKind: 'quantity',
    });
    expect(giving(bought, money(10_000)).verdict).toMatchObject({
      verdict: 'belowThreshold',
      missing: 6000,
      missingKind: 'amount',
    });
  });
  test('only the goods of the promotion count, on several lines together', () => {
    const bought = [line('a1', 4000, 3), line('a2', 4000, 3), line('a3', 4000, 3)];
    const scope = {
      include: [
        { kind: 'variant', id: 1 },
        { kind: 'variant', id: 2 },
      ],
    };
    expect(giving(bought, units(2), { scope }).gifts).toBe(3);
    expect(giving(bought, money(10_000), { scope }).gifts).toBe(2);
  });
  test('an amount is what is left to pay after earlier rewards, or the price before, as the store says', () => {
    const bought = [line('a1', 10_000, 2)];
    const rewards = [
      { kind: 'percent', bps: 1000 },
      { kind: 'gift', variantId: GIFT, ...money(10_000) },
    ];
    const before = { ...RULES, thresholdBasis: 'before' as const };
    expect(giving(bought, {}, { rewards }).gifts).toBe(1);
    expect(giving(bought, {}, { rewards }, before).gifts).toBe(2);
  });
  test('gifts that no budget covers are not given, and none of them in part', () => {
    const limits = { uses: null, perMember: null, perDay: null, givesBack: true };
    const bought = [line('a1', 4000, 4)];
    const within = (budget: number) => giving(bought, units(2), { limits: { ...limits, budget } });
    expect([within(95_580).gifts, within(95_579).gifts]).toEqual([2, 0]);
    expect(within(95_579).verdict?.verdict).toBe('budgetReached');
  });
  test('a gift that was saved before it could be given for every so much is given once', () => {
    const terms = candidate(1, { lane: 'order', rewards: [{ kind: 'gift', variantId: GIFT }] });
    const old = { ...terms.terms, rewards: [{ kind: 'gift', variantId: GIFT, quantity: 2 }] };
    const { applied } = evaluate(
      basket([line('a1', 4000, 9)], { given }),
      [candidateOf(1, old as Terms)],
      RULES,
      unused,
    );
    expect(applied[0]?.gifts).toEqual([{ variantId: GIFT, quantity: 2 }]);
    expect(completeTerms(old as Terms).rewards).toEqual([
      { kind: 'gift', variantId: GIFT, quantity: 2, every: null, times: null },
    ]);
  });
  test('the number of gifts follows from the units alone, and more units never give fewer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 5 }),
        fc.option(fc.integer({ min: 1, max: 9 })),
        (quantities, from, quantity, times) => {
          const bought = quantities.map((count, index) => line(`a${index + 1}`, 4000, count));
          const all = quantities.reduce((sum, count) => sum + count, 0);
          const often = Math.min(times ?? Infinity, Math.floor(all / from));
          const reward = { ...units(from), quantity, times };
          const { gifts } = giving(bought, reward);
          expect(gifts).toBe(often * quantity);
          expect(giving([...bought, line('a9', 4000)], reward).gifts).toBeGreaterThanOrEqual(gifts);
        },
      ),
    );
  });
  test('a number of times without what each of them needs is refused', () => {
    const check = (reward: object) =>
      PromotionInput.safeParse({
        name: 'Gift',
        labels: { en: 'Gift' },
        terms: { lane: 'order', startsAt: 0, rewards: [{ kind: 'gift', variantId: 1, ...reward }] },
      }).error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(check({ times: 3 })).toEqual([['terms.rewards.0.times', 'promotions.errors.noMeaning']]);
    expect(check({ times: 3, ...units(2) })).toBeUndefined();
    expect(check({ ...units(0) })?.[0]?.[0]).toBe('terms.rewards.0.every.from');
    expect(check({ every: { basis: 'weight', from: 1 } })?.[0]?.[0]).toBe(
      'terms.rewards.0.every.basis',
    );
  });
});
