/** Sets of goods: what they need, which units they take, and which goods a promotion may lower. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING, type Scope } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import { Slots } from '#server/promotions/engine/rewards/slots';
import { targetScopes } from '#server/promotions/engine/targetScopes';
import type { BasketLine } from '#server/promotions/engine/types';
import { amountOff, basket, candidate, line, RULES, type Said, unused } from './fixture.ts';

const only = (...ids: number[]): Scope => ({
  ...EVERYTHING,
  include: ids.map((id) => ({ kind: 'variant' as const, id })),
});
const part = (quantity: number, ...ids: number[]) => ({ scope: only(...ids), quantity });
const bundle = (price: number, ...parts: unknown[]) => ({ kind: 'bundle', price, parts });
const judge = (reward: unknown, lines: BasketLine[]) => {
  const one = candidate(1, { lane: 'product', rewards: [reward] } as Said);
  const [verdict] = evaluate(basket(lines), [one], RULES, unused).verdicts;
  return [verdict?.verdict, verdict?.amount];
};

describe('a set', () => {
  const pair = bundle(150, part(1, 1), part(1, 2));
  test.each<[string, BasketLine[], unknown]>([
    ['all its parts', [line('1', 100), line('2', 100)], ['applied', 50]],
    ['only one of its parts', [line('1', 100, 2)], ['tooFewUnits', 0]],
    ['none of its goods', [line('3', 100)], ['nothingInScope', 0]],
    ['parts that cost less than the set', [line('1', 70), line('2', 80)], ['nothingLeft', 0]],
    ['parts that cost a cent more', [line('1', 71), line('2', 80)], ['applied', 1]],
    [
      'its parts twice, once worth it',
      [line('1', 100, 2), line('2', 100), line('3', 9)],
      ['applied', 50],
    ],
  ])('is given or not for a basket with %s', (_, lines, expected) => {
    expect(judge(pair, lines)).toEqual(expected);
  });
});

describe('places in the parts of a set', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 });
  const goods = fc.array(
    fc.tuple(fc.subarray([0, 1, 2, 3], { minLength: 1 }), fc.integer({ min: 1, max: 4 })),
    { maxLength: 6 },
  );
  /** The largest flow equals the smallest cut: for a choice of parts, their places, and the units that fit others. */
  const mostPlaced = (places: number[], units: [number[], number][]) =>
    Math.min(
      ...Array.from({ length: 2 ** places.length }, (_, choice) => {
        const isChosen = (index: number) => ((choice >> index) & 1) === 1;
        const inside = places.reduce((sum, free, index) => sum + (isChosen(index) ? free : 0), 0);
        return units.reduce(
          (sum, [fits, count]) => sum + (fits.every(isChosen) ? 0 : count),
          inside,
        );
      }),
    );
  test('take the most units that could be arranged, whatever order they come in', () => {
    fc.assert(
      fc.property(parts, goods, (places, all) => {
        const units = all
          .map(([fits, count]): [number[], number] => [
            fits.filter((one) => one < places.length),
            count,
          ])
          .filter(([fits]) => fits.length > 0);
        const slots = new Slots(places);
        let placed = 0;
        for (const [index, [fits, count]] of units.entries()) {
          const more = slots.assign(fits, count);
          expect(more).toBeLessThanOrEqual(count);
          placed += more;
          expect(placed).toBe(mostPlaced(places, units.slice(0, index + 1)));
        }
        expect(slots.isFull).toBe(placed === places.reduce((sum, free) => sum + free, 0));
      }),
      { numRuns: 400 },
    );
  });
});

describe('the goods whose prices a promotion may lower', () => {
  const own = only(1);
  test.each<[string, unknown, Scope[]]>([
    ['a percentage: those of the promotion', { kind: 'percent', bps: 1000 }, [own]],
    [
      'a percentage with goods of its own: those',
      { kind: 'percent', bps: 1000, scope: only(2) },
      [only(2)],
    ],
    [
      'buy and get: what is given',
      {
        kind: 'buyGet',
        buy: { quantity: 1, scope: only(2) },
        get: { quantity: 1, scope: only(3) },
      },
      [only(3)],
    ],
    [
      'buy and get of the same goods',
      { kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1 } },
      [own],
    ],
    ['a set: those of each part', bundle(1, part(1, 2), part(1, 3)), [only(2), only(3)]],
    [
      'a flash sale: its goods',
      {
        kind: 'flash',
        items: [
          { variantId: 4, price: 1 },
          { variantId: 5, price: 1 },
        ],
      },
      [only(4, 5)],
    ],
    ['a gift: those it is given for', { kind: 'gift', variantId: 9 }, [own]],
    ['delivery: those it is for', { kind: 'shipping', off: { kind: 'free' } }, [own]],
  ])('are told: %s', (_, reward, expected) => {
    const { terms } = candidate(1, { scope: own, rewards: [reward] });
    expect(targetScopes(terms)).toEqual(expected);
  });
  test('are told for each reward of several', () => {
    const { terms } = candidate(1, {
      scope: own,
      rewards: [amountOff(1), { kind: 'gift', variantId: 9 }],
    });
    expect(targetScopes(terms)).toEqual([own, own]);
  });
  test('are found line by line', () => {
    const concerned = (reward: unknown) => {
      const { compiled } = candidate(1, { scope: own, rewards: [reward] } as Said);
      return [1, 2, 3].filter((id) => compiled.rewards[0]?.concerns(line(String(id), 100)));
    };
    expect(concerned({ kind: 'percent', bps: 1000 })).toEqual([1]);
    expect(concerned({ kind: 'percent', bps: 1000, scope: only(2) })).toEqual([2]);
    expect(concerned(bundle(1, part(1, 2), part(1, 3)))).toEqual([2, 3]);
    expect(concerned({ kind: 'flash', items: [{ variantId: 3, price: 1 }] })).toEqual([3]);
    expect(concerned({ kind: 'gift', variantId: 3 })).toEqual([1]);
    expect(
      concerned({
        kind: 'buyGet',
        buy: { quantity: 1, scope: only(2) },
        get: { quantity: 1, scope: only(3) },
      }),
    ).toEqual([3]);
  });
});
