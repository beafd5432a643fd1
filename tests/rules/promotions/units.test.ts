/** Bundles, rewards in a row, and lines of one variant: right values of cases that once came out wrong. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { BasketLine, Candidate } from '#server/promotions/engine/types';
import { amountOf, basket, candidate, line, RULES, type Said, unused } from './fixture.ts';

const tagged = (...names: string[]) => ({
  ...EVERYTHING,
  include: names.map((name) => ({ kind: 'tag' as const, name })),
});
const goods = (id: string, price: number, quantity: number, ...tags: string[]) =>
  line(id, price, quantity, { tags });
const total = (lines: readonly BasketLine[], candidates: readonly Candidate[]) =>
  lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0) -
  amountOf(evaluate(basket([...lines]), candidates, RULES, unused));
const product = (id: number, ...rewards: unknown[]) =>
  candidate(id, { lane: 'product', rewards } as Said);
const bundleOf = (price: number, ...parts: [tags: string[], quantity: number][]) => ({
  kind: 'bundle',
  price,
  times: null,
  parts: parts.map(([tags, quantity]) => ({ scope: tagged(...tags), quantity })),
});

describe('a bundle', () => {
  const anyThree = {
    kind: 'bundle',
    price: 60,
    times: null,
    parts: [{ scope: EVERYTHING, quantity: 3 }],
  };
  test.each([
    [0, null, 60],
    [3, null, 90],
    [6, null, 120],
    [9, null, 150],
    [9, 2, 150],
    [9, 1, 150],
  ])(
    'is given while a set costs more than its price: 3 for 60 of 3 at 50 and %i at 10, at most %s times',
    (cheap, times, expected) => {
      const lines = [goods('L1', 50, 3), ...(cheap > 0 ? [goods('L2', 10, cheap)] : [])];
      expect(total(lines, [product(1, { ...anyThree, times })])).toBe(expected);
    },
  );

  test('assigns units that fit several parts so that the set is complete, whatever the order of parts', () => {
    const lines = [
      goods('A', 90, 1, 'tops', 'brand'),
      goods('B', 50, 1, 'tops'),
      goods('C', 40, 1, 'brand'),
    ];
    const parts: [string[], number][] = [
      [['tops'], 1],
      [['brand'], 2],
    ];
    expect(total(lines, [product(1, bundleOf(120, ...parts))])).toBe(120);
    expect(total(lines, [product(1, bundleOf(120, ...parts.toReversed()))])).toBe(120);
  });

  test('moves units between three parts to complete a set', () => {
    const lines = [
      goods('A', 60, 1, 'p1', 'p2'),
      goods('B', 30, 1, 'p1'),
      goods('C', 20, 1, 'p2', 'p3'),
    ];
    const reward = bundleOf(80, [['p1'], 1], [['p2'], 1], [['p3'], 1]);
    expect(total(lines, [product(1, reward)])).toBe(80);
  });

  test('takes most off among all ways to form sets', () => {
    const tags = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
    const units = fc.array(fc.record({ price: fc.integer({ min: 1, max: 60 }), tags }), {
      minLength: 1,
      maxLength: 6,
    });
    const parts = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(units, parts, fc.integer({ min: 1, max: 80 }), (all, names, price) => {
        const lines = all.map((unit, index) => goods(`L${index + 1}`, unit.price, 1, ...unit.tags));
        const reward = bundleOf(price, ...names.map((name): [string[], number] => [[name], 1]));
        /** Most that can be taken off with the units from `used` on left: every choice of a set is tried. */
        const most = (left: typeof all): number =>
          setsOf(left, names).reduce(
            (best, set) =>
              Math.max(
                best,
                set.reduce((sum, unit) => sum + unit.price, 0) -
                  price +
                  most(left.filter((unit) => !set.includes(unit))),
              ),
            0,
          );
        const given = amountOf(evaluate(basket(lines), [product(1, reward)], RULES, unused));
        expect(given).toBe(most(all));
      }),
      { numRuns: 150 },
    );
  });
});

interface Unit {
  price: number;
  tags: string[];
}
const setsOf = (units: readonly Unit[], [name, ...others]: readonly string[]): Unit[][] =>
  name === undefined
    ? [[]]
    : units
        .filter(({ tags }) => tags.includes(name))
        .flatMap((unit) =>
          setsOf(
            units.filter((one) => one !== unit),
            others,
          ).map((set) => [unit, ...set]),
        );

describe('rewards of one promotion', () => {
  const percentOff = (bps: number, scope: unknown = null) => ({
    kind: 'percent',
    bps,
    per: 'line',
    scope,
  });
  const A = goods('A', 100, 1, 'a');
  const B = goods('B', 100, 1, 'b');
  test.each([
    ['60 % and 60 % of 100', [A], [percentOff(6000), percentOff(6000)], 16],
    ['20 % of all and 50 % of A', [A, B], [percentOff(2000), percentOff(5000, tagged('a'))], 120],
    ['a price of 80, then 10 %', [A], [{ kind: 'fixedPrice', price: 80 }, percentOff(1000)], 72],
    [
      '50 %, then 30 off from 150, of 200',
      [A, B],
      [
        percentOff(5000),
        {
          kind: 'fullReduction',
          basis: 'amount',
          steps: [{ from: 150, off: { kind: 'amount', amount: 30 } }],
        },
      ],
      100,
    ],
  ])('are each computed on what the ones before left: %s', (_, lines, rewards, expected) => {
    expect(total(lines, [product(1, ...rewards)])).toBe(expected);
  });
});

describe('units of one line', () => {
  const set = (id: number, price: number, ...names: string[]) =>
    product(id, bundleOf(price, ...names.map((name): [string[], number] => [[name], 1])));
  const percent = (id: number, bps: number, scope: unknown = EVERYTHING) =>
    candidate(id, {
      lane: 'product',
      scope,
      rewards: [{ kind: 'percent', bps, per: 'line' }],
    } as Said);

  test('may take part in different sets', () => {
    const sets = [set(1, 50, 'a', 'b'), set(2, 30, 'b', 'c')];
    const [A, C] = [goods('A', 30, 1, 'a'), goods('C', 30, 1, 'c')];
    expect(total([A, goods('B', 30, 2, 'b'), C], sets)).toBe(80);
    expect(total([A, goods('B1', 30, 1, 'b'), goods('B2', 30, 1, 'b'), C], sets)).toBe(80);
  });
  test('that a flash sale does not take are open to another promotion', () => {
    const flash = product(1, {
      kind: 'flash',
      items: [{ variantId: 1, price: 1, stock: 1, perMember: null }],
    });
    expect(total([line('1', 100, 10)], [flash, percent(2, 2000)])).toBe(721);
  });
  test('that a set does not take are open to another promotion', () => {
    const lines = [goods('A', 30, 6, 'a'), goods('B', 30, 1, 'b')];
    expect(total(lines, [set(1, 30, 'a', 'b'), percent(2, 2000, tagged('a'))])).toBe(150);
  });
  test('that a limited discount does not take are open to another promotion', () => {
    const oneHalf = product(1, {
      kind: 'percent',
      bps: 5000,
      per: 'line',
      units: { limit: 1, per: 'line', which: 'cheapest' },
    });
    expect(total([line('1', 100, 10)], [oneHalf, percent(2, 2000)])).toBe(770);
  });
});

describe('lines of one variant', () => {
  const sameVariant = (...quantities: number[]) =>
    quantities.map((quantity, index) => line(`L${index}`, 30, quantity, { variantId: 7 }));
  test('count together where a discount is given in groups', () => {
    const inPairs = product(1, { kind: 'percent', bps: 5000, per: 'line', groupsOf: 2 });
    expect(total(sameVariant(1, 1), [inPairs])).toBe(30);
    expect(total(sameVariant(2), [inPairs])).toBe(30);
  });
  test('count together for a threshold of one line', () => {
    const fromTwo = candidate(1, {
      conditions: [{ kind: 'quantity', per: 'line', scope: null, min: 2 }],
      rewards: [{ kind: 'percent', bps: 5000, per: 'line' }],
    } as Said);
    expect(total(sameVariant(1, 1), [fromTwo])).toBe(30);
  });
  test('get the same discount in parts that are right for each line', () => {
    const inPairs = product(1, { kind: 'amount', amount: 7, per: 'line' });
    const { applied } = evaluate(basket(sameVariant(1, 2)), [inPairs], RULES, unused);
    expect([...(applied[0]?.lines ?? [])]).toEqual([
      ['L0', 2],
      ['L1', 5],
    ]);
  });
});
