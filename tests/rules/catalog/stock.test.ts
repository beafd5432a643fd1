/** When a SKU was out of stock, from what the shop counted at its places. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outOfStockDays, stepsOf, unitsBefore } from '#rules/catalog/stock';

const count = (place: string, at: number, quantity: number) => ({ place, at, quantity });

describe('the units at all places', () => {
  test('places add up, and what is missing at one takes nothing from another', () => {
    const steps = stepsOf([
      count('a', 1, 5),
      count('b', 2, -3),
      count('a', 3, 0),
      count('b', 4, 2),
    ]);
    expect(steps.map(({ units }) => units)).toEqual([5, 5, 0, 2]);
  });
  test('counts of the same instant are one step', () => {
    expect(stepsOf([count('a', 1, 5), count('b', 1, 2)])).toEqual([{ at: 1, units: 7 }]);
  });
  test('nothing is known before the first count, and a count at an instant is not before it', () => {
    const steps = stepsOf([count('a', 10, 5)]);
    expect(unitsBefore(steps, 10)).toBe(null);
    expect(unitsBefore(steps, 11)).toBe(5);
  });
  test('the order in which counts arrive changes nothing', () => {
    const counts = fc.uniqueArray(
      fc.record({
        place: fc.constantFrom('a', 'b'),
        at: fc.integer({ min: 0, max: 30 }),
        quantity: fc.integer({ min: -3, max: 5 }),
      }),
      { selector: ({ place, at }) => `${place} ${at}` },
    );
    fc.assert(
      fc.property(counts, (sent) => {
        expect(stepsOf(sent.toReversed())).toEqual(stepsOf(sent));
      }),
    );
  });
});

describe('days out of stock', () => {
  const at = (text: string) => Date.parse(text);
  const days = ['2025-11-17', '2025-11-18', '2025-11-19', '2025-11-20', '2025-11-21'];
  const span = { days, timeZone: 'Asia/Shanghai', now: at('2025-11-21T04:00:00Z') };
  test('a day counts by what is left at its end in the time zone of the store', () => {
    // 16:00 UTC is midnight in Shanghai: sold out in the last minute of the 18th.
    const counts = [
      count('a', at('2025-11-17T02:00:00Z'), 3),
      count('a', at('2025-11-18T15:59:00Z'), 0),
      count('a', at('2025-11-19T16:00:00Z'), 4),
    ];
    // The 17th had 3, the 18th and 19th nothing, the 20th 4; the 21st has not ended.
    expect(outOfStockDays(counts, span)).toEqual({ out: 2, known: 4 });
  });
  test('days before the first count are not known, and so are none without a count', () => {
    expect(outOfStockDays([count('a', at('2025-11-19T02:00:00Z'), 0)], span)).toEqual({
      out: 2,
      known: 2,
    });
    expect(outOfStockDays([], span)).toEqual({ out: 0, known: 0 });
  });
});
