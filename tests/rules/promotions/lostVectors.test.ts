/** To which promotion another one lost, which of two sets is taken first, and shares that are left to others. */
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import { spread } from '#shared/spread';
import type { BasketLine, Candidate } from '#server/promotions/engine/types';
import { basket, candidate, line, off, RULES, type Said, unused } from './fixture.ts';
import { mulDiv } from '#shared/money';

const only = (...ids: number[]) => ({
  ...EVERYTHING,
  include: ids.map((id) => ({ kind: 'variant' as const, id })),
});
const product = (id: number, reward: unknown, more: Partial<Said> = {}) =>
  candidate(id, { lane: 'product', rewards: [reward], ...more });
const percent = (id: number, bps: number, ...ids: number[]) =>
  product(id, { kind: 'percent', bps }, { scope: only(...ids) });
const set = (id: number, price: number, ids: number[], more: Partial<Said> = {}) =>
  product(
    id,
    { kind: 'bundle', price, parts: ids.map((one) => ({ scope: only(one), quantity: 1 })) },
    more,
  );
const run = (lines: BasketLine[], candidates: Candidate[]) => {
  const [outcome, turned] = [candidates, candidates.toReversed()].map((all) =>
    evaluate(basket(lines), all, RULES, unused),
  ) as [ReturnType<typeof evaluate>, ReturnType<typeof evaluate>];
  expect(turned.verdicts).toEqual(outcome.verdicts);
  const told = outcome.verdicts.map(({ promotionId, verdict, lostTo, cappedBy }) =>
    [promotionId, verdict, lostTo ?? cappedBy ?? ''].join(' ').trim(),
  );
  return { told, off: off(outcome) };
};

describe('a promotion that lost', () => {
  const halves = [percent(1, 5000, 1), percent(2, 5000, 2)];
  test('lost to the winner of the line from which it would have taken most', () => {
    const tenth = percent(3, 1000);
    expect(run([line('1', 100), line('2', 300)], [...halves, tenth]).told[2]).toBe('3 lost 2');
    expect(run([line('1', 300), line('2', 100)], [...halves, tenth]).told[2]).toBe('3 lost 1');
  });
  test('lost, also where it would have taken a cent only', () => {
    expect(run([line('1', 10)], [halves[0] as Candidate, percent(3, 1000)]).told).toEqual([
      '1 applied',
      '3 lost 1',
    ]);
  });
  test('lost to a set that has the line from which it would have taken most', () => {
    const lines = [line('1', 100), line('2', 300), line('3', 100)];
    expect(
      run(lines, [percent(1, 5000, 1), set(2, 200, [2, 3]), percent(3, 1000, 1, 2)]).told,
    ).toEqual(['1 applied', '2 applied', '3 lost 2']);
  });
  test('lost to a set that has all its lines', () => {
    const lines = [line('1', 100), line('2', 100)];
    expect(run(lines, [set(1, 150, [1, 2]), percent(2, 1000)])).toEqual({
      told: ['1 applied', '2 lost 1'],
      off: { 1: 25, 2: 25 },
    });
  });
});

describe('of two sets for the same goods', () => {
  const lines = [line('1', 100), line('2', 100)];
  test.each<[string, Candidate[], string[]]>([
    ['that takes most off', [set(1, 190, [1, 2]), set(2, 170, [1, 2])], ['1 lost 2', '2 applied']],
    [
      'that has the priority, where they take the same off',
      [set(1, 190, [1, 2]), set(2, 190, [1, 2], { priority: 1 })],
      ['1 lost 2', '2 applied'],
    ],
    [
      'that is older, where nothing differs',
      [set(1, 190, [1, 2]), set(2, 190, [1, 2])],
      ['1 applied', '2 lost 1'],
    ],
  ])('the one is taken %s', (_, candidates, told) => {
    expect(run(lines, candidates).told).toEqual(told);
  });
  test('a set is not taken that gives no more than the best promotions of its lines', () => {
    expect(run(lines, [set(1, 180, [1, 2]), percent(2, 1000)]).told).toEqual([
      '1 lost 2',
      '2 applied',
    ]);
    expect(run(lines, [set(1, 179, [1, 2]), percent(2, 1000)]).told).toEqual([
      '1 applied',
      '2 lost 1',
    ]);
  });
});

describe('an amount for several lines', () => {
  test('leaves the share of lines that a set has, and is told as limited by others', () => {
    const lines = [line('1', 100), line('2', 100), line('3', 100)];
    const amount = product(2, { kind: 'amount', amount: 30 });
    expect(run(lines, [set(1, 150, [1, 2]), amount])).toEqual({
      told: ['1 applied', '2 capped others'],
      off: { 1: 25, 2: 25, 3: 10 },
    });
  });
  test('is limited by the guards of the units that it counts', () => {
    const guarded = [line('1', 100, 3, { floor: 40 })];
    const free = (limit: number) =>
      product(1, { kind: 'percent', bps: 10_000, units: { limit, per: 'line' } });
    expect([1, 2, 3].map((limit) => run(guarded, [free(limit)]).off)).toEqual([
      { 1: 60 },
      { 1: 120 },
      { 1: 180 },
    ]);
    expect(
      run([line('1', 100, 2, { floor: 80 })], [product(1, { kind: 'percent', bps: 5000 })]),
    ).toEqual({
      told: ['1 capped guard'],
      off: { 1: 40 },
    });
  });
  test('never takes more off a line than it costs, whoever took something before', () => {
    const cents = [1, 2, 3, 4].map((id) =>
      candidate(id, { rewards: [{ kind: 'amount', amount: 1 }] }),
    );
    const same = ['1', '2', '3'].map((id) => line(id, 1, 1, { variantId: 7 }));
    expect(run(same, cents)).toEqual({
      told: ['1 applied', '2 applied', '3 applied', '4 nothingLeft'],
      off: { 1: 1, 2: 1, 3: 1 },
    });
  });
});

test('units that were separated cost before promotions what they cost before', () => {
  const sale = product(1, { kind: 'flash', items: [{ variantId: 1, price: 1, stock: 1 }] });
  const exact = (amount: number) =>
    candidate(2, {
      conditions: [{ kind: 'amount', min: amount, max: amount, basis: 'before' }],
      rewards: [{ kind: 'amount', amount: 1 }],
    });
  expect(run([line('1', 100, 3)], [sale, exact(300)]).told).toEqual([
    '1 capped stock',
    '2 applied',
  ]);
});
test('a flash sale that a guard and then its stock limit is told as limited by its stock', () => {
  const sale = product(1, {
    kind: 'flash',
    items: [
      { variantId: 1, price: 50 },
      { variantId: 2, price: 50, stock: 1 },
    ],
  });
  expect(run([line('1', 100, 1, { floor: 80 }), line('2', 100, 2)], [sale])).toEqual({
    told: ['1 capped stock'],
    off: { 1: 20, 2: 50 },
  });
});
test('the odd cent of deliveries goes by their names, whatever order they come in', () => {
  const cent = candidate(1, {
    lane: 'shipping',
    rewards: [{ kind: 'shipping', off: { kind: 'amount', amount: 1 } }],
  });
  for (const methods of [
    ['courier', 'post'],
    ['post', 'courier'],
  ]) {
    const shipping = methods.map((method) => ({ method, amount: 500 }));
    const { applied } = evaluate(basket([line('1', 100)], { shipping }), [cent], RULES, unused);
    expect([...(applied[0]?.shipping ?? [])]).toEqual([['courier', 1]]);
  }
});
test('cents that are left over go to no part without a weight', () => {
  expect(spread(3, [0, 1, 1], 'first')).toEqual([0, 2, 1]);
  expect(spread(3, [0, 1, 1])).toEqual([0, 2, 1]);
  expect(spread(5, [0, 0], 'first')).toEqual([0, 0]);
});
test('a product that a double does not hold exactly is still rounded right', () => {
  // 94,906,267² = 9,007,199,515,875,289, an odd number above 2⁵³.
  expect(mulDiv(94_906_267, 94_906_267, 2)).toBe(4_503_599_757_937_645);
  expect(mulDiv(94_906_267, 94_906_267, 2, 'down')).toBe(4_503_599_757_937_644);
  expect(mulDiv(-94_906_267, 94_906_267, 2, 'up')).toBe(-4_503_599_757_937_644);
});
