/** Properties of the promotion engine for any basket and any promotions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING, type Reward } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { EngineRules, Outcome } from '#server/promotions/engine/types';
import { RULES, unused, line, basket, candidate, off, amountOf } from './fixture.ts';

const scopes = fc.oneof(
  fc.constant(EVERYTHING),
  fc
    .record({
      include: fc.array(
        fc.record({ kind: fc.constant('category' as const), id: fc.integer({ min: 1, max: 4 }) }),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
      skipReduced: fc.boolean(),
    })
    .map((part) => ({ ...EVERYTHING, ...part })),
  fc
    .record({
      exclude: fc.array(
        fc.record({ kind: fc.constant('variant' as const), id: fc.integer({ min: 1, max: 6 }) }),
        {
          maxLength: 2,
        },
      ),
    })
    .map((part) => ({ ...EVERYTHING, ...part })),
);
const bps = fc.integer({ min: 1, max: 10_000 });
const money = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 50_000 }));
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
  fc.record({
    kind: fc.constant('amount'),
    amount: money,
    per,
    units: limited,
    alsoShipping: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('fixedPrice'), price: money, units: limited }),
  fc.record({
    kind: fc.constant('fullReduction'),
    basis: fc.constant('amount'),
    cap: maybe(money),
    repeating: fc.boolean(),
    steps: fc
      .tuple(money, money)
      .map(([from, amount]) => [{ from, off: { kind: 'amount', amount } }]),
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
    kind: fc.constant('gift'),
    variantId: fc.integer({ min: 1, max: 6 }),
    quantity: fc.integer({ min: 1, max: 3 }),
    every: maybe(
      fc.oneof(
        fc.record({ basis: fc.constant('amount'), from: money }),
        fc.record({ basis: fc.constant('quantity'), from: fc.integer({ min: 1, max: 4 }) }),
      ),
    ),
  }),
  fc.record({
    kind: fc.constant('flash'),
    items: fc
      .record({
        variantId: fc.integer({ min: 1, max: 6 }),
        price: money,
        stock: maybe(fc.integer({ min: 1, max: 4 })),
      })
      .map((item) => [item]),
  }),
);
const promotions = fc
  .array(
    fc.record({
      lane: fc.constantFrom('product' as const, 'order' as const),
      priority: fc.integer({ min: -2, max: 2 }),
      exclusivity: fc.constantFrom(
        'none' as const,
        'none' as const,
        'none' as const,
        'lane' as const,
        'all' as const,
      ),
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
  .map((all) => all.map((terms, index) => candidate(index + 1, terms as never)));
const lines = fc
  .array(
    fc.record({
      // Small prices, of which shares come to nothing, as often as others.
      unitPrice: fc.oneof(fc.nat(9), fc.nat(30_000)),
      quantity: fc.integer({ min: 1, max: 7 }),
      floor: maybe(fc.integer({ min: 0, max: 20_000 })),
      category: fc.integer({ min: 1, max: 4 }),
      reduced: fc.boolean(),
      variantId: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ category, reduced, unitPrice, quantity, ...rest }, index) =>
      line(`L${index + 1}`, unitPrice, quantity, {
        ...rest,
        categoryIds: [category],
        originalPrice: reduced ? unitPrice + 100 : unitPrice,
      }),
    ),
  );
const deliveries = fc
  .array(fc.integer({ min: 0, max: 3000 }), { maxLength: 2 })
  .map((fees) => fees.map((amount, index) => ({ method: `M${index}`, amount })));
const modes = fc.constantFrom('best' as const, 'stack' as const);
const rules = fc
  .record({ product: modes, order: modes, shipping: modes })
  .chain((lanes) =>
    fc
      .constantFrom('after' as const, 'before' as const)
      .map((thresholdBasis): EngineRules => ({ ...RULES, lanes, thresholdBasis })),
  );

const comparableOf = ({ applied, verdicts: all }: Outcome) => ({
  applied: applied
    .map(({ candidate: { id }, lines: off, shipping, amount, gifts }) => ({
      id,
      amount,
      gifts,
      lines: [...off].sort(),
      shipping: [...shipping].sort(),
    }))
    .sort((a, b) => a.id - b.id),
  verdicts: all,
});

const giftsOf = ({ applied }: Outcome) => applied.flatMap(({ gifts }) => gifts);

describe('any basket and any promotions', () => {
  test('many rewards on few units never take more than the line amount', () => {
    const crowded = fc
      .array(
        fc.record({
          lane: fc.constantFrom('product' as const, 'order' as const),
          priority: fc.integer({ min: -2, max: 2 }),
          rewards: fc.array(goodsReward, { minLength: 2, maxLength: 3 }),
        }),
        { minLength: 2, maxLength: 5 },
      )
      .map((all) => all.map((terms, index) => candidate(index + 1, terms as never)));
    const few = fc.array(
      fc.record({
        unitPrice: fc.integer({ min: 1, max: 9 }),
        quantity: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 1, maxLength: 2 },
    );
    fc.assert(
      fc.property(few, crowded, rules, (goods, candidates, engineRules) => {
        const outcome = evaluate(
          basket(
            goods.map(({ unitPrice, quantity }, index) =>
              line(`${index + 1}`, unitPrice, quantity),
            ),
          ),
          candidates,
          engineRules,
          unused,
        );
        const taken = off(outcome);
        goods.forEach(({ unitPrice, quantity }, index) =>
          expect(taken[index + 1] ?? 0).toBeLessThanOrEqual(unitPrice * quantity),
        );
        for (const { amount, lines: own } of outcome.applied) {
          expect(amount).toBeGreaterThanOrEqual(0);
          for (const one of own.values()) expect(Number.isInteger(one) && one > 0).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
  test('the parts add up, and no line falls below its guard or below zero', () => {
    fc.assert(
      fc.property(
        lines,
        deliveries,
        promotions,
        rules,
        (goods, shipping, candidates, engineRules) => {
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
            expect([...own.values(), ...fees.values()].reduce((sum, one) => sum + one, 0)).toBe(
              amount,
            );
            for (const one of own.values()) expect(Number.isInteger(one) && one > 0).toBe(true);
            expect(amount).toBeLessThanOrEqual(terms.limits.budget ?? Infinity);
          }
          expect(outcome.verdicts.map(({ promotionId }) => promotionId)).toEqual(
            candidates.map(({ id }) => id),
          );
          const total = outcome.verdicts.reduce((sum, { amount }) => sum + amount, 0);
          expect(total).toBe(amountOf(outcome));
        },
      ),
      { numRuns: 600 },
    );
  });
  test('the order of lines, deliveries and promotions does not matter', () => {
    fc.assert(
      fc.property(
        lines,
        deliveries,
        promotions,
        rules,
        fc.nat(),
        (goods, shipping, candidates, engineRules, seed) => {
          const rotated = <T>(all: readonly T[]) =>
            [
              ...all.slice(seed % (all.length || 1)),
              ...all.slice(0, seed % (all.length || 1)),
            ].reverse();
          const one = evaluate(basket(goods, { shipping }), candidates, engineRules, unused);
          const other = evaluate(
            basket(rotated(goods), { shipping: rotated(shipping) }),
            rotated(candidates),
            engineRules,
            unused,
          );
          expect(comparableOf(other)).toEqual(comparableOf(one));
        },
      ),
      { numRuns: 300 },
    );
  });
  test('a line that is sent as several lines of the same variant costs the same', () => {
    fc.assert(
      fc.property(
        lines,
        promotions,
        rules,
        fc.integer({ min: 1, max: 6 }),
        (goods, candidates, engineRules, units) => {
          const split = goods.flatMap((one) =>
            one.quantity > units
              ? [
                  { ...one, quantity: units },
                  { ...one, id: `${one.id}b`, quantity: one.quantity - units },
                ]
              : [one],
          );
          const whole = evaluate(basket(goods), candidates, engineRules, unused);
          const inParts = evaluate(basket(split), candidates, engineRules, unused);
          expect(amountOf(inParts)).toBe(amountOf(whole));
          expect(giftsOf(inParts)).toEqual(giftsOf(whole));
          expect(inParts.verdicts).toEqual(whole.verdicts);
        },
      ),
      { numRuns: 300 },
    );
  });
  test('a promotion that does not apply to the basket changes nothing', () => {
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
          const own = {
            ...(reward as object),
            ...(why === 'scope' && { buy: { quantity: 1 }, get: { quantity: 1 } }),
          };
          fc.pre(why !== 'scope' || !['bundle', 'flash'].includes((reward as Reward).kind));
          const kept = (reward as Reward).kind === 'buyGet' ? own : reward;
          const idle = candidate(99, {
            priority: 1000,
            exclusivity: 'all',
            rewards: [kept],
            ...terms,
          } as never);
          const before = comparableOf(evaluate(basket(goods), candidates, engineRules, unused));
          const after = comparableOf(
            evaluate(basket(goods), [...candidates, idle], engineRules, unused),
          );
          expect(after.applied).toEqual(before.applied);
          expect(after.verdicts.filter(({ promotionId }) => promotionId !== 99)).toEqual(
            before.verdicts,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
  test('the best promotion of each line is never worse for the shopper than any of them alone', () => {
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
        const candidates = all.map((terms, index) => candidate(index + 1, terms as never));
        const together = amountOf(evaluate(basket(goods), candidates, RULES, unused));
        for (const one of candidates)
          expect(together).toBeGreaterThanOrEqual(
            amountOf(evaluate(basket(goods), [one], RULES, unused)),
          );
      }),
      { numRuns: 200 },
    );
  });
});
