/** What the lines of an order cost when they were sold, and what comes off that when goods come back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineCost, lineProfit, orderProfit } from '#server/orders/orders/rules';
import { pairLines, type StoredLine } from '#server/orders/lines/rules';
import type { ReturnedLine, SoldLine } from '#server/orders/sales/bundle';
import { type Returned, toReturnedLines } from '#server/orders/sales/returnedCost';

const stored = (values: Partial<StoredLine>): StoredLine => ({
  sku: 'A',
  name: 'A',
  variantId: 1,
  productId: 1,
  categoryId: null,
  quantity: 1,
  paid: 0,
  cost: null,
  lineId: null,
  number: 1,
  ...values,
});

describe('the cost of a line', () => {
  const known = { cost: 400 };
  test.each([
    ['a new line costs what its variant costs', null, undefined, known, 400],
    ['a new line with a cost of its own keeps that', 0, undefined, known, 0],
    ['a line without a variant has no known cost', null, undefined, undefined, null],
    ['a variant without a cost gives none', null, undefined, { cost: null }, null],
    [
      'a stored cost stays when the variant has another',
      null,
      { variantId: 1, cost: 300 },
      known,
      300,
    ],
    [
      'a stored line of unknown cost stays unknown',
      null,
      { variantId: 1, cost: null },
      known,
      null,
    ],
    [
      'a stored line that had no variant costs what it costs now',
      null,
      { variantId: null, cost: null },
      known,
      400,
    ],
    [
      'a cost that was sent for a line without a variant stays',
      null,
      { variantId: null, cost: 5 },
      known,
      5,
    ],
    ['a cost that is sent replaces the stored one', 350, { variantId: 1, cost: 300 }, known, 350],
  ])('%s', (_, cost, before, variant, expected) => {
    expect(lineCost({ cost, quantity: 2 }, before, variant)).toBe(expected);
  });
  test('a line that would cost more than any amount may be has no known cost', () => {
    const at = (quantity: number) =>
      lineCost({ cost: null, quantity }, undefined, { cost: 1_000_000_000 });
    expect([at(1000), at(1001)]).toEqual([1_000_000_000, null]);
  });
});

describe('the lines of an edited order', () => {
  const sent = (sku: string | null, name = '', quantity = 1) => ({
    sku,
    name,
    quantity,
    paid: 0,
  });
  test('continue the stored lines of their SKU, the first one the first', () => {
    const before = [stored({ cost: 1 }), stored({ sku: 'B', cost: 2 }), stored({ cost: 3 })];
    const costs = pairLines([sent('B'), sent('A'), sent('A'), sent('A'), sent('C')], before).map(
      (line) => line?.cost,
    );
    expect(costs).toEqual([2, 1, 3, undefined, undefined]);
  });
  test('continue those of their name where they have no SKU', () => {
    const before = [stored({ sku: null, name: 'Wrapping', cost: 7 }), stored({ sku: 'Wrapping' })];
    expect(pairLines([sent(null, 'Wrapping'), sent(null, 'Ribbon')], before)).toEqual([
      before[0],
      undefined,
    ]);
  });
  /** Stored and sent lines of one SKU as quantity and cost of a unit; what each sent line costs then. */
  const costsOf = (before: [quantity: number, cost: number | null][], quantities: number[]) =>
    pairLines(
      quantities.map((quantity) => sent('A', '', quantity)),
      before.map(([quantity, cost]) => stored({ quantity, cost })),
    ).map((line) => line?.cost);
  test.each([
    ['split', [[2, 10]], [1, 1], [10, 10]],
    [
      'joined, on average',
      [
        [1, 10],
        [3, 14],
      ],
      [4],
      [13],
    ],
    [
      'joined, rounded half up',
      [
        [1, 10],
        [1, 11],
      ],
      [2],
      [11],
    ],
    [
      'moved',
      [
        [1, 10],
        [3, 12],
      ],
      [3, 1],
      [12, 10],
    ],
    [
      'divided otherwise',
      [
        [1, 10],
        [3, 12],
      ],
      [2, 2],
      [11, 12],
    ],
    ['fewer', [[3, 10]], [2], [10]],
    ['more, as those before', [[2, 10]], [3], [10]],
    ['more in a line of their own, which is new', [[2, 10]], [1, 2], [undefined, 10]],
    ['split, with one more that is new', [[2, 10]], [1, 1, 1], [10, 10, undefined]],
    [
      'of unknown cost in part, unknown',
      [
        [1, null],
        [1, 10],
      ],
      [2],
      [null],
    ],
  ] satisfies [string, [number, number | null][], number[], (number | null | undefined)[]][])(
    'keep what their units cost when these are %s',
    (_, before, quantities, expected) => expect(costsOf(before, quantities)).toEqual(expected),
  );
});

const sumsOf = (lines: readonly ReturnedLine[]) => [
  lines.reduce((sum, { amountWithCost }) => sum + amountWithCost, 0),
  lines.reduce((sum, { cost }) => sum + cost, 0),
];

describe('a returned line', () => {
  const sold = (values: Partial<SoldLine>): SoldLine => ({
    sku: 'A',
    categoryId: null,
    quantity: 2,
    paid: 2000,
    discount: 0,
    cost: 400,
    ...values,
  });
  const back = (lines: readonly SoldLine[] | undefined, sku: string | null, quantity = 1) => {
    const goods = { sku, categoryId: null, quantity, amount: 1000, line: null };
    const [back = []] = toReturnedLines([[goods]], lines);
    return sumsOf(back);
  };
  const gift = sold({ quantity: 1, paid: 0 });
  const unknown = sold({ cost: null });
  test.each([
    ['takes its money and the cost of its units', back([sold({})], 'A'), [1000, 400]],
    ['takes the cost of no more units than were sold', back([sold({})], 'A', 9), [1000, 800]],
    ['counts units of all lines of its SKU as sold', back([sold({}), gift], 'A', 3), [1000, 1200]],
    [
      'uses up the lines of its SKU in their order, gifts last',
      back([gift, sold({ cost: 9 }), sold({ cost: 7 })], 'A', 3),
      [1000, 25],
    ],
    [
      'takes no more money from lines of known cost than was paid for them',
      back([sold({ paid: 300 }), sold({ paid: 900, cost: null })], 'A', 3),
      [300, 800],
    ],
    [
      'keeps money beyond what was paid while no other line came back',
      back([sold({ paid: 300 }), sold({ paid: 100, cost: null })], 'A'),
      [1000, 400],
    ],
    [
      'of unknown cost is left out, as its sale is',
      back([unknown, sold({ sku: 'B' })], 'A'),
      [0, 0],
    ],
    ['of goods that cannot be told takes its money', back([sold({})], null), [1000, 0]],
    ['of an SKU that was not sold takes its money', back([sold({})], 'B'), [1000, 0]],
    ['of an order without any known cost is left out', back([unknown], null), [0, 0]],
    ['without a known order takes its money', back(undefined, 'A'), [1000, 0]],
  ])('a return %s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('gives back no more cost than was sold, over all lines of all returns', () => {
    const returned = [2, 1, 3].map((quantity) => ({
      sku: 'A',
      categoryId: null,
      quantity,
      amount: 0,
      line: null,
    }));
    const costs = toReturnedLines([returned], [sold({ cost: 3000 })]).map(sumsOf);
    expect(costs).toEqual([[0, 6000]]);
  });

  const onLine = (
    sku: string | null,
    quantity: number,
    amount: number,
    line: number | null = null,
  ) => ({
    sku,
    categoryId: null,
    quantity,
    amount,
    line,
  });
  const inAll = (returns: readonly Returned[][], lines: readonly SoldLine[]) =>
    sumsOf(toReturnedLines(returns, lines).flat());

  test('gives back the cost of the line that it names, or of the line that is worth its amount', () => {
    const lines = [
      sold({ quantity: 1, paid: 3000, cost: 900 }),
      sold({ quantity: 1, paid: 1000, cost: 100 }),
    ];
    expect(inAll([[onLine('A', 1, 1000)]], lines)).toEqual([1000, 100]);
    expect(inAll([[onLine('A', 1, 500, 1)]], lines)).toEqual([500, 100]);
    expect(inAll([[onLine('A', 1, 500)]], lines)).toEqual([500, 900]);
  });
  test('keeps neither profit nor loss of an order that came back, whichever line the money was sent for', () => {
    const lines = [
      sold({ quantity: 1, paid: 3000, cost: 900 }),
      sold({ sku: 'N', quantity: 1, paid: 3000, cost: null }),
    ];
    const [a, n] = [onLine('A', 1, 1000), onLine('N', 1, 5000)];
    expect(inAll([[a], [n]], lines)).toEqual([3000, 900]);
    expect(inAll([[n], [a]], lines)).toEqual([3000, 900]);
    const [most, least] = [onLine('A', 1, 5000), onLine('N', 1, 1000)];
    expect(inAll([[most], [least]], lines)).toEqual([3000, 900]);
  });
  test('gives back its cost where it was sold without an SKU', () => {
    const lines = [sold({ sku: null, quantity: 1, paid: 700, cost: 50 })];
    expect(inAll([[onLine(null, 1, 700)]], lines)).toEqual([700, 50]);
  });
  test('counts in the category of the line that it is of', () => {
    const lines = [
      sold({ quantity: 1, paid: 3000, cost: 900, categoryId: 1 }),
      sold({ sku: 'B', quantity: 1, paid: 3000, cost: 50, categoryId: 2 }),
    ];
    const back = toReturnedLines([[onLine('A', 1, 1000)], [onLine('B', 1, 5000)]], lines).flat();
    const of = (categoryId: number) => sumsOf(back.filter((one) => one.categoryId === categoryId));
    expect([of(1), of(2)]).toEqual([
      [3000, 900],
      [3000, 50],
    ]);
  });

  test('returns of all units leave neither revenue nor cost, in any parts, order and amounts', () => {
    const line = fc.record({
      sku: fc.option(fc.constantFrom('A', 'B', 'C')),
      quantity: fc.integer({ min: 1, max: 5 }),
      paid: fc.integer({ min: 0, max: 900 }),
      cost: fc.option(fc.integer({ min: 0, max: 500 })),
    });
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    const drawn = fc.array(line, { minLength: 1, maxLength: 6 }).chain((lines) => {
      const units = lines.flatMap(({ sku, quantity }, index) =>
        Array.from({ length: quantity }, () => ({ sku, index })),
      );
      return fc.tuple(
        fc.constant(lines.map(sold)),
        fc.shuffledSubarray(units, { minLength: units.length }),
        fc.array(fc.tuple(fc.nat(99), fc.boolean(), fc.boolean()), {
          minLength: units.length,
          maxLength: units.length,
        }),
      );
    });
    fc.assert(
      fc.property(drawn, ([lines, units, drawnOf]) => {
        const paid = sum(lines.map((one) => one.paid));
        const weight = sum(drawnOf.map(([one]) => one));
        let left = paid;
        const returns: Returned[][] = [[]];
        units.forEach(({ sku, index }, position) => {
          const [share = 0, isNamed, isLast] = drawnOf[position] ?? [];
          const isEnd = position === units.length - 1;
          const amount = isEnd ? left : Math.floor((paid * share) / Math.max(1, weight));
          left -= amount;
          returns.at(-1)?.push(onLine(sku, 1, amount, isNamed ? index : null));
          if (isLast && !isEnd) returns.push([]);
        });
        const known = lines.filter(({ cost }) => cost !== null);
        const all = returns.filter((one) => one.length > 0);
        expect(inAll(all, lines)).toEqual([
          sum(known.map((one) => one.paid)),
          sum(known.map(({ quantity, cost }) => quantity * (cost ?? 0))),
        ]);
        const back = toReturnedLines(all, lines).flat();
        expect(back.every(({ cost }) => cost >= 0)).toBe(true);
        expect(sum(back.map(({ amount }) => amount))).toBe(paid);
      }),
    );
  });
});

test('the profit of an order leaves out lines of unknown cost and counts gifts', () => {
  const sold = { paid: 2000, quantity: 2, cost: 400 };
  const gift = { paid: 0, quantity: 1, cost: 150 };
  const unknown = { paid: 700, quantity: 1, cost: null };
  expect([sold, gift, unknown].map(lineProfit)).toEqual([1200, -150, null]);
  expect(orderProfit([sold, gift, unknown])).toEqual({ profit: 1050, unknown: 1 });
  expect(orderProfit([unknown])).toEqual({ profit: null, unknown: 1 });
});
