/** What of a row of a price batch has changed since it was computed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, movedOf } from '#server/pricing/priceBatches/movedFacts';

const was: Facts = { amount: 2000, endsAt: 5, base: 2000, cost: 800, floor: 1000 };
const KNOWN = { knowsCosts: true };

describe('what has changed of a row', () => {
  test('nothing has where every figure is the same', () => {
    fc.assert(
      fc.property(
        fc.record({
          amount: fc.option(fc.nat()),
          endsAt: fc.option(fc.nat()),
          base: fc.option(fc.nat()),
          cost: fc.option(fc.nat()),
          floor: fc.option(fc.nat()),
        }),
        (facts) => {
          expect(movedOf(facts, { ...facts }, KNOWN)).toEqual({
            price: null,
            cost: null,
            floor: null,
          });
        },
      ),
    );
  });
  test.each([
    ['a price', { amount: 1800 }, { price: { was: 2000, is: 1800 }, cost: null, floor: null }],
    ['only its end', { endsAt: 9 }, { price: { was: 2000, is: 2000 }, cost: null, floor: null }],
    ['only the price that lasts', { base: 2400 }, { price: { was: 2000, is: 2400 }, cost: null }],
    ['a price that is gone', { amount: null }, { price: { was: 2000, is: null } }],
    ['a cost', { cost: 801 }, { price: null, cost: { was: 800, is: 801 }, floor: null }],
    ['a cost that is no longer known', { cost: null }, { cost: { was: 800, is: null } }],
    ['a guard', { floor: 1001 }, { price: null, cost: null, floor: { was: 1000, is: 1001 } }],
  ])('%s is told as it was and as it is', (_title, is, moved) => {
    expect(movedOf(was, { ...was, ...is }, KNOWN)).toMatchObject(moved);
  });
  test('costs and floors that nobody kept are no change', () => {
    const unknown = { ...was, cost: null, floor: null };
    expect(movedOf(unknown, was, { knowsCosts: false })).toEqual({
      price: null,
      cost: null,
      floor: null,
    });
  });
});
