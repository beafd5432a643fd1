/** Free and cheaper delivery: which deliveries, how much of each, and several promotions at once. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { Delivery } from '#server/promotions/engine/types';
import { basket, candidate, line, RULES, unused } from './fixture.ts';

const BOTH = [
  { method: 'courier', amount: 1200 },
  { method: 'post', amount: 500 },
];
const shipping = (id: number, off: object, more: object = {}, ...further: unknown[]) =>
  candidate(id, { lane: 'shipping', rewards: [{ kind: 'shipping', off, ...more }, ...further] });
const run = (candidates: ReturnType<typeof shipping>[], deliveries: Delivery[] = BOTH) => {
  const goods = [line('1', 1000), line('2', 1000)];
  return evaluate(basket(goods, { shipping: deliveries }), candidates, RULES, unused);
};
const given = (one: ReturnType<typeof shipping>, deliveries?: Delivery[]) => {
  const { applied, verdicts } = run([one], deliveries);
  expect(applied.flatMap(({ lines }) => [...lines])).toEqual([]);
  return [verdicts[0]?.verdict, Object.fromEntries(applied[0]?.shipping ?? [])];
};
const amount = (cents: number) => ({ kind: 'amount', amount: cents });
const percent = (bps: number) => ({ kind: 'percent', bps });
const free = { kind: 'free' };

describe('a promotion of deliveries', () => {
  test.each<[string, object, object, unknown]>([
    ['makes all free', free, {}, ['applied', { courier: 1200, post: 500 }]],
    ['makes one method free', free, { methods: ['post'] }, ['applied', { post: 500 }]],
    ['names no method of the basket', free, { methods: ['drone'] }, ['otherShipping', {}]],
    ['takes half off each', percent(5000), {}, ['applied', { courier: 600, post: 250 }]],
    [
      'takes an amount off each',
      amount(300),
      { per: 'each' },
      ['applied', { courier: 300, post: 300 }],
    ],
    [
      'takes at most what each costs',
      amount(800),
      { per: 'each' },
      ['applied', { courier: 800, post: 500 }],
    ],
    [
      'takes an amount off all together',
      amount(850),
      { per: 'order' },
      ['applied', { courier: 600, post: 250 }],
    ],
    [
      'takes all that they cost',
      amount(1700),
      { per: 'order' },
      ['applied', { courier: 1200, post: 500 }],
    ],
    [
      'wants more than they cost',
      amount(1701),
      { per: 'order' },
      ['capped', { courier: 1200, post: 500 }],
    ],
    [
      'takes an amount off one method',
      amount(300),
      { per: 'order', methods: ['courier'] },
      ['applied', { courier: 300 }],
    ],
  ])('%s', (_, off, more, expected) => {
    expect(given(shipping(1, off, more))).toEqual(expected);
  });
  test('says that a basket has no delivery, and nothing left where they are free', () => {
    expect(given(shipping(1, free), [])).toEqual(['noDelivery', {}]);
    expect(given(shipping(1, free), [{ method: 'post', amount: 0 }])).toEqual(['nothingLeft', {}]);
  });
  test('leaves a free delivery out of an amount for all', () => {
    const deliveries = [...BOTH.slice(1), { method: 'pickup', amount: 0 }];
    expect(given(shipping(1, amount(200)), deliveries)).toEqual(['applied', { post: 200 }]);
  });
  test('gives a gift beside', () => {
    const both = shipping(1, free, {}, { kind: 'gift', variantId: 9, quantity: 1 });
    expect(given(both)).toEqual(['applied', { courier: 1200, post: 500 }]);
    expect(run([both]).applied[0]?.gifts).toEqual([{ variantId: 9, quantity: 1 }]);
  });
});

test('each delivery gets the best promotion for it', () => {
  const outcome = run([shipping(1, free, { methods: ['post'] }), shipping(2, percent(5000))]);
  expect(outcome.applied.map(({ candidate: { id }, shipping: off }) => [id, ...off])).toEqual([
    [1, ['post', 500]],
    [2, ['courier', 600]],
  ]);
  expect(outcome.verdicts.map(({ verdict, cappedBy }) => [verdict, cappedBy])).toEqual([
    ['applied', undefined],
    ['capped', 'others'],
  ]);
});
