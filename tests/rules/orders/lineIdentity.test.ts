import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  idsAfterOlder,
  idsOfLines,
  identifyLines,
  pairLines,
  type StoredLine,
} from '#server/orders/lines/rules';
import { pairWithOrdered, toOrderLines } from '#server/orders/returns/namedLines';

interface Sent {
  id?: string | null;
  sku: string | null;
  name: string;
  quantity: number;
  paid: number;
}
const sent = (sku: string, id?: string | null, quantity = 1, paid = 100): Sent => ({
  ...(id !== undefined && { id }),
  sku,
  name: '',
  quantity,
  paid,
});
/** Without an id. */
const paidFor = (paid: number, quantity = 1) => sent('A', null, quantity, paid);
interface Stored {
  lines: StoredLine[];
  last: number;
}
const NONE: Stored = { lines: [], last: 0 };
/** What is stored of the lines of the newest message, after what was stored before. */
const store = (sentLines: readonly Sent[], before: Stored = NONE): Stored => {
  const lines = identifyLines(sentLines, before.lines, before.last).map((identity, index) => ({
    sku: sentLines[index]?.sku ?? null,
    name: sentLines[index]?.name ?? '',
    quantity: sentLines[index]?.quantity ?? 1,
    paid: sentLines[index]?.paid ?? 0,
    variantId: null,
    productId: null,
    categoryId: null,
    cost: null,
    ...identity,
  }));
  return { lines, last: Math.max(before.last, ...lines.map(({ number }) => number)) };
};
const idsAfter = (...messages: readonly Sent[][]) =>
  idsOfLines(messages.reduce((stored, lines) => store(lines, stored), NONE).lines);

test.each<[string, Sent[][], string[]]>([
  ['are numbered from 1', [[sent('A'), sent('B')]], ['1', '2']],
  ['have the ids that the store sends', [[sent('A', 'x'), sent('B')]], ['x', '2']],
  [
    'keep their numbers when they move',
    [
      [sent('A'), sent('B')],
      [sent('B'), sent('A')],
    ],
    ['2', '1'],
  ],
  [
    'keep their numbers when another line goes, and leave its number to nobody',
    [
      [sent('A'), sent('B')],
      [sent('B'), sent('C')],
    ],
    ['2', '3'],
  ],
  [
    'keep the number in the first part when they are split',
    [[sent('A', null, 2)], [sent('A'), sent('A')]],
    ['1', '2'],
  ],
  ['keep their ids in a message without ids', [[sent('A', 'x')], [sent('A')]], ['x']],
  [
    'take an id that is sent later',
    [
      [sent('A'), sent('B')],
      [sent('B', 'y'), sent('A', 'x')],
    ],
    ['y', 'x'],
  ],
  [
    'keep their ids when their goods change',
    [
      [sent('A', 'x'), sent('B', 'y')],
      [sent('C', 'x'), sent('B', 'y')],
    ],
    ['x', 'y'],
  ],
  [
    'of one SKU are told apart by their ids',
    [
      [sent('A', 'x'), sent('A', 'y')],
      [sent('A', 'y'), sent('A', 'x')],
    ],
    ['y', 'x'],
  ],
  ['with another id are other lines', [[sent('A', 'x')], [sent('A', 'y')]], ['y']],
  [
    'leave the number of the last one to nobody when it goes',
    [[sent('A'), sent('B')], [sent('A')], [sent('A'), sent('B')]],
    ['1', '3'],
  ],
  [
    'whose number is the id of another one have a # before it',
    [[sent('A'), sent('B', '1'), sent('C', '#1')]],
    ['##1', '1', '#1'],
  ],
  [
    'of one SKU are told apart by what was paid',
    [
      [paidFor(1000), paidFor(0)],
      [paidFor(0), paidFor(1000)],
    ],
    ['2', '1'],
  ],
  [
    'leave the number of a gift to it when the other one costs less',
    [
      [paidFor(1000), paidFor(0)],
      [paidFor(0), paidFor(900)],
    ],
    ['2', '1'],
  ],
  [
    'are followed by their amounts before their places when one has changed',
    [
      [paidFor(300), paidFor(500)],
      [paidFor(500), paidFor(310)],
    ],
    ['2', '1'],
  ],
  [
    'leave the number of a gift to it when the other one is split',
    [
      [paidFor(2000, 2), paidFor(0)],
      [paidFor(1000), paidFor(0), paidFor(1000)],
    ],
    ['1', '2', '3'],
  ],
  ['have no id where it is empty', [[sent('A', '')]], ['1']],
])('lines of an order %s', (_, messages, expected) => {
  expect(idsAfter(...messages)).toEqual(expected);
});

test('a line with another id gets a number of its own', () => {
  const { lines } = store([sent('A', 'y')], store([sent('A', 'x')]));
  expect(lines.map(({ number }) => number)).toEqual([2]);
});

test('numbers and ids stay unique, and lines with ids keep their numbers, whatever the messages', () => {
  const line = fc.record({
    id: fc.constantFrom(undefined, 'x', 'y', '1', '2'),
    sku: fc.constantFrom('A', 'B', 'C'),
    quantity: fc.integer({ min: 1, max: 3 }),
  });
  const message = fc.uniqueArray(line, {
    minLength: 1,
    maxLength: 5,
    selector: ({ id }) => id ?? Symbol('without id'),
  });
  fc.assert(
    fc.property(fc.array(message, { minLength: 1, maxLength: 4 }), (messages) => {
      let stored = NONE;
      for (const lines of messages) {
        const next = store(
          lines.map((one) => ({ ...one, name: '', paid: 100 })),
          stored,
        );
        expect(new Set(next.lines.map(({ number }) => number)).size).toBe(next.lines.length);
        expect(new Set(idsOfLines(next.lines)).size).toBe(next.lines.length);
        for (const { lineId, number } of stored.lines) {
          const again = next.lines.find((one) => lineId !== null && one.lineId === lineId);
          if (again) expect(again.number).toBe(number);
        }
        stored = next;
      }
    }),
  );
});

const ordered = [
  { sku: 'A', quantity: 1, paid: 300, lineId: null, number: 2 },
  { sku: 'A', quantity: 1, paid: 500, lineId: '2', number: 1 },
];

test('returns name a line by the store’s own id before its number', () => {
  const { isKnown, byId } = toOrderLines(undefined, ordered);
  expect(isKnown).toBe(true);
  expect([byId.get('1')?.position, byId.get('2')?.position, byId.get('3')]).toEqual([
    1,
    1,
    undefined,
  ]);
});

test('the lines of a quote are those of the order with the same id, else with the same money', () => {
  const quoted = [
    { id: '2', sku: 'A', quantity: 1, paid: 300 },
    { id: '1', sku: 'A', quantity: 1, paid: 500 },
  ];
  expect(pairWithOrdered(quoted, ordered)).toEqual([1, 0]);
  expect(
    pairWithOrdered(
      quoted,
      ordered.map((line) => ({ ...line, lineId: null })),
    ),
  ).toEqual([0, 1]);
  expect(toOrderLines(quoted, ordered).byId.get('1')?.position).toBe(0);
});

test('a line that the store names by its own id is that of the quote', () => {
  const quoted = [
    { id: 'a', sku: 'A', quantity: 1, paid: 90 },
    { id: 'b', sku: 'A', quantity: 1, paid: 100 },
  ];
  const { byId } = toOrderLines(quoted, [
    { sku: 'A', quantity: 1, paid: 100, lineId: '11', number: 1 },
    { sku: 'A', quantity: 1, paid: 90, lineId: '10', number: 2 },
  ]);
  expect(byId.get('11')).toEqual({ id: 'b', sku: 'A', position: 0 });
  expect(byId.get('10')).toEqual({ id: 'a', sku: 'A', position: 1 });
});

test('lines with ids of their own may be split and joined, and their units cost what they did', () => {
  const line = (lineId: string, quantity: number, cost: number): StoredLine => ({
    ...sent('A', null, quantity),
    variantId: 1,
    productId: 1,
    categoryId: null,
    cost,
    lineId,
    number: 1,
  });
  const costs = (lines: readonly Sent[], stored: readonly StoredLine[]) =>
    pairLines(lines, stored).map((one) => one?.cost);
  expect(costs([sent('A', 'x', 1), sent('A', 'y', 2)], [line('x', 3, 10)])).toEqual([10, 10]);
  expect(costs([sent('A', 'x', 4)], [line('x', 1, 10), line('y', 3, 14)])).toEqual([13]);
  expect(
    costs([sent('A', 'y', 1), sent('A', 'x', 1)], [line('x', 1, 10), line('y', 1, 14)]),
  ).toEqual([14, 10]);
});

test('an older message that arrives late gives lines the ids that they have if it came first', () => {
  const line = fc.record({
    id: fc.constantFrom(undefined, 'x', 'y', 'z'),
    sku: fc.constantFrom('A', 'B'),
    name: fc.constant(''),
    quantity: fc.integer({ min: 1, max: 2 }),
    paid: fc.constantFrom(0, 100, 200),
  });
  const message = fc.uniqueArray(line, {
    minLength: 1,
    maxLength: 4,
    selector: ({ id }) => id ?? Symbol('without id'),
  });
  fc.assert(
    fc.property(message, message, (older, newer) => {
      const inOrder = store(newer, store(older)).lines.map(({ lineId }) => lineId);
      const stored = store(newer).lines;
      const late = idsAfterOlder(stored, older);
      expect(late).toEqual(inOrder);
      // The same message once more changes nothing.
      const again = stored.map((one, index) => ({ ...one, lineId: late[index] ?? null }));
      expect(idsAfterOlder(again, older)).toEqual(late);
    }),
  );
});
