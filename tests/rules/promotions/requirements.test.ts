/** The baskets in which the review evaluates terms. */
import { expect, test } from 'vitest';
import { Terms } from '#contract/promotions/promotions';
import {
  type Companion,
  completeBasket,
  deliveriesFor,
  type Filling,
  requirementsOf,
} from '#server/promotions/review/requirements';

const terms = (more: object) =>
  Terms.parse({ lane: 'order', startsAt: 0, rewards: [{ kind: 'amount', amount: 100 }], ...more });
const goods = (variantId: number, unitPrice: number): Companion => ({
  variantId,
  productId: variantId,
  categoryIds: [],
  brand: null,
  tags: [],
  unitPrice,
  originalPrice: unitPrice,
  floor: null,
});
const variant = (id: number) => ({ include: [{ kind: 'variant', id }] });
const OTHERS = [goods(9, 20_000), goods(8, 500)];

/** Units by variant, the goods in question first. */
const basketOf = (more: object, own: Companion, filling: Filling = 'same') =>
  completeBasket(
    own,
    requirementsOf(terms(more)),
    ({ matches }) => OTHERS.filter(matches),
    filling,
  ).map(({ variantId, quantity }) => [variantId, quantity]);

test('thresholds on everything are reached with the goods themselves', () => {
  const own = goods(1, 10_000);
  expect(basketOf({}, own)).toEqual([[1, 1]]);
  expect(basketOf({ conditions: [{ kind: 'amount', min: 25_000 }] }, own)).toEqual([[1, 3]]);
  expect(basketOf({ conditions: [{ kind: 'amount', min: 30_000 }] }, own)).toEqual([[1, 3]]);
  expect(
    basketOf(
      {
        conditions: [
          { kind: 'quantity', min: 5 },
          { kind: 'amount', min: 20_000 },
        ],
      },
      own,
    ),
  ).toEqual([[1, 5]]);
  const steps = [
    { from: 10_000, off: { kind: 'amount', amount: 100 } },
    { from: 40_000, off: { kind: 'amount', amount: 900 } },
  ];
  expect(basketOf({ rewards: [{ kind: 'fullReduction', steps }] }, own)).toEqual([[1, 4]]);
  const gift = (basis: string, from: number) => ({
    rewards: [{ kind: 'gift', variantId: 5, every: { basis, from } }],
  });
  expect(basketOf(gift('amount', 25_000), own)).toEqual([[1, 3]]);
  expect(basketOf(gift('quantity', 2), own)).toEqual([[1, 2]]);
  expect(
    basketOf(
      {
        rewards: [
          {
            kind: 'fullReduction',
            basis: 'quantity',
            steps: [{ from: 3, off: { kind: 'percent', bps: 100 } }],
          },
        ],
      },
      own,
    ),
  ).toEqual([[1, 3]]);
});
test('upper bounds, free goods and other shipping need nothing of a basket', () => {
  const own = goods(1, 0);
  expect(basketOf({ conditions: [{ kind: 'amount', max: 500 }] }, own)).toEqual([[1, 1]]);
  expect(basketOf({ conditions: [{ kind: 'amount', min: 3 }] }, own)).toEqual([[1, 3]]);
  const shipped = terms({ conditions: [{ kind: 'shippingMethod', methods: ['express', 'air'] }] });
  expect(requirementsOf(shipped)).toEqual([]);
  expect(deliveriesFor(shipped)).toEqual([{ method: 'express', amount: 0 }]);
});
test('thresholds on other goods are reached with the dearest of them', () => {
  expect(
    basketOf(
      { conditions: [{ kind: 'amount', scope: variant(9), min: 30_000 }] },
      goods(1, 10_000),
    ),
  ).toEqual([
    [1, 1],
    [9, 2],
  ]);
  // Two conditions on the same goods are met by the same units.
  expect(
    basketOf(
      {
        conditions: [
          { kind: 'quantity', scope: variant(8), min: 2 },
          { kind: 'quantity', scope: variant(8), min: 5 },
        ],
      },
      goods(1, 10_000),
    ),
  ).toEqual([
    [1, 1],
    [8, 5],
  ]);
});
test('each part of a bundle gets units of its own', () => {
  const parts = (...scopes: object[]) => ({
    rewards: [
      { kind: 'bundle', price: 100, parts: scopes.map((scope) => ({ scope, quantity: 2 })) },
    ],
  });
  expect(basketOf(parts(variant(1), variant(9)), goods(1, 10_000))).toEqual([
    [1, 2],
    [9, 2],
  ]);
  const anything = { include: [] };
  expect(basketOf(parts(anything, anything), goods(1, 10_000))).toEqual([[1, 4]]);
  expect(basketOf(parts(anything, anything), goods(1, 10_000), 'others')).toEqual([
    [1, 2],
    [9, 2],
  ]);
  expect(basketOf(parts(anything, anything, anything), goods(1, 10_000), 'others')).toEqual([
    [1, 2],
    [9, 4],
  ]);
});
test('of buying and getting, the goods are what is given', () => {
  const reward = (buy: object | null, get: object | null) => ({
    rewards: [
      {
        kind: 'buyGet',
        buy: { scope: buy, quantity: 2 },
        get: { scope: get, quantity: 1, bps: 10_000 },
      },
    ],
  });
  expect(basketOf(reward(variant(8), variant(1)), goods(1, 10_000))).toEqual([
    [1, 1],
    [8, 2],
  ]);
  expect(basketOf(reward(null, null), goods(1, 10_000))).toEqual([[1, 3]]);
  expect(basketOf(reward(null, null), goods(1, 10_000), 'others')).toEqual([
    [1, 1],
    [9, 2],
  ]);
});
