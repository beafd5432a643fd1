/** What gifts cost: against budgets, in usages, and in a replay. */
import { expect, test } from 'vitest';
import { counters } from '#server/promotions/engine/counters';
import { evaluate } from '#server/promotions/engine/evaluate';
import { toUsages } from '#server/promotions/redemptions/usage';
import { basket, candidate, line, RULES } from './fixture.ts';

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
