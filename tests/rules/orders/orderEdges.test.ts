/** Messages of orders that come late or twice, and lines without an SKU. */
import { describe, expect, test } from 'vitest';
import type { OrderStatus } from '#contract/orders/orders';
import { pairLines } from '#server/orders/lines/rules';
import { currentStatus, mergeStatuses, type Reached } from '#server/orders/orders/rules';

describe('when a status was reached', () => {
  const merged = (known: Reached, at: number, clock: number | null) =>
    mergeStatuses(new Map<OrderStatus, Reached>([['paid', known]]), {
      statuses: [{ status: 'paid', at }],
      clock,
    }).get('paid');
  test.each<[string, Reached, number, number | null, Reached]>([
    ['a newer message decides', { at: 10, clock: 5 }, 20, 6, { at: 20, clock: 6 }],
    ['an older message does not', { at: 10, clock: 5 }, 20, 4, { at: 10, clock: 5 }],
    [
      'of one clock, the message that came last decides',
      { at: 10, clock: 5 },
      20,
      5,
      { at: 20, clock: 5 },
    ],
    [
      'a newer message that says the same is remembered',
      { at: 10, clock: 5 },
      10,
      9,
      { at: 10, clock: 9 },
    ],
    [
      'an older message that says the same is not',
      { at: 10, clock: 5 },
      10,
      4,
      { at: 10, clock: 5 },
    ],
    ['a message without a clock decides', { at: 10, clock: 5 }, 20, null, { at: 20, clock: null }],
    [
      'a message after one without a clock decides',
      { at: 10, clock: null },
      20,
      1,
      { at: 20, clock: 1 },
    ],
  ])('%s', (_, known, at, clock, expected) => {
    expect(merged(known, at, clock)).toEqual(expected);
  });
  test('is kept where a message does not name it', () => {
    const known = new Map<OrderStatus, Reached>([['placed', { at: 1, clock: 1 }]]);
    const both = mergeStatuses(known, { statuses: [{ status: 'paid', at: 2 }], clock: 2 });
    expect([...both.keys()]).toEqual(['placed', 'paid']);
    expect([...known.keys()]).toEqual(['placed']);
  });
});

test('an order of which no status is known counts as placed', () => {
  expect(currentStatus(new Map())).toBe('placed');
  expect(
    currentStatus(
      new Map<OrderStatus, number>([
        ['paid', 2],
        ['placed', 1],
      ]),
    ),
  ).toBe('paid');
});

test('lines without an SKU are told apart by their names', () => {
  const stored = (name: string, cost: number, sku: string | null = null) => ({
    sku,
    name,
    variantId: null,
    productId: null,
    categoryId: null,
    quantity: 1,
    paid: 100,
    cost,
    lineId: null,
    number: 1,
  });
  const sent = (name: string, sku: string | null = null) => ({
    sku,
    name,
    quantity: 1,
    paid: 100,
  });
  const costs = pairLines(
    [sent('Card'), sent('Box'), sent('Bag'), sent('x', 'Box')],
    [stored('Box', 5), stored('Card', 7), stored('x', 9, 'Box')],
  ).map((line) => line?.cost);
  expect(costs).toEqual([7, 5, undefined, 9]);
});
