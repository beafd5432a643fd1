/** The promotion engine: invariants over random baskets, and cases that shops get wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING, type PromotionDraft, PromotionInput, type Reward, type Scope, Terms } from '#contract/promotions';
import { counters } from '#server/promotions/counters';
import { compileTerms } from '#server/promotions/engine/compile';
import { isHeldOut, withinHours } from '#server/promotions/engine/eligible';
import { evaluate } from '#server/promotions/engine/evaluate';
import { spread, spreadWithin } from '#server/promotions/engine/spread';
import type { Basket, BasketLine, Candidate, EngineRules, Outcome, Shopper } from '#server/promotions/engine/types';

const NOON = Date.parse('2026-11-27T12:00:00Z');
const RULES: EngineRules = {
  lanes: { product: 'best', order: 'stack', shipping: 'best' },
  thresholdBasis: 'after',
  timeZone: 'UTC',
  halves: 'discount',
  leftovers: 'largest',
};
const NOBODY: Shopper = {
  key: null,
  level: null,
  groups: [],
  channel: null,
  joinedAt: null,
  orderNumber: null,
  birthday: null,
};
const unused = () => 0;

const line = (id: string, unitPrice: number, quantity = 1, more: Partial<BasketLine> = {}): BasketLine => ({
  id,
  variantId: Number(id.replace(/\D/g, '')) || 1,
  productId: 1,
  categoryIds: [],
  brand: null,
  tags: [],
  quantity,
  unitPrice,
  originalPrice: unitPrice,
  floor: null,
  ...more,
});
const basket = (lines: BasketLine[], more: Partial<Basket> = {}): Basket => ({
  lines,
  shipping: [],
  shopper: NOBODY,
  at: NOON,
  ...more,
});
type Said = Omit<Partial<Terms>, 'rewards' | 'conditions' | 'audience'> & {
  rewards: readonly unknown[];
  [further: string]: unknown;
};
const candidate = (id: number, terms: Said, more: Partial<Candidate> = {}): Candidate => {
  const parsed = Terms.parse({ lane: 'order', startsAt: 0, ...terms });
  return {
    id,
    revision: 1,
    name: `P${id}`,
    label: `P${id}`,
    terms: parsed,
    compiled: compileTerms(parsed),
    paused: false,
    code: null,
    couponId: null,
    couponUses: null,
    campaign: null,
    ...more,
  };
};
const off = ({ applied }: Outcome) => {
  const lines: Record<string, number> = {};
  for (const one of applied) for (const [id, amount] of one.lines) lines[id] = (lines[id] ?? 0) + amount;
  return lines;
};
const verdicts = ({ verdicts: all }: Outcome) =>
  Object.fromEntries(all.map(({ promotionId, verdict }) => [promotionId, verdict]));
const amountOf = (outcome: Outcome) => outcome.applied.reduce((sum, { amount }) => sum + amount, 0);
const amountOff = (amount: number): unknown => ({ kind: 'amount', amount });
const steps = (...pairs: [number, number][]): unknown => ({
  kind: 'fullReduction',
  steps: pairs.map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
});

describe('spreading an amount', () => {
  test.each([
    [1000, [1000, 1000, 1000], [334, 333, 333]],
    [1000, [4000, 1000], [800, 200]],
    [299, [4300, 1400, 2300], [161, 52, 86]],
    [100, [0, 300, 0, 300], [0, 50, 0, 50]],
    [5, [0, 0], [0, 0]],
  ])('%i over %j', (amount, weights, parts) => expect(spread(amount, weights)).toEqual(parts));

  const weights = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000_000_000 })), {
    minLength: 1,
    maxLength: 12,
  });
  test('parts are the whole, nobody without weight has any, nobody is a unit away from the exact share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), weights, (amount, given) => {
        const whole = given.reduce((sum, one) => sum + one, 0);
        const parts = spread(amount, given);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(whole === 0 ? 0 : amount);
        parts.forEach((part, at) => {
          const exact = whole === 0 ? 0 : (amount * (given[at] as number)) / whole;
          expect(Math.abs(part - exact)).toBeLessThanOrEqual(1 + exact * 1e-12);
          if (given[at] === 0) expect(part).toBe(0);
        });
      }),
    );
  });
  test('within rooms: never past a room, and nothing is lost that anybody has room for', () => {
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
            pairs.map(([weight]) => weight),
            pairs.map(([, room]) => room),
          );
          const room = pairs.reduce((sum, [weight, one]) => (weight > 0 ? sum + one : sum), 0);
          expect(parts.reduce((sum, one) => sum + one, 0)).toBe(Math.min(amount, room));
          parts.forEach((part, at) => expect(part).toBeLessThanOrEqual(pairs[at]?.[1] ?? 0));
        },
      ),
    );
  });
});

describe('thresholds', () => {
  test('99.99 is not 100; 100.00 is, and the highest step holds whatever their order', () => {
    const reduction = candidate(1, { rewards: [steps([10_000, 1000], [30_000, 4000], [20_000, 2500])] });
    const paid = (price: number) => amountOf(evaluate(basket([line('1', price)]), [reduction], RULES, unused));
    expect([9999, 10_000, 20_000, 29_999, 30_000].map(paid)).toEqual([0, 1000, 2500, 2500, 4000]);
  });
  test('what is missing is told', () => {
    const reduction = candidate(1, { rewards: [steps([10_000, 1000])] });
    const {
      verdicts: [judged],
    } = evaluate(basket([line('1', 9400)]), [reduction], RULES, unused);
    expect(judged).toMatchObject({ verdict: 'belowThreshold', missing: 600, missingKind: 'amount' });
  });
  test('they look at what earlier lanes left, or at prices before, as the rules say', () => {
    const tenth = candidate(1, { lane: 'product', rewards: [{ kind: 'percent', bps: 1000 }] });
    const reduction = candidate(2, { rewards: [steps([10_000, 1000])] });
    const goods = basket([line('1', 10_000)]);
    expect(amountOf(evaluate(goods, [tenth, reduction], RULES, unused))).toBe(1000);
    expect(amountOf(evaluate(goods, [tenth, reduction], { ...RULES, thresholdBasis: 'before' }, unused))).toBe(2000);
  });
  test('repeating: 10 off every 100, at most 30', () => {
    const reward = {
      kind: 'fullReduction',
      steps: [{ from: 10_000, off: { kind: 'amount', amount: 1000 } }],
      repeating: true,
      cap: 3000,
    };
    const paid = (price: number) =>
      amountOf(evaluate(basket([line('1', price)]), [candidate(1, { rewards: [reward] })], RULES, unused));
    expect([9999, 10_000, 25_000, 39_000, 99_000].map(paid)).toEqual([0, 1000, 2000, 3000, 3000]);
  });
});

describe('goods of a promotion', () => {
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
  ])('%s', (_, scope, ids) => {
    expect(Object.keys(off(evaluate(goods, [scoped(scope)], RULES, unused))).sort()).toEqual(ids);
  });
});

describe('units', () => {
  const one = (reward: unknown, lines: BasketLine[]) =>
    evaluate(basket(lines), [candidate(1, { lane: 'product', rewards: [reward] })], RULES, unused);
  const buyGet = (buy: number, get: number, more = {}) => ({
    kind: 'buyGet',
    buy: { quantity: buy },
    get: { quantity: get },
    ...more,
  });
  test('buy two get one: the cheapest are free, as often as it fits', () => {
    const lines = [line('1', 3000, 2), line('2', 2000, 3), line('3', 1000, 1)];
    expect(off(one(buyGet(2, 1), lines))).toEqual({ 2: 2000, 3: 1000 });
    expect(off(one(buyGet(2, 1, { times: 1 }), lines))).toEqual({ 3: 1000 });
    expect(off(one(buyGet(2, 1, { which: 'dearest', times: 1 }), lines))).toEqual({ 1: 3000 });
  });
  test('one more and it applies', () => {
    const {
      verdicts: [judged],
    } = one(buyGet(2, 1), [line('1', 3000, 1)]);
    expect(judged).toMatchObject({ verdict: 'tooFewUnits', missing: 1, missingKind: 'quantity' });
  });
  test('a bundle costs its price, and what does not fit costs as always', () => {
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
  test('what is for the second to fourth order is given three times at most, fewer where the terms say so', () => {
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
  test('a flash sale gives what is in stock, and no more than each may have', () => {
    const flash = candidate(1, {
      lane: 'product',
      rewards: [{ kind: 'flash', items: [{ variantId: 1, price: 100, stock: 5, perMember: 2 }] }],
    });
    const ask = (sold: number, mine: number, key: string | null) =>
      evaluate(basket([line('1', 1000, 4)], { shopper: { ...NOBODY, key } }), [flash], RULES, (counter) =>
        counter === counters.flash(1, 1) ? sold : counter === counters.flashMember(1, 1, key ?? '') ? mine : 0,
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
  test('the best for each line, and the others say to whom they lost', () => {
    const shirt = percent(1, 3000, { scope: { ...EVERYTHING, include: [{ kind: 'variant', id: 1 }] } });
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
  test('100 off then 10 % is not 10 % then 100 off', () => {
    const hundred = (priority: number) => candidate(1, { priority, rewards: [amountOff(10_000)] });
    const tenth = candidate(2, { rewards: [{ kind: 'percent', bps: 1000 }] });
    const goods = basket([line('1', 50_000)]);
    expect(amountOf(evaluate(goods, [hundred(1), tenth], RULES, unused))).toBe(14_000);
    expect(amountOf(evaluate(goods, [hundred(-1), tenth], RULES, unused))).toBe(15_000);
  });
  test('one that stands alone silences every other, and one that gives nothing silences nobody', () => {
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
  test('promotions of one campaign share its money within one basket', () => {
    const campaign = { id: 9, budget: 2500 };
    const both = [1, 2].map((id) => candidate(id, { rewards: [amountOff(1500)] }, { campaign }));
    expect(verdicts(evaluate(basket([line('1', 10_000)]), both, RULES, unused))).toEqual({
      1: 'applied',
      2: 'campaignBudgetReached',
    });
  });
  test('guards hold, and an amount goes where there is room', () => {
    const goods = basket([line('1', 5000, 1, { floor: 4500 }), line('2', 2000, 3)]);
    const outcome = evaluate(goods, [candidate(1, { rewards: [amountOff(2500)] })], RULES, unused);
    expect(off(outcome)).toEqual({ 1: 500, 2: 2000 });
    expect(outcome.verdicts[0]?.verdict).toBe('applied');
    const tight = basket([line('1', 5000, 1, { floor: 4500 })]);
    expect(evaluate(tight, [candidate(1, { rewards: [amountOff(2500)] })], RULES, unused).verdicts[0]).toMatchObject({
      verdict: 'capped',
      cappedBy: 'guard',
      amount: 500,
    });
  });
});

describe('what an attack found', () => {
  const percent = (bps: number): unknown => ({ kind: 'percent', bps });
  const oneForOne: unknown = { kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1 }, times: 1 };
  test('several rewards of one promotion never take more than there is, and leave no debt behind', () => {
    const stacked = { ...RULES, lanes: { ...RULES.lanes, order: 'stack' as const } };
    const first = candidate(1, { priority: 2, rewards: [percent(8000), oneForOne] });
    const second = candidate(2, {
      priority: 1,
      rewards: [{ kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1 } }],
    });
    const more = [3, 4].map((id) => candidate(id, { rewards: [percent(5000)] }));
    const outcome = evaluate(basket([line('1', 100, 4), line('2', 700)]), [first, second, ...more], stacked, unused);
    for (const { amount } of outcome.verdicts) expect(amount).toBeGreaterThanOrEqual(0);
    expect(off(outcome)['1']).toBeLessThanOrEqual(400);
  });
  test('promotions of one campaign share its money though each has a line of its own', () => {
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
    const outcome = evaluate(basket([line('1', 1000), line('2', 1000)]), [on(1), on(2)], RULES, unused);
    expect(verdicts(outcome)).toEqual({ 1: 'applied', 2: 'campaignBudgetReached' });
  });
  test('a promotion that stands alone does so before others or not at all', () => {
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
  test('a bundle fills the part that only one thing can fill first', () => {
    const part = (include: unknown[]) => ({ scope: { include }, quantity: 1 });
    const both = { kind: 'bundle', parts: [part([]), part([{ kind: 'variant', id: 1 }])], price: 1000 };
    const outcome = evaluate(
      basket([line('1', 5000), line('2', 2000)]),
      [candidate(1, { rewards: [both] })],
      RULES,
      unused,
    );
    expect(amountOf(outcome)).toBe(6000);
  });
  test('lines are in one order, however they are named', () => {
    const ids = ['2a', '5', '1e5', '10', 'x', '05', '0x5', 'L2', 'L10', '5e', '', '٣'].filter(Boolean);
    const cent = candidate(1, { rewards: [{ kind: 'amount', amount: 1 }] });
    const taker = (order: readonly string[]) =>
      Object.keys(off(evaluate(basket(order.map((id) => line(id, 100))), [cent], RULES, unused)))[0];
    const first = taker(ids);
    for (let turn = 1; turn < ids.length; turn++)
      expect(taker([...ids.slice(turn), ...ids.slice(0, turn)])).toBe(first);
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
    // The clocks change in the night of 1 November: by the wall clock all the same.
    ['America/New_York', '2026-10-31T00:00:00Z', fridays, true],
    ['Europe/Berlin', '2026-03-27T19:30:00Z', fridays, true],
    ['Europe/Berlin', '2026-04-03T18:30:00Z', fridays, true],
    ['Europe/Berlin', '2026-04-03T22:30:00Z', fridays, false],
    ['UTC', '2026-11-28T01:59:00Z', overnight, true],
    ['UTC', '2026-11-28T02:00:00Z', overnight, false],
    ['UTC', '2026-11-27T01:00:00Z', overnight, false],
  ])('%s %s', (zone, at, hours, is) => expect(withinHours(hours, Date.parse(at), zone)).toBe(is));
});

test('the share held out is the share asked for, for ever the same members, others for another promotion', () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => `m:${at}`);
  const held = keys.filter((key) => isHeldOut(7, key, 1000));
  expect(held.length).toBeGreaterThan(1800);
  expect(held.length).toBeLessThan(2200);
  const both = held.filter((key) => isHeldOut(8, key, 1000)).length;
  expect(both).toBeGreaterThan(120);
  expect(both).toBeLessThan(280);
  expect(isHeldOut(7, null, 5000)).toBe(false);
});

const scopes = fc.oneof(
  fc.constant(EVERYTHING),
  fc
    .record({
      include: fc.array(fc.record({ kind: fc.constant('category' as const), id: fc.integer({ min: 1, max: 4 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
      skipReduced: fc.boolean(),
    })
    .map((part) => ({ ...EVERYTHING, ...part })),
  fc
    .record({
      exclude: fc.array(fc.record({ kind: fc.constant('variant' as const), id: fc.integer({ min: 1, max: 6 }) }), {
        maxLength: 2,
      }),
    })
    .map((part) => ({ ...EVERYTHING, ...part })),
);
const bps = fc.integer({ min: 1, max: 10_000 });
const money = fc.integer({ min: 1, max: 50_000 });
const per = fc.constantFrom('unit', 'line', 'order');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const limited = maybe(
  fc.record({
    limit: fc.integer({ min: 1, max: 5 }),
    per: fc.constantFrom('line', 'order'),
    which: fc.constantFrom('cheapest', 'dearest'),
  }),
);
const goodsReward = fc.oneof(
  fc.record({
    kind: fc.constant('percent'),
    bps,
    per,
    cap: maybe(money),
    units: limited,
    groupsOf: maybe(fc.integer({ min: 2, max: 3 })),
  }),
  fc.record({ kind: fc.constant('amount'), amount: money, per, units: limited, alsoShipping: fc.boolean() }),
  fc.record({ kind: fc.constant('fixedPrice'), price: money, units: limited }),
  fc.record({
    kind: fc.constant('fullReduction'),
    basis: fc.constant('amount'),
    cap: maybe(money),
    repeating: fc.boolean(),
    steps: fc.tuple(money, money).map(([from, amount]) => [{ from, off: { kind: 'amount', amount } }]),
  }),
  fc.record({
    kind: fc.constant('buyGet'),
    which: fc.constantFrom('cheapest', 'dearest'),
    times: maybe(fc.integer({ min: 1, max: 3 })),
    buy: fc.record({ scope: maybe(scopes), quantity: fc.integer({ min: 1, max: 3 }) }),
    get: fc.record({ scope: maybe(scopes), quantity: fc.integer({ min: 1, max: 3 }), bps }),
  }),
  fc.record({
    kind: fc.constant('bundle'),
    price: money,
    times: maybe(fc.integer({ min: 1, max: 2 })),
    parts: fc.array(fc.record({ scope: scopes, quantity: fc.integer({ min: 1, max: 2 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('flash'),
    items: fc
      .record({ variantId: fc.integer({ min: 1, max: 6 }), price: money, stock: maybe(fc.integer({ min: 1, max: 4 })) })
      .map((item) => [item]),
  }),
);
const promotions = fc
  .array(
    fc.record({
      lane: fc.constantFrom('product' as const, 'order' as const),
      priority: fc.integer({ min: -2, max: 2 }),
      exclusivity: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'lane' as const, 'all' as const),
      scope: scopes,
      rewards: fc.array(goodsReward, { minLength: 1, maxLength: 2 }),
      conditions: fc.array(
        fc.record({
          kind: fc.constant('amount' as const),
          scope: fc.constant(null),
          min: fc.integer({ min: 0, max: 60_000 }),
        }),
        { maxLength: 1 },
      ),
      limits: fc.record({ budget: maybe(fc.integer({ min: 1, max: 60_000 })) }),
    }),
    { minLength: 0, maxLength: 6 },
  )
  .map((all) => all.map((terms, at) => candidate(at + 1, terms as never)));
const lines = fc
  .array(
    fc.record({
      unitPrice: fc.integer({ min: 0, max: 30_000 }),
      quantity: fc.integer({ min: 1, max: 7 }),
      floor: maybe(fc.integer({ min: 0, max: 20_000 })),
      category: fc.integer({ min: 1, max: 4 }),
      reduced: fc.boolean(),
      variantId: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ category, reduced, unitPrice, quantity, ...rest }, at) =>
      line(`L${at + 1}`, unitPrice, quantity, {
        ...rest,
        categoryIds: [category],
        originalPrice: reduced ? unitPrice + 100 : unitPrice,
      }),
    ),
  );
const deliveries = fc
  .array(fc.integer({ min: 0, max: 3000 }), { maxLength: 2 })
  .map((fees) => fees.map((amount, at) => ({ method: `M${at}`, amount })));
const modes = fc.constantFrom('best' as const, 'stack' as const);
const rules = fc
  .record({ product: modes, order: modes, shipping: modes })
  .chain((lanes) =>
    fc
      .constantFrom('after' as const, 'before' as const)
      .map((thresholdBasis): EngineRules => ({ ...RULES, lanes, thresholdBasis })),
  );

const told = ({ applied, verdicts: all }: Outcome) => ({
  applied: applied
    .map(({ candidate: { id }, lines: off, shipping, amount }) => ({
      id,
      amount,
      lines: [...off].sort(),
      shipping: [...shipping].sort(),
    }))
    .sort((a, b) => a.id - b.id),
  verdicts: all,
});

describe('whatever the basket and the promotions', () => {
  test('few units and many rewards on them never take more than there is', () => {
    const crowded = fc
      .array(
        fc.record({
          lane: fc.constantFrom('product' as const, 'order' as const),
          priority: fc.integer({ min: -2, max: 2 }),
          rewards: fc.array(goodsReward, { minLength: 2, maxLength: 3 }),
        }),
        { minLength: 2, maxLength: 5 },
      )
      .map((all) => all.map((terms, at) => candidate(at + 1, terms as never)));
    const few = fc.array(
      fc.record({ unitPrice: fc.integer({ min: 1, max: 9 }), quantity: fc.integer({ min: 1, max: 6 }) }),
      { minLength: 1, maxLength: 2 },
    );
    fc.assert(
      fc.property(few, crowded, rules, (goods, candidates, engineRules) => {
        const outcome = evaluate(
          basket(goods.map(({ unitPrice, quantity }, at) => line(`${at + 1}`, unitPrice, quantity))),
          candidates,
          engineRules,
          unused,
        );
        const taken = off(outcome);
        goods.forEach(({ unitPrice, quantity }, at) =>
          expect(taken[at + 1] ?? 0).toBeLessThanOrEqual(unitPrice * quantity),
        );
        for (const { amount, lines: own } of outcome.applied) {
          expect(amount).toBeGreaterThanOrEqual(0);
          for (const one of own.values()) expect(Number.isInteger(one) && one > 0).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
  test('parts are the whole, no line falls under its guard or below nothing', () => {
    fc.assert(
      fc.property(lines, deliveries, promotions, rules, (goods, shipping, candidates, engineRules) => {
        const outcome = evaluate(basket(goods, { shipping }), candidates, engineRules, unused);
        const taken = off(outcome);
        for (const { id, unitPrice, quantity, floor } of goods) {
          const amount = unitPrice * quantity;
          const paid = amount - (taken[id] ?? 0);
          expect(paid).toBeGreaterThanOrEqual(Math.min(amount, (floor ?? 0) * quantity));
          expect(paid).toBeLessThanOrEqual(amount);
        }
        for (const {
          candidate: { terms },
          amount,
          lines: own,
          shipping: fees,
        } of outcome.applied) {
          expect([...own.values(), ...fees.values()].reduce((sum, one) => sum + one, 0)).toBe(amount);
          for (const one of own.values()) expect(Number.isInteger(one) && one > 0).toBe(true);
          expect(amount).toBeLessThanOrEqual(terms.limits.budget ?? Infinity);
        }
        expect(outcome.verdicts.map(({ promotionId }) => promotionId)).toEqual(candidates.map(({ id }) => id));
        const said = outcome.verdicts.reduce((sum, { amount }) => sum + amount, 0);
        expect(said).toBe(amountOf(outcome));
      }),
      { numRuns: 600 },
    );
  });
  test('the order of lines, of deliveries and of promotions changes nothing', () => {
    fc.assert(
      fc.property(lines, deliveries, promotions, rules, fc.nat(), (goods, shipping, candidates, engineRules, seed) => {
        const turn = <T>(all: readonly T[]) =>
          [...all.slice(seed % (all.length || 1)), ...all.slice(0, seed % (all.length || 1))].reverse();
        const one = evaluate(basket(goods, { shipping }), candidates, engineRules, unused);
        const other = evaluate(
          basket(turn(goods), { shipping: turn(shipping) }),
          turn(candidates),
          engineRules,
          unused,
        );
        expect(told(other)).toEqual(told(one));
      }),
      { numRuns: 300 },
    );
  });
  test('a promotion that is not for this basket changes nothing', () => {
    fc.assert(
      fc.property(
        lines,
        promotions,
        rules,
        fc.constantFrom('ended', 'level', 'threshold', 'scope'),
        goodsReward,
        (goods, candidates, engineRules, why, reward) => {
          const terms = {
            ended: { endsAt: 1 },
            level: { audience: { levels: ['nobody'] } },
            threshold: { conditions: [{ kind: 'amount', scope: null, min: 1_000_000_000 }] },
            scope: { scope: { ...EVERYTHING, include: [{ kind: 'tag', name: 'nothing' }] } },
          }[why];
          const own = { ...(reward as object), ...(why === 'scope' && { buy: { quantity: 1 }, get: { quantity: 1 } }) };
          fc.pre(why !== 'scope' || !['bundle', 'flash'].includes((reward as Reward).kind));
          const kept = (reward as Reward).kind === 'buyGet' ? own : reward;
          const idle = candidate(99, { priority: 1000, exclusivity: 'all', rewards: [kept], ...terms } as never);
          const before = told(evaluate(basket(goods), candidates, engineRules, unused));
          const after = told(evaluate(basket(goods), [...candidates, idle], engineRules, unused));
          expect(after.applied).toEqual(before.applied);
          expect(after.verdicts.filter(({ promotionId }) => promotionId !== 99)).toEqual(before.verdicts);
        },
      ),
      { numRuns: 300 },
    );
  });
  test('best of each line is never worse for the shopper than any one of them alone', () => {
    const percents = fc.array(
      fc.record({
        lane: fc.constant('product' as const),
        scope: scopes,
        rewards: fc.record({ kind: fc.constant('percent'), bps, per }).map((one) => [one]),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(lines, percents, (goods, all) => {
        const candidates = all.map((terms, at) => candidate(at + 1, terms as never));
        const together = amountOf(evaluate(basket(goods), candidates, RULES, unused));
        for (const one of candidates)
          expect(together).toBeGreaterThanOrEqual(amountOf(evaluate(basket(goods), [one], RULES, unused)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('terms that cannot be meant', () => {
  const draft = (terms: object): unknown => ({
    name: 'Autumn',
    labels: { en: 'Autumn' },
    terms: { lane: 'order', startsAt: NOON, rewards: [amountOff(100)], ...terms },
  });
  const issues = (terms: object) => {
    const parsed = PromotionInput.safeParse(draft(terms) as PromotionDraft);
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
  };
  const step = (from: number, amount: number) => ({ from, off: { kind: 'amount', amount } });
  const reduction = (...given: unknown[]) => ({ rewards: [{ kind: 'fullReduction', steps: given }] });
  test.each<[string, object, string, string]>([
    [
      'overlapping steps',
      reduction(step(300, 40), step(300, 80)),
      'terms.rewards.0.steps.1.from',
      'promotions.errors.stepsOverlap',
    ],
    [
      'descending steps',
      reduction(step(500, 80), step(300, 40)),
      'terms.rewards.0.steps.1.from',
      'promotions.errors.stepsDescend',
    ],
    [
      'a higher step that gives less',
      reduction(step(300, 80), step(500, 40)),
      'terms.rewards.0.steps.1.off.amount',
      'promotions.errors.stepsGiveLess',
    ],
    [
      'more off than is spent',
      reduction(step(300, 300)),
      'terms.rewards.0.steps.0.off.amount',
      'promotions.errors.stepTooGenerous',
    ],
    ['an end before the start', { endsAt: NOON }, 'terms.endsAt', 'promotions.errors.endsBeforeStart'],
    [
      'free delivery among goods',
      { rewards: [{ kind: 'shipping', off: { kind: 'free' } }] },
      'terms.rewards.0.kind',
      'promotions.errors.wrongLane',
    ],
    [
      'a condition that says nothing',
      { conditions: [{ kind: 'amount' }] },
      'terms.conditions.0.min',
      'ra.validation.required',
    ],
  ])('%s', (_, terms, path, message) => expect(issues(terms)).toContainEqual([path, message]));
  test('more than everything', () => {
    expect(issues({ rewards: [{ kind: 'percent', bps: 10_001 }] })[0]?.[0]).toBe('terms.rewards.0.bps');
  });
  test('what the owner’s marketer means', () => {
    expect(
      issues({
        ...reduction(step(30_000, 4000), step(50_000, 8000)),
        hours: [{ weekdays: [5], from: 1200, to: 1440 }],
      }),
    ).toEqual([]);
  });
});
