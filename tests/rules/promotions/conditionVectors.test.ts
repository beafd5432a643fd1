/** Conditions on the basket: thresholds one below, at and one above what it holds, and what is missing. */
import { describe, expect, test } from 'vitest';
import { EVERYTHING } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import type { EngineRules } from '#server/promotions/engine/types';
import { amountOff, basket, candidate, line, RULES, unused } from './fixture.ts';

const tagged = (name: string) => ({ ...EVERYTHING, include: [{ kind: 'tag' as const, name }] });
/** Goods of 35.00 in five units, two of them at 20.00 together; the delivery fee counts in no threshold. */
const LINES = [line('1', 1000, 2, { tags: ['a'] }), line('2', 500, 3, { tags: ['b'] })];
const POST = { method: 'post', amount: 700 };
const COURIER = { method: 'courier', amount: 900 };

const judge = (conditions: unknown[], shipping = [POST]) => {
  const one = candidate(1, { rewards: [amountOff(100)], conditions });
  const { verdict, missing, missingKind } = evaluate(
    basket(LINES, { shipping }),
    [one],
    RULES,
    unused,
  ).verdicts[0] as { verdict: string; missing?: number; missingKind?: string };
  return missing === undefined ? verdict : `${verdict}: ${missing} ${missingKind}`;
};

describe('a condition', () => {
  test.each<[string, unknown, string]>([
    ['an amount that is reached', { kind: 'amount', min: 3500 }, 'applied'],
    [
      'an amount that is missed by a cent',
      { kind: 'amount', min: 3501 },
      'belowThreshold: 1 amount',
    ],
    ['a largest amount that is reached', { kind: 'amount', max: 3500 }, 'applied'],
    [
      'a largest amount that is exceeded by a cent',
      { kind: 'amount', max: 3499 },
      'aboveThreshold',
    ],
    ['an amount between two bounds', { kind: 'amount', min: 3500, max: 3500 }, 'applied'],
    ['an amount of some goods', { kind: 'amount', min: 2000, scope: tagged('a') }, 'applied'],
    [
      'an amount of some goods that is missed',
      { kind: 'amount', min: 2050, scope: tagged('a') },
      'belowThreshold: 50 amount',
    ],
    [
      'an amount of absent goods',
      { kind: 'amount', min: 1, scope: tagged('c') },
      'belowThreshold: 1 amount',
    ],
    [
      'no more than nothing of absent goods',
      { kind: 'amount', max: 0, scope: tagged('c') },
      'applied',
    ],
    ['units of all lines', { kind: 'quantity', min: 5 }, 'applied'],
    ['more units than there are', { kind: 'quantity', min: 7 }, 'belowThreshold: 2 quantity'],
    ['at most as many units as there are', { kind: 'quantity', max: 5 }, 'applied'],
    ['fewer units than there are', { kind: 'quantity', max: 4 }, 'aboveThreshold'],
    ['units of one line', { kind: 'quantity', min: 3, per: 'line' }, 'applied'],
    [
      'more units than one line has',
      { kind: 'quantity', min: 4, per: 'line' },
      'belowThreshold: 1 quantity',
    ],
    ['at most the units of the largest line', { kind: 'quantity', max: 3, per: 'line' }, 'applied'],
    [
      'fewer units than the largest line has',
      { kind: 'quantity', max: 2, per: 'line' },
      'aboveThreshold',
    ],
  ])('on the basket is met or not: %s', (_, condition, expected) => {
    expect(judge([condition])).toBe(expected);
  });

  test.each([
    ['the only one', ['post'], [POST], 'applied'],
    ['one of several', ['drone', 'courier'], [POST, COURIER], 'applied'],
    ['none of them', ['courier'], [POST], 'otherShipping'],
    ['no delivery at all', ['post'], [], 'noDelivery'],
  ])('on the delivery is met or not: %s', (_, methods, shipping, expected) => {
    expect(judge([{ kind: 'shippingMethod', methods }], shipping)).toBe(expected);
  });

  test('of several is told first that is not met first', () => {
    const met = { kind: 'amount', min: 1 };
    const delivered = { kind: 'shippingMethod', methods: ['post'] };
    const elsewhere = { kind: 'shippingMethod', methods: ['courier'] };
    const tooFew = { kind: 'quantity', min: 6 };
    expect(judge([met, delivered])).toBe('applied');
    expect(judge([met, delivered, tooFew])).toBe('belowThreshold: 1 quantity');
    expect(judge([elsewhere, tooFew])).toBe('otherShipping');
    expect(judge([tooFew, elsewhere])).toBe('belowThreshold: 1 quantity');
  });

  test.each<[EngineRules['thresholdBasis'], string | null, string]>([
    ['after', null, 'belowThreshold'],
    ['before', null, 'applied'],
    ['after', 'before', 'applied'],
    ['before', 'after', 'belowThreshold'],
  ])(
    'counts prices %s promotions by the settings, %s by itself',
    (thresholdBasis, basis, verdict) => {
      const tenth = candidate(1, { lane: 'product', rewards: [{ kind: 'percent', bps: 1000 }] });
      const reduction = candidate(2, {
        rewards: [amountOff(100)],
        conditions: [{ kind: 'amount', min: 10_000, basis }],
      });
      const { verdicts } = evaluate(
        basket([line('1', 10_000)]),
        [tenth, reduction],
        { ...RULES, thresholdBasis },
        unused,
      );
      expect(verdicts[1]?.verdict).toBe(verdict);
    },
  );
});

describe('goods of a scope', () => {
  const off = (scope: object, goods = LINES) => {
    const one = candidate(1, {
      rewards: [{ kind: 'percent', bps: 1000, scope: { ...EVERYTHING, ...scope } }],
    });
    const { applied } = evaluate(basket(goods), [one], RULES, unused);
    return [...(applied[0]?.lines.keys() ?? [])];
  };
  test('cost at least its least and at most its largest unit price', () => {
    expect([999, 1000, 1001].map((minUnitPrice) => off({ minUnitPrice }))).toEqual([
      ['1'],
      ['1'],
      [],
    ]);
    expect([499, 500, 501].map((maxUnitPrice) => off({ maxUnitPrice }))).toEqual([
      [],
      ['2'],
      ['2'],
    ]);
    expect(off({ minUnitPrice: 500, maxUnitPrice: 1000 })).toEqual(['1', '2']);
  });
  test('are found by names whatever their case and the blanks around them', () => {
    const goods = [
      line('1', 1000, 1, { brand: ' ACME ' }),
      line('2', 1000, 1, { tags: ['Ac me'] }),
    ];
    expect(off({ include: [{ kind: 'brand', name: 'Acme' }] }, goods)).toEqual(['1']);
    expect(off({ include: [{ kind: 'tag', name: 'ac ME' }] }, goods)).toEqual(['2']);
    expect(off({ include: [{ kind: 'tag', name: 'acme' }] }, goods)).toEqual([]);
  });
  test('are found by product, variant or category, each by its own id', () => {
    const goods = [
      line('1', 1000, 1, { productId: 7 }),
      line('2', 1000, 1, { variantId: 7 }),
      line('3', 1000, 1, { categoryIds: [3, 7] }),
    ];
    expect(off({ include: [{ kind: 'product', id: 7 }] }, goods)).toEqual(['1']);
    expect(off({ include: [{ kind: 'variant', id: 7 }] }, goods)).toEqual(['2']);
    expect(off({ include: [{ kind: 'category', id: 7 }] }, goods)).toEqual(['3']);
    expect(off({ exclude: [{ kind: 'category', id: 3 }] }, goods)).toEqual(['1', '2']);
  });
});
