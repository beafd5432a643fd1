/** Buy some units, get others: how many are given, which ones, and which units stay for other promotions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { BasketLine } from '#server/promotions/engine/types';
import { amountOf, basket, candidate, line, off, RULES, type Said, unused } from './fixture.ts';

const only = (...ids: number[]) => ({
  ...EVERYTHING,
  include: ids.map((id) => ({ kind: 'variant' as const, id })),
});
/** Buy so many of some variants, get so many of others; all goods where none are named. */
const buyGet = (
  buy: number,
  get: number,
  bought: number[] = [],
  given: number[] = [],
  more: object = {},
) => ({
  kind: 'buyGet',
  buy: { quantity: buy, scope: only(...bought) },
  get: { quantity: get, scope: only(...given) },
  ...more,
});
const inOrder = (id: number, priority: number, ...rewards: unknown[]) =>
  candidate(id, { priority, rewards } as Said);
const run = (lines: BasketLine[], ...rewards: unknown[]) =>
  evaluate(
    basket(lines),
    rewards.map((reward, index) => inOrder(index + 1, -index, reward)),
    RULES,
    unused,
  );
const flash = (...ids: number[]) => ({
  kind: 'flash',
  items: ids.map((variantId) => ({ variantId, price: 1 })),
});

describe('units are given', () => {
  test('the most that a choice of bought and given units allows', () => {
    const few = fc.integer({ min: 0, max: 6 });
    const some = fc.integer({ min: 1, max: 3 });
    const limits = fc.option(fc.integer({ min: 1, max: 2 }), { nil: null });
    fc.assert(
      fc.property(few, few, few, some, some, limits, (bought, either, given, buy, get, times) => {
        let most = 0;
        for (let time = 0; time <= (times ?? 12); time += 1)
          for (let fromEither = 0; fromEither <= either; fromEither += 1) {
            const others = time * buy - fromEither;
            if (others < 0 || others > bought) continue;
            most = Math.max(most, Math.min(time * get, given + either - fromEither));
          }
        const lines = [bought, either, given].flatMap((count, index) =>
          count > 0 ? [line(String(index + 1), 10, count)] : [],
        );
        fc.pre(lines.length > 0);
        const outcome = run(lines, buyGet(buy, get, [1, 2], [2, 3], { times }));
        expect(amountOf(outcome)).toBe(10 * most);
      }),
      { numRuns: 400 },
    );
  });
  const [A, B] = [
    (quantity: number) => line('1', 100, quantity),
    (quantity: number) => line('2', 50, quantity),
  ];
  test.each<[string, unknown, BasketLine[], unknown[]]>([
    ['for enough bought ones', buyGet(2, 1, [1], [2]), [A(2), B(1)], ['applied', 50, undefined]],
    [
      'fewer than allowed, where there are no more',
      buyGet(2, 2, [1], [2]),
      [A(2), B(1)],
      ['applied', 50, undefined],
    ],
    ['again for as many more', buyGet(2, 1, [1], [2]), [A(4), B(3)], ['applied', 100, undefined]],
    ['not for too few bought ones', buyGet(3, 1, [1], [2]), [A(1), B(1)], ['tooFewUnits', 0, 2]],
    [
      'not where one that is bought is missing',
      buyGet(2, 1, [1], [2]),
      [A(1), B(9)],
      ['tooFewUnits', 0, 1],
    ],
    ['not where the given one is missing', buyGet(2, 1), [A(2)], ['tooFewUnits', 0, 1]],
    [
      'not where nothing can be bought',
      buyGet(1, 1, [1], [2]),
      [B(1)],
      ['nothingInScope', 0, undefined],
    ],
    [
      'not where nothing can be given',
      buyGet(1, 1, [1], [2]),
      [A(1)],
      ['nothingInScope', 0, undefined],
    ],
    [
      'at a part of their price',
      buyGet(1, 1, [1], [2], { get: { quantity: 1, scope: only(2), bps: 3000 } }),
      [A(1), B(1)],
      ['applied', 15, undefined],
    ],
  ])('or not: %s', (_, reward, lines, expected) => {
    const [judged] = run(lines, reward).verdicts;
    expect([judged?.verdict, judged?.amount, judged?.missing]).toEqual(expected);
  });
});

describe('the given units', () => {
  test('are the cheapest or the dearest, but leave enough to be bought', () => {
    const lines = [line('1', 10, 2), line('2', 20), line('3', 50)];
    // Two of variants 1 and 2 are bought, so only one of these three may be given.
    const two = (which: string) => buyGet(2, 2, [1, 2], [1, 2, 3], { which });
    expect(off(run(lines, two('cheapest')))).toEqual({ 1: 10, 3: 50 });
    expect(off(run(lines, two('dearest')))).toEqual({ 2: 20, 3: 50 });
  });
  test('are none of those that a better promotion of each line would be given up for', () => {
    const gift = candidate(1, { lane: 'product', rewards: [buyGet(1, 1, [1], [2])] } as Said);
    const percent = candidate(2, { lane: 'product', rewards: [{ kind: 'percent', bps: 6000 }] });
    const outcome = evaluate(
      basket([line('1', 100), line('2', 50)]),
      [gift, percent],
      RULES,
      unused,
    );
    expect([off(outcome), outcome.verdicts[0]?.verdict]).toEqual([{ 1: 60, 2: 30 }, 'lost']);
  });
});

describe('units that were bought or given', () => {
  test('at a price that rounds to the same are open to the other promotions of the lane', () => {
    const flash = { kind: 'flash', items: [{ variantId: 1, price: 1, stock: null }] };
    const almost = buyGet(1, 1, [1], [1], { get: { quantity: 1, scope: only(1), bps: 1 } });
    const gift = { kind: 'gift', variantId: 2, quantity: 1, every: null, times: null };
    const of = (id: number, rewards: unknown[], more: object = {}) =>
      candidate(id, { lane: 'product', rewards, ...more } as Said);
    const outcome = evaluate(
      basket([line('1', 4, 3)]),
      [
        of(1, [flash]),
        of(2, [{ kind: 'amount', amount: 4, per: 'unit' }], { lane: 'order' }),
        of(3, [gift, almost]),
      ],
      RULES,
      unused,
    );
    expect(outcome.verdicts.map(({ amount }) => amount)).toEqual([9, 3, 0]);
  });
  test('are left out of a second promotion, and the others are open to it', () => {
    expect(amountOf(run([line('1', 100, 5)], buyGet(2, 1), buyGet(1, 1)))).toBe(200);
    expect(amountOf(run([line('1', 100, 5)], buyGet(2, 1), buyGet(2, 1)))).toBe(100);
  });
  test('are the dearest of what can be bought, so that cheaper ones stay open', () => {
    const lines = [line('1', 100), line('2', 300), line('3', 50)];
    expect(off(run(lines, buyGet(1, 1, [1, 2], [3]), flash(1, 2)))).toEqual({ 3: 50, 1: 99 });
    const same = [line('1', 100), line('2', 200), line('3', 300)];
    expect(off(run(same, buyGet(1, 1), flash(1, 2, 3)))).toEqual({ 1: 100, 2: 199 });
  });
  test('are first those that can only be bought', () => {
    const lines = [line('1', 100), line('2', 300, 2)];
    expect(off(run(lines, buyGet(1, 1, [1, 2], [2]), flash(1, 2)))).toEqual({ 2: 599 });
  });
  test('keep what is paid for them, and an open one its price', () => {
    const half = buyGet(1, 1, [], [], { get: { quantity: 1, bps: 5000 } });
    expect(amountOf(run([line('1', 100, 3)], half, flash(1)))).toBe(50 + 99);
  });
  test('keep no less than their guard, and leave the others theirs', () => {
    const guarded = [line('1', 100, 3, { floor: 40 })];
    expect(amountOf(run(guarded, buyGet(1, 1), flash(1)))).toBe(60 + 60);
  });
  test('are left out of further rewards of the same promotion', () => {
    const both = inOrder(1, 0, buyGet(1, 1), flash(1));
    expect(amountOf(evaluate(basket([line('1', 100, 3)]), [both], RULES, unused))).toBe(100 + 99);
    expect(amountOf(evaluate(basket([line('1', 100, 2)]), [both], RULES, unused))).toBe(100);
  });
  test('of a set are left out of a second promotion, and the others keep their price', () => {
    const set = {
      kind: 'bundle',
      price: 150,
      parts: [only(1), only(2)].map((scope) => ({ scope, quantity: 1 })),
    };
    const lines = [line('1', 100, 2), line('2', 100)];
    expect(off(run(lines, set, flash(1, 2)))).toEqual({ 1: 25 + 99, 2: 25 });
    expect(off(run([line('1', 100), line('2', 100)], set, flash(1, 2)))).toEqual({ 1: 25, 2: 25 });
  });
});
