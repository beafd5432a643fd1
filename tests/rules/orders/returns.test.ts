/** Which returns of an order are within what was ordered. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareWithOrder,
  type Ordered,
  reviewReturns,
  type ReturnToReview,
} from '#rules/orders/returns';

const ordered: Ordered = {
  shipping: 500,
  lines: [
    { sku: 'A', quantity: 2, paid: 2000 },
    { sku: 'B', quantity: 1, paid: 900 },
  ],
};
const back = (id: number, further: Partial<ReturnToReview> = {}): ReturnToReview => ({
  id,
  externalId: `R${id}`,
  returnedAt: id,
  review: 'fits',
  shipping: 0,
  lines: [{ sku: 'A', quantity: 1, amount: 1000 }],
  ...further,
});
const reviews = (returns: ReturnToReview[], of = ordered) =>
  returns.map(({ id }) => reviewReturns(of, returns).get(id));

describe('returns of one order', () => {
  test.each<[string, ReturnToReview[], string[]]>([
    ['both units returned one by one', [back(1), back(2)], ['fits', 'fits']],
    ['a unit more than was ordered', [back(1), back(2), back(3)], ['fits', 'fits', 'waiting']],
    [
      'all units of an SKU at once',
      [back(1, { lines: [{ sku: 'A', quantity: 2, amount: 2000 }] })],
      ['fits'],
    ],
    [
      'more than was paid for an SKU, up to what was paid for the order',
      [
        back(1, { lines: [{ sku: 'A', quantity: 2, amount: 1500 }] }),
        back(2, { lines: [{ sku: 'B', quantity: 1, amount: 1400 }] }),
      ],
      ['fits', 'fits'],
    ],
    [
      'a cent more than was paid for the order',
      [
        back(1, { lines: [{ sku: 'A', quantity: 2, amount: 1500 }] }),
        back(2, { lines: [{ sku: 'B', quantity: 1, amount: 1401 }] }),
      ],
      ['fits', 'waiting'],
    ],
    [
      'a unit more of an SKU than was ordered of it',
      [back(1, { lines: [{ sku: 'B', quantity: 2, amount: 900 }] })],
      ['waiting'],
    ],
    [
      'goods that were not ordered',
      [back(1, { lines: [{ sku: 'C', quantity: 1, amount: 1 }] })],
      ['waiting'],
    ],
    [
      'goods without an SKU, up to the whole order',
      [
        back(1, { lines: [{ sku: null, quantity: 3, amount: 2900 }] }),
        back(2, { lines: [{ sku: null, quantity: 1, amount: 0 }] }),
      ],
      ['fits', 'waiting'],
    ],
    [
      'shipping as it was paid, and once only',
      [back(1, { lines: [], shipping: 500 }), back(2, { lines: [], shipping: 1 })],
      ['fits', 'waiting'],
    ],
    [
      'shipping that was refunded as goods',
      [back(1, { lines: [{ sku: 'B', quantity: 1, amount: 3400 }] })],
      ['waiting'],
    ],
    [
      'a waiting return uses up nothing',
      [
        back(1, { lines: [{ sku: 'A', quantity: 9, amount: 999_999 }] }),
        back(2, { lines: [{ sku: 'A', quantity: 2, amount: 2000 }] }),
      ],
      ['waiting', 'fits'],
    ],
    [
      'an accepted return takes nothing from those that counted before it, whenever it was',
      [
        back(0, { review: 'accepted', lines: [{ sku: 'A', quantity: 2, amount: 2900 }] }),
        back(1),
        back(2),
      ],
      ['accepted', 'fits', 'fits'],
    ],
    [
      'an accepted return leaves the less for those that did not count before it',
      [back(1), back(2, { review: 'accepted' }), back(0, { review: 'waiting' })],
      ['fits', 'accepted', 'waiting'],
    ],
    [
      'what counted stays when an accepted return is refused after all',
      [back(1, { review: 'waiting' }), back(2), back(3), back(4, { review: 'refused' })],
      ['waiting', 'fits', 'fits', 'refused'],
    ],
    [
      'a refused return uses up nothing',
      [back(1, { review: 'refused' }), back(2), back(3)],
      ['refused', 'fits', 'fits'],
    ],
    [
      'a refused return leaves its units to those that come new',
      [
        back(1, { review: 'refused' }),
        back(2, { review: 'waiting' }),
        back(3, { review: 'waiting' }),
      ],
      ['refused', 'fits', 'fits'],
    ],
    [
      'while nobody has decided, an earlier return that arrives late comes first',
      [back(3), back(2), back(1, { review: 'waiting' })],
      ['waiting', 'fits', 'fits'],
    ],
    [
      'other goods fit where more units than were ordered have been accepted, and no more of those',
      [
        back(1, { review: 'accepted', lines: [{ sku: 'A', quantity: 51, amount: 2000 }] }),
        back(2, { review: 'waiting', lines: [{ sku: 'B', quantity: 1, amount: 900 }] }),
        back(3, { review: 'waiting', lines: [{ sku: 'A', quantity: 1, amount: 0 }] }),
      ],
      ['accepted', 'fits', 'waiting'],
    ],
    [
      'ordered goods fit where goods that were not ordered have been accepted',
      [
        back(1, { review: 'accepted', lines: [{ sku: 'C', quantity: 9, amount: 0 }] }),
        back(2, { review: 'waiting', lines: [{ sku: 'A', quantity: 2, amount: 2000 }] }),
        back(3, { review: 'waiting', lines: [{ sku: 'B', quantity: 1, amount: 900 }] }),
      ],
      ['accepted', 'fits', 'fits'],
    ],
    [
      'accepted money counts in full against the money of the order',
      [
        back(1, { review: 'accepted', lines: [{ sku: 'A', quantity: 51, amount: 2500 }] }),
        back(2, { review: 'waiting', lines: [{ sku: 'B', quantity: 1, amount: 401 }] }),
        back(3, { review: 'waiting', lines: [{ sku: 'B', quantity: 1, amount: 400 }] }),
      ],
      ['accepted', 'waiting', 'fits'],
    ],
    [
      'goods fit where more shipping than was paid has been accepted',
      [back(1, { review: 'accepted', lines: [], shipping: 900 }), back(2, { review: 'waiting' })],
      ['accepted', 'fits'],
    ],
    [
      'shipping fits where more money than was paid has been accepted for goods',
      [
        back(1, { review: 'accepted', lines: [{ sku: 'B', quantity: 1, amount: 9999 }] }),
        back(2, { review: 'waiting', lines: [], shipping: 500 }),
      ],
      ['accepted', 'fits'],
    ],
  ])('%s', (_, returns, expected) => {
    expect(reviews(returns)).toEqual(expected);
  });

  test('more units than a named line has leave the other line of its SKU to later returns', () => {
    const two: Ordered = {
      shipping: 0,
      lines: [
        { sku: 'A', quantity: 3, paid: 3000 },
        { sku: 'A', quantity: 2, paid: 1000 },
      ],
    };
    const of = (line: number, quantity: number, amount: number) => ({
      lines: [{ sku: 'A', quantity, amount, line }],
    });
    expect(
      reviews(
        [
          back(1, { review: 'accepted', ...of(0, 51, 3000) }),
          back(2, { review: 'waiting', ...of(1, 2, 1000) }),
          back(3, { review: 'waiting', ...of(0, 1, 0) }),
        ],
        two,
      ),
    ).toEqual(['accepted', 'fits', 'waiting']);
  });
  test('a return of goods that were ordered without an SKU fits', () => {
    const unnamed = { shipping: 0, lines: [{ sku: null, quantity: 1, paid: 100 }] };
    const one = back(1, { lines: [{ sku: 'X', quantity: 1, amount: 100 }] });
    expect(reviews([one], unnamed)).toEqual(['fits']);
    expect(reviews([one, { ...one, id: 2, externalId: 'R2' }], unnamed)).toEqual([
      'fits',
      'waiting',
    ]);
  });

  const anyReturn = (id: number) =>
    fc.record({
      id: fc.constant(id),
      externalId: fc.constant(`R${id}`),
      returnedAt: fc.integer({ min: 0, max: 3 }),
      review: fc.constantFrom(
        'fits' as const,
        'waiting' as const,
        'refused' as const,
        'accepted' as const,
      ),
      shipping: fc.constantFrom(0, 0, 300),
      lines: fc.array(
        fc.record({
          sku: fc.constantFrom('A', 'B', 'C', null),
          quantity: fc.integer({ min: 1, max: 2 }),
          amount: fc.integer({ min: 0, max: 1500 }),
        }),
        { maxLength: 2 },
      ),
    });
  const several = fc.tuple(anyReturn(1), anyReturn(2), anyReturn(3), anyReturn(4));

  test('those that fit never exceed the order in units, money or shipping', () => {
    fc.assert(
      fc.property(several, (returns) => {
        const found = reviewReturns(ordered, returns);
        const fitting = returns.filter(({ id }) => found.get(id) === 'fits');
        const lines = fitting.flatMap((one) => one.lines);
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(sum(lines.map(({ quantity }) => quantity))).toBeLessThanOrEqual(3);
        expect(sum(lines.map(({ amount }) => amount))).toBeLessThanOrEqual(2900);
        expect(sum(fitting.map(({ shipping }) => shipping))).toBeLessThanOrEqual(500);
        const ofA = lines.filter(({ sku }) => sku === 'A');
        expect(sum(ofA.map(({ quantity }) => quantity))).toBeLessThanOrEqual(2);
      }),
    );
  });
  test('the reviews do not depend on the order of arrival', () => {
    fc.assert(
      fc.property(several, (returns) => {
        const forward = reviewReturns(ordered, returns);
        const backward = reviewReturns(ordered, [...returns].reverse());
        for (const { id } of returns) expect(backward.get(id)).toBe(forward.get(id));
      }),
    );
  });
});

describe('a returned line is compared with', () => {
  const A = { sku: 'A', quantity: 1, paid: 1000 };
  const B = { sku: 'B', quantity: 3, paid: 900 };
  const unnamed = { sku: null, quantity: 2, paid: 400 };
  const goods = (sku: string | null, quantity: number, line: number | null = null) => ({
    sku,
    quantity,
    amount: quantity * 100,
    line,
  });
  test.each<
    [
      string,
      Ordered['lines'],
      { sku: string | null; line: number | null },
      ReturnToReview['lines'],
      string,
      number,
      number,
    ]
  >([
    ['the line that it names', [A, A], goods('A', 2, 0), [], 'line', 1, 0],
    ['the SKU where it names no line', [A, A], goods('A', 2), [], 'sku', 2, 0],
    ['the named line alone', [A, A], goods('A', 1, 0), [goods('A', 1, 1)], 'line', 1, 0],
    [
      'the SKU where returns that name no line left less of it than of the line',
      [A, A],
      goods('A', 1, 0),
      [goods('A', 2)],
      'sku',
      2,
      2,
    ],
    [
      'the whole order where goods without an SKU took most of it',
      [A, B],
      goods('A', 1),
      [goods(null, 4)],
      'order',
      4,
      4,
    ],
    [
      'goods without an SKU where its own is of no line',
      [A, unnamed],
      goods('X', 1),
      [],
      'sku',
      2,
      0,
    ],
    ['the whole order where it has no SKU', [A, B], goods(null, 1), [goods('B', 1)], 'order', 4, 1],
    ['nothing where no such goods were ordered', [A, B], goods('X', 1), [], 'sku', 0, 0],
  ])('%s', (_, lines, one, others, comparedWith, units, back) => {
    const compared = compareWithOrder(one, lines, others);
    expect(compared).toMatchObject({
      comparedWith,
      ordered: { units },
      otherReturns: { units: back, amount: back * 100 },
    });
  });
});
