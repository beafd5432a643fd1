/** The promotion engine: cases that shops get wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING, type Scope } from '#contract/promotions/promotions';
import { counters } from '#server/promotions/engine/counters';
import { isHeldOut } from '#server/promotions/engine/holdout';
import { withinHours } from '#shared/weekHours';
import { evaluate } from '#server/promotions/engine/evaluate';
import { spread, spreadWithin } from '#shared/spread';
import type { BasketLine } from '#server/promotions/engine/types';
import {
  RULES,
  unused,
  line,
  basket,
  type Said,
  candidate,
  off,
  verdicts,
  amountOf,
  amountOff,
  steps,
  NOBODY,
} from './fixture.ts';

describe('spreading an amount', () => {
  test.each([
    [1000, [1000, 1000, 1000], [334, 333, 333]],
    [1000, [4000, 1000], [800, 200]],
    [299, [4300, 1400, 2300], [161, 52, 86]],
    [100, [0, 300, 0, 300], [0, 50, 0, 50]],
    [5, [0, 0], [0, 0]],
  ])('the amount %i is spread over the weights %j as expected', (amount, weights, parts) =>
    expect(spread(amount, weights)).toEqual(parts),
  );

  const weights = fc.array(
    fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000_000_000 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  test('the parts add up to the amount, a zero weight gets nothing, and each part is within one unit of its exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), weights, (amount, given) => {
        const whole = given.reduce((sum, one) => sum + one, 0);
        const parts = spread(amount, given);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(whole === 0 ? 0 : amount);
        parts.forEach((part, index) => {
          const exact = whole === 0 ? 0 : (amount * (given[index] as number)) / whole;
          expect(Math.abs(part - exact)).toBeLessThanOrEqual(1 + exact * 1e-12);
          if (given[index] === 0) expect(part).toBe(0);
        });
      }),
    );
  });
  test('no part exceeds its limit, and the amount is spread as far as the limits allow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (amount, pairs) => {
          const parts = spreadWithin(
            amount,
            pairs.map(([weight, room]) => ({ weight, room })),
          );
          const room = pairs.reduce((sum, [weight, one]) => (weight > 0 ? sum + one : sum), 0);
          expect(parts.reduce((sum, one) => sum + one, 0)).toBe(Math.min(amount, room));
          parts.forEach((part, index) => expect(part).toBeLessThanOrEqual(pairs[index]?.[1] ?? 0));
        },
      ),
    );
  });
});

describe('thresholds of promotions', () => {
  test('99.99 does not reach a threshold of 100, 100.00 does, and the highest reached step applies in any order', () => {
    const reduction = candidate(1, {
      rewards: [steps([10_000, 1000], [30_000, 4000], [20_000, 2500])],
    });
    const paid = (price: number) =>
      amountOf(evaluate(basket([line('1', price)]), [reduction], RULES, unused));
    expect([9999, 10_000, 20_000, 29_999, 30_000].map(paid)).toEqual([0, 1000, 2500, 2500, 4000]);
  });
  test('the missing amount is reported', () => {
    const reduction = candidate(1, { rewards: [steps([10_000, 1000])] });
    const {
      verdicts: [judged],
    } = evaluate(basket([line('1', 9400)]), [reduction], RULES, unused);
    expect(judged).toMatchObject({
      verdict: 'belowThreshold',
      missing: 600,
      missingKind: 'amount',
    });
  });
  test('thresholds use the prices after earlier stages or before them, as the rules say', () => {
    const tenth = candidate(1, { lane: 'product', rewards: [{ kind: 'percent', bps: 1000 }] });
    const reduction = candidate(2, { rewards: [steps([10_000, 1000])] });
    const goods = basket([line('1', 10_000)]);
    expect(amountOf(evaluate(goods, [tenth, reduction], RULES, unused))).toBe(1000);
    expect(
      amountOf(evaluate(goods, [tenth, reduction], { ...RULES, thresholdBasis: 'before' }, unused)),
    ).toBe(2000);
  });
  test('a repeating reduction takes 10 off every 100 and at most 30', () => {
    const reward = {
      kind: 'fullReduction',
      steps: [{ from: 10_000, off: { kind: 'amount', amount: 1000 } }],
      repeating: true,
      cap: 3000,
    };
    const paid = (price: number) =>
      amountOf(
        evaluate(basket([line('1', price)]), [candidate(1, { rewards: [reward] })], RULES, unused),
      );
    expect([9999, 10_000, 25_000, 39_000, 99_000].map(paid)).toEqual([0, 1000, 2000, 3000, 3000]);
  });
});

describe('the scope of a promotion', () => {
  const scoped = (scope: Partial<Scope>) =>
    candidate(1, { rewards: [{ kind: 'percent', bps: 1000 }], scope: { ...EVERYTHING, ...scope } });
  const goods = basket([
    line('1', 10_000, 1, { categoryIds: [1, 5], tags: ['Clearance'] }),
    line('2', 10_000, 1, { categoryIds: [1, 6], originalPrice: 12_000 }),
    line('3', 10_000, 1, { categoryIds: [2], brand: 'Acme' }),
  ]);
  test.each<[string, Partial<Scope>, string[]]>([
    ['a category with what is below it', { include: [{ kind: 'category', id: 1 }] }, ['1', '2']],
    [
      'without clearance',
      { include: [{ kind: 'category', id: 1 }], exclude: [{ kind: 'tag', name: 'clearance' }] },
      ['2'],
    ],
    ['without what is reduced', { skipReduced: true }, ['1', '3']],
    ['a brand, whatever its case', { include: [{ kind: 'brand', name: 'ACME' }] }, ['3']],
    [
      'a brand or a category',
      {
        include: [
          { kind: 'brand', name: 'acme' },
          { kind: 'category', id: 6 },
        ],
      },
      ['2', '3'],
    ],
  ])('the lines in scope are the expected ones for: %s', (_, scope, ids) => {
    expect(Object.keys(off(evaluate(goods, [scoped(scope)], RULES, unused))).sort()).toEqual(ids);
  });
});

describe('rewards by units', () => {
  const one = (reward: unknown, lines: BasketLine[]) =>
    evaluate(basket(lines), [candidate(1, { lane: 'product', rewards: [reward] })], RULES, unused);
  const buyGet = (buy: number, get: number, more = {}) => ({
    kind: 'buyGet',
    buy: { quantity: buy },
    get: { quantity: get },
    ...more,
  });
  test('buy two get one makes the cheapest units free, as often as the basket allows', () => {
    const lines = [line('1', 3000, 2), line('2', 2000, 3), line('3', 1000, 1)];
    expect(off(one(buyGet(2, 1), lines))).toEqual({ 2: 2000, 3: 1000 });
    expect(off(one(buyGet(2, 1, { times: 1 }), lines))).toEqual({ 3: 1000 });
    expect(off(one(buyGet(2, 1, { which: 'dearest', times: 1 }), lines))).toEqual({ 1: 3000 });
  });
  test('the verdict reports that one more unit is needed', () => {
    const {
      verdicts: [judged],
    } = one(buyGet(2, 1), [line('1', 3000, 1)]);
    expect(judged).toMatchObject({ verdict: 'tooFewUnits', missing: 1, missingKind: 'quantity' });
  });
  test('a bundle costs its price, and the remaining units keep theirs', () => {
    const part = (variantId: number, quantity: number) => ({
      scope: { include: [{ kind: 'variant', id: variantId }] },
      quantity,
    });
    const bundle = { kind: 'bundle', parts: [part(1, 1), part(2, 2)], price: 5000 };
    const outcome = one(bundle, [line('1', 3000, 3), line('2', 2000, 5)]);
    // Two bundles of 3000 + 4000 for 5000 each.
    expect(amountOf(outcome)).toBe(4000);
    expect(off(outcome)).toEqual({ 1: 1714, 2: 2286 });
  });
  test('a promotion for the second to fourth order is given at most three times, or fewer if the limit is lower', () => {
    const ask = (perMember: number | null, uses: number) => {
      const audience = { orderNumber: { min: 2, max: 4 } };
      const limits = { uses: null, perMember, perDay: null, budget: null, givesBack: true };
      const some = candidate(1, { rewards: [amountOff(100)], audience, limits });
      const shopper = { ...NOBODY, key: 'm', orderNumber: 2 };
      return evaluate(basket([line('1', 1000)], { shopper }), [some], RULES, (counter) =>
        counter === counters.member(1, 'm') ? uses : 0,
      );
    };
    expect(amountOf(ask(null, 2))).toBe(100);
    expect(verdicts(ask(null, 3))).toEqual({ 1: 'memberUsesReached' });
    expect(verdicts(ask(1, 1))).toEqual({ 1: 'memberUsesReached' });
    expect(amountOf(ask(9, 2))).toBe(100);
    expect(verdicts(ask(9, 3))).toEqual({ 1: 'memberUsesReached' });
  });
  test('a flash sale discounts at most the stock and the limit per member', () => {
    const flash = candidate(1, {
      lane: 'product',
      rewards: [{ kind: 'flash', items: [{ variantId: 1, price: 100, stock: 5, perMember: 2 }] }],
    });
    const ask = (sold: number, mine: number, key: string | null) =>
      evaluate(
        basket([line('1', 1000, 4)], { shopper: { ...NOBODY, key } }),
        [flash],
        RULES,
        (counter) =>
          counter === counters.flash(1, 1)
            ? sold
            : counter === counters.flashMember(1, 1, key ?? '')
              ? mine
              : 0,
      );
    expect(amountOf(ask(0, 0, 'm'))).toBe(1800);
    expect(ask(0, 0, 'm').applied[0]?.cappedBy).toBe('memberStock');
    expect(amountOf(ask(4, 0, 'm'))).toBe(900);
    expect(verdicts(ask(5, 0, 'm'))).toEqual({ 1: 'soldOut' });
    expect(verdicts(ask(0, 2, 'm'))).toEqual({ 1: 'memberStockReached' });
  });
});

describe('several promotions', () => {
  const percent = (id: number, bps: number, more: Partial<Said> = {}) =>
    candidate(id, { lane: 'product', rewards: [{ kind: 'percent', bps }], ...more });
  test('the best promotion wins each line, and the others report which one they lost to', () => {
    const shirt = percent(1, 3000, {
      scope: { ...EVERYTHING, include: [{ kind: 'variant', id: 1 }] },
    });
    const all = percent(2, 2000);
    const outcome = evaluate(
      basket([line('1', 10_000), line('2', 10_000)]),
      [shirt, all, percent(3, 1000)],
      RULES,
      unused,
    );
    expect(off(outcome)).toEqual({ 1: 3000, 2: 2000 });
    expect(outcome.verdicts).toMatchObject([
      { verdict: 'applied' },
      { verdict: 'capped', cappedBy: 'others' },
      { verdict: 'lost', lostTo: 1 },
    ]);
  });
  test('100 off followed by 10 % differs from 10 % followed by 100 off', () => {
    const hundred = (priority: number) => candidate(1, { priority, rewards: [amountOff(10_000)] });
    const tenth = candidate(2, { rewards: [{ kind: 'percent', bps: 1000 }] });
    const goods = basket([line('1', 50_000)]);
    expect(amountOf(evaluate(goods, [hundred(1), tenth], RULES, unused))).toBe(14_000);
    expect(amountOf(evaluate(goods, [hundred(-1), tenth], RULES, unused))).toBe(15_000);
  });
  test('an exclusive promotion suppresses all others, but only if it gives something', () => {
    const goods = basket([line('1', 10_000)]);
    const alone = candidate(1, { exclusivity: 'all', rewards: [amountOff(500)] });
    expect(verdicts(evaluate(goods, [alone, percent(2, 5000)], RULES, unused))).toEqual({
      1: 'applied',
      2: 'silenced',
    });
    const idle = candidate(1, { exclusivity: 'all', rewards: [steps([99_999, 500])] });
    expect(verdicts(evaluate(goods, [idle, percent(2, 5000)], RULES, unused))).toEqual({
      1: 'belowThreshold',
      2: 'applied',
    });
  });
  test('promotions of one campaign share its budget within one basket', () => {
    const campaign = { id: 9, budget: 2500 };
    const both = [1, 2].map((id) => candidate(id, { rewards: [amountOff(1500)] }, { campaign }));
    expect(verdicts(evaluate(basket([line('1', 10_000)]), both, RULES, unused))).toEqual({
      1: 'applied',
      2: 'campaignBudgetReached',
    });
  });
  test('prices stay at or above their guards, and an amount goes to lines that still allow it', () => {
    const goods = basket([line('1', 5000, 1, { floor: 4500 }), line('2', 2000, 3)]);
    const outcome = evaluate(goods, [candidate(1, { rewards: [amountOff(2500)] })], RULES, unused);
    expect(off(outcome)).toEqual({ 1: 500, 2: 2000 });
    expect(outcome.verdicts[0]?.verdict).toBe('applied');
    const tight = basket([line('1', 5000, 1, { floor: 4500 })]);
    expect(
      evaluate(tight, [candidate(1, { rewards: [amountOff(2500)] })], RULES, unused).verdicts[0],
    ).toMatchObject({
      verdict: 'capped',
      cappedBy: 'guard',
      amount: 500,
    });
  });
});

describe('regressions found by adversarial tests', () => {
  const percent = (bps: number): unknown => ({ kind: 'percent', bps });
  const oneForOne: unknown = {
    kind: 'buyGet',
    buy: { quantity: 1 },
    get: { quantity: 1 },
    times: 1,
  };
  test('several rewards of one promotion never take more than the line amount and never give a negative amount', () => {
    const stacked = { ...RULES, lanes: { ...RULES.lanes, order: 'stack' as const } };
    const first = candidate(1, { priority: 2, rewards: [percent(8000), oneForOne] });
    const second = candidate(2, {
      priority: 1,
      rewards: [{ kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1 } }],
    });
    const more = [3, 4].map((id) => candidate(id, { rewards: [percent(5000)] }));
    const outcome = evaluate(
      basket([line('1', 100, 4), line('2', 700)]),
      [first, second, ...more],
      stacked,
      unused,
    );
    for (const { amount } of outcome.verdicts) expect(amount).toBeGreaterThanOrEqual(0);
    expect(off(outcome)['1']).toBeLessThanOrEqual(400);
  });
  test('promotions of one campaign share its budget even if each applies to its own line', () => {
    const campaign = { id: 9, budget: 100 };
    const on = (id: number) =>
      candidate(
        id,
        {
          lane: 'product',
          rewards: [{ kind: 'amount', amount: 60, per: 'line' }],
          scope: { ...EVERYTHING, include: [{ kind: 'variant', id }] },
        },
        { campaign },
      );
    const outcome = evaluate(
      basket([line('1', 1000), line('2', 1000)]),
      [on(1), on(2)],
      RULES,
      unused,
    );
    expect(verdicts(outcome)).toEqual({ 1: 'applied', 2: 'campaignBudgetReached' });
  });
  test('an exclusive promotion applies before the others or not at all', () => {
    const alone = candidate(1, {
      exclusivity: 'all',
      rewards: [percent(1000)],
      conditions: [{ kind: 'amount', max: 9000 }],
    });
    const tenth = candidate(2, { lane: 'product', rewards: [percent(1000)] });
    expect(verdicts(evaluate(basket([line('1', 10_000)]), [alone, tenth], RULES, unused))).toEqual({
      1: 'aboveThreshold',
      2: 'applied',
    });
  });
  test('a bundle first fills the part that only one line can fill', () => {
    const part = (include: unknown[]) => ({ scope: { include }, quantity: 1 });
    const both = {
      kind: 'bundle',
      parts: [part([]), part([{ kind: 'variant', id: 1 }])],
      price: 1000,
    };
    const outcome = evaluate(
      basket([line('1', 5000), line('2', 2000)]),
      [candidate(1, { rewards: [both] })],
      RULES,
      unused,
    );
    expect(amountOf(outcome)).toBe(6000);
  });
  test('the order of lines does not depend on how they are named or listed', () => {
    const ids = ['2a', '5', '1e5', '10', 'x', '05', '0x5', 'L2', 'L10', '5e', '', '٣'].filter(
      Boolean,
    );
    const cent = candidate(1, { rewards: [{ kind: 'amount', amount: 1 }] });
    const taker = (order: readonly string[]) =>
      Object.keys(
        off(evaluate(basket(order.map((id) => line(id, 100))), [cent], RULES, unused)),
      )[0];
    const first = taker(ids);
    for (let shift = 1; shift < ids.length; shift++)
      expect(taker([...ids.slice(shift), ...ids.slice(0, shift)])).toBe(first);
    expect(taker(ids.toReversed())).toBe(first);
  });
});

describe('hours of the week', () => {
  const fridays = [{ weekdays: [5], from: 20 * 60, to: 24 * 60 }];
  const overnight = [{ weekdays: [5], from: 22 * 60, to: 2 * 60 }];
  test.each([
    ['Asia/Shanghai', '2026-11-27T11:59:59Z', fridays, false],
    ['Asia/Shanghai', '2026-11-27T12:00:00Z', fridays, true],
    ['Asia/Shanghai', '2026-11-27T15:59:59Z', fridays, true],
    ['Asia/Shanghai', '2026-11-27T16:00:00Z', fridays, false],
    ['America/New_York', '2026-11-28T01:00:00Z', fridays, true],
    // The clocks change in the night of 1 November; the hours follow local time.
    ['America/New_York', '2026-10-31T00:00:00Z', fridays, true],
    ['Europe/Berlin', '2026-03-27T19:30:00Z', fridays, true],
    ['Europe/Berlin', '2026-04-03T18:30:00Z', fridays, true],
    ['Europe/Berlin', '2026-04-03T22:30:00Z', fridays, false],
    ['UTC', '2026-11-28T01:59:00Z', overnight, true],
    ['UTC', '2026-11-28T02:00:00Z', overnight, false],
    ['UTC', '2026-11-27T01:00:00Z', overnight, false],
  ])('in %s at %s the hours are or are not in force, as expected', (zone, at, hours, is) =>
    expect(withinHours(hours, Date.parse(at), zone)).toBe(is),
  );
});

test('the holdout has the configured share, the same members each time, and other members for other promotions', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `m:${index}`);
  const held = keys.filter((key) => isHeldOut(7, key, 1000));
  expect(held.length).toBeGreaterThan(1800);
  expect(held.length).toBeLessThan(2200);
  const both = held.filter((key) => isHeldOut(8, key, 1000)).length;
  expect(both).toBeGreaterThan(120);
  expect(both).toBeLessThan(280);
  expect(isHeldOut(7, null, 5000)).toBe(false);
});
