/** Rounding to the minor unit: percentages at exactly half a cent, and amounts spread over lines to the last cent. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '#server/promotions/engine/evaluate';
import { spread, spreadWithin } from '#shared/spread';
import type { EngineRules } from '#server/promotions/engine/types';
import { mulDiv } from '#shared/money';
import { amountOf, basket, candidate, line, off, RULES, unused } from './fixture.ts';

const SHOP_FAVOURED: EngineRules = { ...RULES, halves: 'price' };
const discounts = (reward: unknown, prices: readonly [number, number][], rules = RULES) => {
  const lines = prices.map(([price, quantity], index) => line(`${index + 1}`, price, quantity));
  const taken = off(evaluate(basket(lines), [candidate(1, { rewards: [reward] })], rules, unused));
  return lines.map(({ id }) => taken[id] ?? 0);
};

describe('a percentage of one unit', () => {
  test.each<[bps: number, price: number, discount: number, shopFavoured: number]>([
    // 10 %: 0.4, 0.5, 0.6, 1.4, 1.5, 1.6 and 2.5 minor units.
    [1000, 4, 0, 0],
    [1000, 5, 1, 0],
    [1000, 6, 1, 1],
    [1000, 14, 1, 1],
    [1000, 15, 2, 1],
    [1000, 16, 2, 2],
    [1000, 25, 3, 2],
    // 12.5 %: 0.375, 0.5, 0.625 and 1.5.
    [1250, 3, 0, 0],
    [1250, 4, 1, 0],
    [1250, 5, 1, 1],
    [1250, 12, 2, 1],
    // 1 %: 0.49, 0.5, 0.51 and 99.5.
    [100, 49, 0, 0],
    [100, 50, 1, 0],
    [100, 51, 1, 1],
    [100, 9950, 100, 99],
    // 33.33 % of 9.99 is 332.9667; 33.33 % of 50.00 is 1666.5.
    [3333, 999, 333, 333],
    [3333, 5000, 1667, 1666],
    // One basis point: 0.4999, 0.5 and 0.5001.
    [1, 4999, 0, 0],
    [1, 5000, 1, 0],
    [1, 5001, 1, 1],
    // 100 %, and one basis point less.
    [10_000, 12_345, 12_345, 12_345],
    [9999, 5000, 5000, 4999],
    // Products beyond what a double holds exactly.
    [1000, 1_000_000_000_000_004, 100_000_000_000_000, 100_000_000_000_000],
    [1000, 1_000_000_000_000_005, 100_000_000_000_001, 100_000_000_000_000],
    [1000, 1_000_000_000_000_006, 100_000_000_000_001, 100_000_000_000_001],
  ])(
    '%i bps of %i are %i, or %i if the shop gets half a cent',
    (bps, price, discount, shopFavoured) => {
      const reward = { kind: 'percent', bps };
      expect(discounts(reward, [[price, 1]])).toEqual([discount]);
      expect(discounts(reward, [[price, 1]], SHOP_FAVOURED)).toEqual([shopFavoured]);
    },
  );
});

describe('the level at which a percentage is rounded', () => {
  const goods: [number, number][] = [
    [15, 3],
    [15, 1],
    [25, 1],
  ];
  test.each<[per: string, favourable: number[], shopFavoured: number[]]>([
    // On each unit: 1.5 three times, 1.5, 2.5.
    ['unit', [6, 2, 3], [3, 1, 2]],
    // On each line: 4.5, 1.5, 2.5.
    ['line', [5, 2, 3], [4, 1, 2]],
    // On the whole order: 8.5, spread by 45, 15 and 25.
    ['order', [5, 1, 3], [4, 2, 2]],
  ])(
    'a percentage that is rounded per %s gives the expected discounts',
    (per, favourable, shopFavoured) => {
      const reward = { kind: 'percent', bps: 1000, per };
      expect(discounts(reward, goods)).toEqual(favourable);
      expect(discounts(reward, goods, SHOP_FAVOURED)).toEqual(shopFavoured);
    },
  );

  test('full reductions, units at half price and deliveries round half a cent the same way', () => {
    const step = { from: 1, off: { kind: 'percent', bps: 1000 } };
    const reduction = { kind: 'fullReduction', steps: [step] };
    expect(discounts(reduction, [[15, 1]])).toEqual([2]);
    expect(discounts(reduction, [[15, 1]], SHOP_FAVOURED)).toEqual([1]);
    const halfPrice = { kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1, bps: 5000 } };
    expect(discounts(halfPrice, [[15, 2]])).toEqual([8]);
    expect(discounts(halfPrice, [[15, 2]], SHOP_FAVOURED)).toEqual([7]);
    const delivery = { kind: 'shipping', off: { kind: 'percent', bps: 5000 } };
    const shipped = (rules: EngineRules) =>
      amountOf(
        evaluate(
          basket([line('1', 100)], { shipping: [{ method: 'post', amount: 15 }] }),
          [candidate(1, { lane: 'shipping', rewards: [delivery] })],
          rules,
          unused,
        ),
      );
    expect(shipped(RULES)).toBe(8);
    expect(shipped(SHOP_FAVOURED)).toBe(7);
  });
});

describe('an amount off several lines', () => {
  test.each<[amount: number, prices: [number, number][], discounts: number[]]>([
    [
      1,
      [
        [100, 1],
        [100, 1],
        [100, 1],
      ],
      [1, 0, 0],
    ],
    [
      2,
      [
        [100, 1],
        [100, 1],
        [100, 1],
      ],
      [1, 1, 0],
    ],
    [
      100,
      [
        [100, 1],
        [100, 1],
        [100, 1],
      ],
      [34, 33, 33],
    ],
    [1000, Array.from({ length: 7 }, () => [999, 1]), [143, 143, 143, 143, 143, 143, 142]],
    // Exact shares 33.3, 66.6: the larger remainder gets the cent, not the first line.
    [
      100,
      [
        [100, 1],
        [200, 1],
      ],
      [33, 67],
    ],
    // Exact shares 160.71, 52.33 and 85.96: the larger remainders decide.
    [
      299,
      [
        [4300, 1],
        [1400, 1],
        [2300, 1],
      ],
      [161, 52, 86],
    ],
    // By what the lines cost, not by their units.
    [
      100,
      [
        [100, 3],
        [300, 1],
      ],
      [50, 50],
    ],
    // An amount above the total takes the total and not a cent more.
    [
      1000,
      [
        [100, 3],
        [299, 1],
      ],
      [300, 299],
    ],
    // A line that costs nothing gets nothing.
    [
      100,
      [
        [0, 1],
        [50, 1],
        [60, 1],
      ],
      [0, 45, 55],
    ],
  ])('%i off the prices and quantities %j is spread as expected', (amount, prices, expected) => {
    expect(discounts({ kind: 'amount', amount }, prices)).toEqual(expected);
  });

  test('the remaining cents can go to the first lines instead of the largest remainders', () => {
    const prices: [number, number][] = [
      [100, 1],
      [200, 1],
    ];
    const reward = { kind: 'amount', amount: 100 };
    expect(discounts(reward, prices, { ...RULES, leftovers: 'first' })).toEqual([34, 66]);
    expect(spread(10, [1, 1, 4], 'first')).toEqual([2, 2, 6]);
    expect(spread(10, [1, 1, 4])).toEqual([2, 2, 6]);
    expect(spread(11, [1, 1, 4], 'first')).toEqual([2, 2, 7]);
    expect(spread(11, [1, 2, 4], 'first')).toEqual([2, 3, 6]);
    expect(spread(11, [1, 2, 4])).toEqual([2, 3, 6]);
  });

  test('a part that reached its limit leaves its cents to the others', () => {
    const limitedParts = [
      { weight: 100, room: 10 },
      { weight: 100, room: 100 },
      { weight: 100, room: 100 },
    ];
    expect(spreadWithin(101, limitedParts)).toEqual([10, 46, 45]);
    expect(spreadWithin(210, limitedParts)).toEqual([10, 100, 100]);
    expect(spreadWithin(211, limitedParts)).toEqual([10, 100, 100]);
  });

  test('the price of a bundle is exact to the cent', () => {
    const part = (variantId: number) => ({
      scope: { include: [{ kind: 'variant', id: variantId }] },
      quantity: 1,
    });
    const bundle = { kind: 'bundle', parts: [part(1), part(2), part(3)], price: 200 };
    expect(
      discounts(bundle, [
        [100, 1],
        [100, 1],
        [100, 1],
      ]),
    ).toEqual([34, 33, 33]);
  });
});

describe('units that an earlier discount has made unequal', () => {
  // 100 off three units of 100 leaves 200: two units cost 67, one costs 66.
  const first = candidate(1, { priority: 1, rewards: [{ kind: 'amount', amount: 100 }] });
  test.each<[string, unknown, number]>([
    [
      'the cheapest unit given away',
      { kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1 } },
      66,
    ],
    ['ten percent of each unit', { kind: 'percent', bps: 1000, per: 'unit' }, 21],
    ['each unit for 65', { kind: 'fixedPrice', price: 65 }, 5],
    [
      'ten percent of two units',
      { kind: 'percent', bps: 1000, units: { limit: 2, per: 'line' } },
      13,
    ],
  ])('the discount on unequal units is exact for %s', (_, reward, amount) => {
    const second = candidate(2, { rewards: [reward] });
    const outcome = evaluate(basket([line('1', 100, 3)]), [first, second], RULES, unused);
    expect(outcome.verdicts[1]?.amount).toBe(amount);
  });
});

test.each<[a: number, b: number, c: number, halfUp: number, up: number, down: number]>([
  [4, 1, 10, 0, 1, 0],
  [5, 1, 10, 1, 1, 0],
  [6, 1, 10, 1, 1, 0],
  [10, 1, 10, 1, 1, 1],
  [15, 1, 10, 2, 2, 1],
  [-4, 1, 10, 0, 0, -1],
  [-5, 1, 10, 0, 0, -1],
  [-6, 1, 10, -1, 0, -1],
  [-15, 1, 10, -1, -1, -2],
  [1, 1, 3, 0, 1, 0],
  [3_000_000_000, 3_000_000_001, 2_000_000_000, 4_500_000_002, 4_500_000_002, 4_500_000_001],
  [-3_000_000_000, 3_000_000_001, 2_000_000_000, -4_500_000_001, -4_500_000_001, -4_500_000_002],
])('%i × %i / %i is rounded half up, up and down', (a, b, c, halfUp, up, down) => {
  expect([mulDiv(a, b, c), mulDiv(a, b, c, 'up') + 0, mulDiv(a, b, c, 'down')]).toEqual([
    halfUp,
    up,
    down,
  ]);
});
