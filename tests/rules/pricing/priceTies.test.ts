/** Prices that are equal in something: which of them holds, and the reason that is told for the others. */
import { describe, expect, test } from 'vitest';
import { FOREVER, type PriceListFacts, type PriceRow } from '#contract/pricing/prices';
import { publicly, resolvePrice } from '#server/pricing/prices/rules';

const NONE = { levels: [], groups: [], channels: [] };
const list = (
  id: number,
  kind: PriceListFacts['kind'],
  audience: Partial<PriceListFacts['audience']> = {},
  priority = 0,
): PriceListFacts => ({ id, code: `L${id}`, kind, priority, audience: { ...NONE, ...audience } });
const LISTS = new Map(
  [
    list(1, 'base'),
    list(2, 'override', { levels: ['gold'] }),
    list(3, 'override', { channels: ['app'] }),
    list(4, 'override', { levels: ['gold'], channels: ['app'] }),
    list(5, 'sale'),
    list(6, 'sale', { channels: ['app'] }),
    list(7, 'sale', {}, 9),
    list(8, 'override', { levels: ['gold'] }, 5),
  ].map((one) => [one.id, one]),
);
/** Each row as list, amount and quantity; their ids follow the order written. */
const judge = (
  given: [list: number, amount: number, minQuantity?: number][],
  isReversed = false,
) => {
  const rows = given.map(([listId, amount, minQuantity = 1], index): PriceRow => ({
    id: index + 1,
    listId,
    variantId: 1,
    minQuantity,
    amount,
    startsAt: 0,
    endsAt: FOREVER,
  }));
  const context = { ...publicly(10), level: 'gold', channel: 'app', quantity: 10 };
  const { amount, judged } = resolvePrice(isReversed ? rows.toReversed() : rows, LISTS, context);
  const told = judged
    .toSorted((a, b) => a.row.id - b.row.id)
    .map(
      ({ row, verdict, lostTo }) =>
        `${row.id} ${verdict}${lostTo === undefined ? '' : ` ${lostTo}`}`,
    );
  return [amount, ...told];
};

describe('of two overrides', () => {
  test.each<[string, Parameters<typeof judge>[0], unknown[]]>([
    [
      'the higher priority holds, though dearer',
      [
        [2, 70],
        [8, 90],
      ],
      [90, '1 lowerPriority 2', '2 current'],
    ],
    [
      'the more specific one holds, though dearer',
      [
        [2, 70],
        [4, 90],
      ],
      [90, '1 lessSpecific 2', '2 current'],
    ],
    [
      'the lower one holds where both are as specific',
      [
        [2, 80],
        [3, 70],
      ],
      [70, '1 dearer 2', '2 current'],
    ],
    [
      'the older one holds where nothing differs',
      [
        [2, 70],
        [3, 70],
      ],
      [70, '1 current', '2 tie 1'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(judge(rows)).toEqual(expected);
    expect(judge(rows, true)).toEqual(expected);
  });
});

describe('of two sales', () => {
  test.each<[string, Parameters<typeof judge>[0], unknown[]]>([
    [
      'the lower one holds, whoever the other is for',
      [
        [5, 70],
        [6, 80],
      ],
      [70, '1 current', '2 dearer 1'],
    ],
    [
      'the lower one holds, whatever the priorities',
      [
        [5, 70],
        [7, 80],
      ],
      [70, '1 current', '2 dearer 1'],
    ],
    [
      'the older one holds where they cost the same',
      [
        [6, 70],
        [5, 70],
      ],
      [70, '1 current', '2 tie 1'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(judge(rows)).toEqual(expected);
    expect(judge(rows, true)).toEqual(expected);
  });
  test('none holds that costs as much as the price before', () => {
    expect(
      judge([
        [1, 100],
        [5, 100],
      ]),
    ).toEqual([100, '1 current', '2 notReduced 1']);
    expect(
      judge([
        [1, 100],
        [5, 99],
      ]),
    ).toEqual([99, '1 original', '2 current']);
  });
});

test('of several quantities the largest within reach holds, in whatever order they come', () => {
  const rows: Parameters<typeof judge>[0] = [
    [1, 100],
    [1, 90, 5],
    [1, 80, 10],
    [1, 70, 11],
  ];
  const expected = [80, '1 smallerBreak 2', '2 smallerBreak 3', '3 current', '4 quantity'];
  expect(judge(rows)).toEqual(expected);
  expect(judge(rows, true)).toEqual([
    80,
    '1 smallerBreak 3',
    '2 smallerBreak 3',
    '3 current',
    '4 quantity',
  ]);
});
