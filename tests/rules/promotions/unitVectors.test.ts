/** Which units a reward counts, amounts for each unit or line, and rewards that share lines with others. */
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { BasketLine, Candidate } from '#server/promotions/engine/types';
import { worthOfUnits } from '#server/promotions/engine/units';
import { basket, candidate, line, off, RULES, type Said, unused } from './fixture.ts';

const product = (id: number, reward: unknown, more: Partial<Said> = {}) =>
  candidate(id, { lane: 'product', rewards: [reward], ...more });
const run = (lines: BasketLine[], candidates: Candidate[]) =>
  off(evaluate(basket(lines), candidates, RULES, unused));
const half = { kind: 'percent', bps: 5000 };
const only = (id: number) => ({ ...EVERYTHING, include: [{ kind: 'variant' as const, id }] });

describe('a discount of some units', () => {
  const lines = [line('1', 1000, 2), line('2', 400), line('3', 600)];
  const limited = (limit: number, per: string, which = 'cheapest') => ({
    ...half,
    units: { limit, per, which },
  });
  test.each<[string, object, Record<string, number>]>([
    ['the cheapest of the order', limited(1, 'order'), { 2: 200 }],
    ['two of the cheapest of the order', limited(2, 'order'), { 2: 200, 3: 300 }],
    ['three of the cheapest of the order', limited(3, 'order'), { 1: 500, 2: 200, 3: 300 }],
    ['the dearest of the order', limited(1, 'order', 'dearest'), { 1: 500 }],
    ['three of the dearest of the order', limited(3, 'order', 'dearest'), { 1: 1000, 3: 300 }],
    ['more units than there are', limited(9, 'order'), { 1: 1000, 2: 200, 3: 300 }],
    ['one of each line', limited(1, 'line'), { 1: 500, 2: 200, 3: 300 }],
    ['two of each line', limited(2, 'line'), { 1: 1000, 2: 200, 3: 300 }],
    ['complete pairs of each line', { ...half, groupsOf: 2 }, { 1: 1000 }],
  ])('takes %s', (_, reward, expected) => {
    expect(run(lines, [product(1, reward)])).toEqual(expected);
  });
  test('finds the cheapest unit by its price, not by that of its line', () => {
    const goods = [line('1', 300), line('2', 200, 3)];
    expect(run(goods, [product(1, limited(1, 'order'))])).toEqual({ 2: 100 });
    expect(run(goods, [product(1, limited(1, 'order', 'dearest'))])).toEqual({ 1: 150 });
  });
  test('takes the first line where units cost the same', () => {
    const goods = [line('1', 200), line('2', 200)];
    for (const which of ['cheapest', 'dearest'])
      expect(run(goods, [product(1, limited(1, 'order', which))])).toEqual({ 1: 100 });
  });
  test('leaves the odd unit out where it is for pairs', () => {
    expect(run([line('1', 100, 5)], [product(1, { ...half, groupsOf: 2 })])).toEqual({ 1: 200 });
    expect(run([line('1', 100, 5)], [product(1, { ...half, groupsOf: 6 })])).toEqual({});
  });
  test('takes units that no bundle has before those that one has', () => {
    const [a, b] = [only(1), only(2)];
    const set = product(1, {
      kind: 'bundle',
      price: 100,
      parts: [a, b].map((scope) => ({ scope, quantity: 1 })),
    });
    const one = product(2, { ...half, bps: 1000, units: { limit: 1, per: 'line' } }, { scope: a });
    // The set costs 100 instead of 200; of the two units that it leaves, one gets a tenth off.
    expect(run([line('1', 100, 3), line('2', 100)], [set, one])).toEqual({ 1: 60, 2: 50 });
  });
});

describe('an amount', () => {
  const lines = [line('1', 1000, 2), line('2', 200, 3)];
  test.each([
    ['off each unit, at most its price', 'unit', { 1: 600, 2: 600 }],
    ['off each line, at most its price', 'line', { 1: 300, 2: 300 }],
    ['once off all lines by what they cost', 'order', { 1: 231, 2: 69 }],
  ])('an amount is taken %s', (_, per, expected) => {
    expect(run(lines, [product(1, { kind: 'amount', amount: 300, per })])).toEqual(expected);
  });
  test('larger than a line takes the line, and nothing of what costs nothing', () => {
    const goods = [line('1', 1000), line('2', 0)];
    for (const per of ['unit', 'line', 'order'])
      expect(run(goods, [product(1, { kind: 'amount', amount: 1500, per })])).toEqual({ 1: 1000 });
  });
});

test('a fixed price lowers the units that cost more, and no others', () => {
  const goods = [line('1', 1000, 2), line('2', 800), line('3', 700), line('4', 801)];
  expect(run(goods, [product(1, { kind: 'fixedPrice', price: 800 })])).toEqual({ 1: 400, 4: 1 });
});

describe('a line that does better with another promotion', () => {
  const lines = [line('1', 1000), line('2', 1000)];
  const better = product(2, half, { scope: only(1) });
  const perOrder = { limit: 2, per: 'order' };
  const reduction = {
    kind: 'fullReduction',
    steps: [{ from: 2000, off: { kind: 'amount', amount: 400 } }],
  };
  test.each<[string, unknown, Record<string, number>]>([
    ['a percentage', { ...half, bps: 2000 }, { 1: 500, 2: 200 }],
    ['an amount for the order', { kind: 'amount', amount: 400 }, { 1: 500, 2: 200 }],
    ['a fixed price', { kind: 'fixedPrice', price: 800 }, { 1: 500, 2: 200 }],
    ['a reduction from so much on', reduction, { 1: 500, 2: 200 }],
    [
      'a percentage of units of each line',
      { ...half, bps: 2000, units: { limit: 1, per: 'line' } },
      { 1: 500, 2: 200 },
    ],
    ['a percentage of units of the order', { ...half, bps: 2000, units: perOrder }, { 1: 500 }],
    [
      'an amount off units of the order',
      { kind: 'amount', amount: 200, per: 'unit', units: perOrder },
      { 1: 500 },
    ],
    [
      'a fixed price of units of the order',
      { kind: 'fixedPrice', price: 800, units: perOrder },
      { 1: 500 },
    ],
  ])(
    'leaves the others their share, unless units of the whole order are counted: %s',
    (_, reward, expected) => {
      expect(run(lines, [product(1, reward), better])).toEqual(expected);
    },
  );
});

test.each([
  [200, 3, 0, 0],
  [200, 3, 1, 66],
  [200, 3, 2, 133],
  [200, 3, 3, 200],
  [200, 3, 4, 200],
  [199, 3, 2, 132],
  [198, 3, 2, 132],
  [2, 5, 3, 0],
  [2, 5, 4, 1],
  [0, 3, 2, 0],
  [-5, 3, 3, 0],
])(
  'of %i for %i units, the cheapest %i cost %i, each to the cent',
  (left, quantity, count, worth) => {
    expect(worthOfUnits(left, quantity, count)).toBe(worth);
  },
);
