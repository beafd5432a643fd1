import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOfLine, identifyLines, type StoredLine } from '#server/orders/lines/rules';
import { pairWithOrdered, toOrderLines } from '#server/orders/returns/namedLines';

interface Sent {
  id?: string | null;
  sku: string | null;
  name: string;
  quantity: number;
}
const sent = (sku: string, id?: string | null, quantity = 1): Sent => ({
  ...(id !== undefined && { id }),
  sku,
  name: '',
  quantity,
});
/** What is stored of the lines of the newest message, after the lines stored before. */
const store = (lines: readonly Sent[], before: readonly StoredLine[] = []): StoredLine[] =>
  identifyLines(lines, before).map((identity, index) => ({
    sku: lines[index]?.sku ?? null,
    name: lines[index]?.name ?? '',
    quantity: lines[index]?.quantity ?? 1,
    variantId: null,
    productId: null,
    categoryId: null,
    cost: null,
    ...identity,
  }));
const idsAfter = (...messages: readonly Sent[][]) =>
  messages.reduce((stored: StoredLine[], lines) => store(lines, stored), []).map(idOfLine);

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
  ['have no id where it is empty', [[sent('A', '')]], ['1']],
])('lines of an order %s', (_, messages, expected) => {
  expect(idsAfter(...messages)).toEqual(expected);
});

test('a line with another id gets a number of its own', () => {
  const stored = store([sent('A', 'y')], store([sent('A', 'x')]));
  expect(stored.map(({ number }) => number)).toEqual([2]);
});

test('numbers and ids stay unique, and lines with ids keep their numbers, whatever the messages', () => {
  const line = fc.record({
    id: fc.constantFrom(undefined, 'x', 'y', 'z'),
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
      let stored: StoredLine[] = [];
      for (const lines of messages) {
        const next = store(
          lines.map((one) => ({ ...one, name: '' })),
          stored,
        );
        expect(new Set(next.map(({ number }) => number)).size).toBe(next.length);
        const ids = next.flatMap(({ lineId }) => lineId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { lineId, number } of stored) {
          const again = lineId === null ? undefined : next.find((one) => one.lineId === lineId);
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
