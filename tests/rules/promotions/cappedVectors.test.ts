/** What limited a discount, and why a promotion gave nothing though it applied to the goods. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { BasketLine, EngineRules } from '#server/promotions/engine/types';
import { amountOff, basket, candidate, line, RULES, unused } from './fixture.ts';

const judge = (
  rewards: unknown[],
  lines: BasketLine[],
  rules: EngineRules = RULES,
  shipping: number[] = [],
) => {
  const deliveries = shipping.map((amount, index) => ({ method: `m${index}`, amount }));
  const { verdicts, applied } = evaluate(
    basket(lines, { shipping: deliveries }),
    [candidate(1, { rewards })],
    rules,
    unused,
  );
  const [{ verdict, amount, cappedBy } = { verdict: '', amount: -1 }] = verdicts;
  expect(applied[0]?.cappedBy ?? undefined).toBe(cappedBy);
  return [cappedBy ? `${verdict} by ${cappedBy}` : verdict, amount];
};
const guarded = (id: string, price: number, floor: number) => line(id, price, 1, { floor });
const APPLIED = 'applied';
const FROM_START: EngineRules = { ...RULES, rewardBase: 'start' };
const half = { kind: 'percent', bps: 5000 };
const most = { kind: 'percent', bps: 6000 };

describe('a discount on each line', () => {
  test.each<[string, unknown[], BasketLine[], EngineRules, [string, number]]>([
    ['down to the guard', [half], [guarded('1', 1000, 500)], RULES, [APPLIED, 500]],
    ['below the guard', [half], [guarded('1', 1000, 501)], RULES, ['capped by guard', 499]],
    ['at the guard', [half], [guarded('1', 1000, 1000)], RULES, ['guarded', 0]],
    ['of goods that cost nothing', [half], [line('1', 0)], RULES, ['nothingLeft', 0]],
    ['twice, on what is left', [most, most], [line('1', 100)], RULES, [APPLIED, 84]],
    [
      'twice, on the first price',
      [most, most],
      [line('1', 100)],
      FROM_START,
      ['capped by left', 100],
    ],
    ['twice, to the last cent', [half, half], [line('1', 100)], FROM_START, [APPLIED, 100]],
  ])('is told as limited or not: %s', (_, rewards, lines, rules, expected) => {
    expect(judge(rewards, lines, rules)).toEqual(expected);
  });
});

describe('an amount off all lines', () => {
  const goods = [line('1', 600), line('2', 400)];
  test.each<[string, number, BasketLine[], [string, number]]>([
    ['all that they cost', 1000, goods, [APPLIED, 1000]],
    ['more than they cost', 1001, goods, ['capped by left', 1000]],
    ['all that one guard allows', 900, [guarded('1', 600, 100), line('2', 400)], [APPLIED, 900]],
    [
      'more than one guard allows',
      901,
      [guarded('1', 600, 100), line('2', 400)],
      ['capped by guard', 900],
    ],
    [
      'more than two guards allow',
      901,
      [guarded('1', 600, 50), guarded('2', 400, 50)],
      ['capped by guard', 900],
    ],
    ['goods at their guards', 10, [guarded('1', 600, 600)], ['guarded', 0]],
    ['goods that cost nothing', 10, [line('1', 0)], ['nothingLeft', 0]],
    // A gift under a guard bears no part of the amount, so its guard limits nothing.
    [
      'goods and a free one with a guard',
      1001,
      [...goods, guarded('3', 0, 5)],
      ['capped by left', 1000],
    ],
  ])('is told as limited or not: %s', (_, amount, lines, expected) => {
    expect(judge([amountOff(amount)], lines)).toEqual(expected);
  });
});

describe('a largest discount', () => {
  const goods = [line('1', 600), line('2', 400)];
  const repeating = {
    kind: 'fullReduction',
    steps: [{ from: 100, off: { kind: 'amount', amount: 50 } }],
    repeating: true,
  };
  const step = {
    kind: 'fullReduction',
    steps: [{ from: 100, off: { kind: 'percent', bps: 5000 } }],
  };
  test.each([
    ['a percentage of each line', { ...half, per: 'line' }],
    ['a percentage of each unit', { ...half, per: 'unit' }],
    ['a percentage of the order', { ...half, per: 'order' }],
    ['an amount for every so much', repeating],
    ['a percentage from so much on', step],
  ])('limits %s only where it is exceeded', (_, reward) => {
    expect([499, 500, 501, null].map((cap) => judge([{ ...reward, cap }], goods))).toEqual([
      ['capped by cap', 499],
      [APPLIED, 500],
      [APPLIED, 500],
      [APPLIED, 500],
    ]);
  });
  test('is told before the guard that was met on the way', () => {
    expect(judge([{ ...half, cap: 300 }], [guarded('1', 1000, 800)])).toEqual([
      'capped by cap',
      200,
    ]);
  });
});

describe('a discount on goods and delivery', () => {
  const lines = (reward: object) => {
    const { applied } = evaluate(
      basket([line('1', 1000)], { shipping: [{ method: 'post', amount: 500 }] }),
      [candidate(1, { rewards: [reward] })],
      RULES,
      unused,
    );
    return [applied[0]?.lines.get('1'), applied[0]?.shipping.get('post')];
  };
  test('takes its share off each, and nothing off the delivery where that is left out', () => {
    const tenth = { kind: 'percent', bps: 1000, per: 'order' };
    expect(lines({ ...tenth, alsoShipping: true })).toEqual([100, 50]);
    expect(lines(tenth)).toEqual([100, undefined]);
    const amount = { kind: 'amount', amount: 300 };
    expect(lines({ ...amount, alsoShipping: true })).toEqual([200, 100]);
    expect(lines(amount)).toEqual([300, undefined]);
  });
});

describe('a reduction from so much on', () => {
  const reduction = (basis: string, ...from: number[]) => ({
    kind: 'fullReduction',
    basis,
    steps: from.map((one, index) => ({
      from: one,
      off: { kind: 'amount', amount: 10 * (index + 1) },
    })),
  });
  const missing = (reward: unknown, goods: BasketLine[]) => {
    const [one] = evaluate(
      basket(goods),
      [candidate(1, { rewards: [reward] })],
      RULES,
      unused,
    ).verdicts;
    return [one?.verdict, one?.amount, one?.missing, one?.missingKind];
  };
  test('tells what is missing to its first step, in money or in units', () => {
    const goods = [line('1', 400, 2)];
    expect(missing(reduction('amount', 1000, 3000), goods)).toEqual([
      'belowThreshold',
      0,
      200,
      'amount',
    ]);
    expect(missing(reduction('quantity', 3, 5), goods)).toEqual([
      'belowThreshold',
      0,
      1,
      'quantity',
    ]);
    expect(missing(reduction('quantity', 2, 5), goods)).toEqual([
      APPLIED,
      10,
      undefined,
      undefined,
    ]);
  });
});
