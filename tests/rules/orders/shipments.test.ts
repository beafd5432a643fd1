/** Where a parcel is, whatever the order in which its events are told, and which lines of the order it holds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShipmentInput } from '#contract/orders/shipments';
import {
  arrivesTooEarly,
  isLate,
  matchLines,
  mergeEvents,
  packedUnits,
  type ShipmentEvent,
  stateOf,
} from '#rules/orders/shipments';

const event = (
  status: ShipmentEvent['status'],
  at: number,
  place: string | null = null,
): ShipmentEvent => ({ status, at, place });
const line = (lineId: string | null, sku: string | null, quantity: number, number = 1) => ({
  lineId,
  sku,
  quantity,
  number,
});

describe('the events of a parcel', () => {
  test('a parcel without events is announced, and one that was only shipped has left', () => {
    expect(stateOf([])).toEqual({ status: 'announced', shippedAt: null, deliveredAt: null });
    expect(stateOf([event('shipped', 5)])).toMatchObject({ status: 'shipped', shippedAt: 5 });
  });
  test('a scan after the delivery does not undo it, and a later return does', () => {
    const delivered = [event('shipped', 1), event('delivered', 5), event('inTransit', 9)];
    expect(stateOf(delivered)).toEqual({ status: 'delivered', shippedAt: 1, deliveredAt: 5 });
    expect(stateOf([...delivered, event('returned', 20)])).toMatchObject({ status: 'returned' });
  });
  test('the newest message says when something happened that happens once', () => {
    const first = mergeEvents([], [event('delivered', 5)], 10);
    const late = mergeEvents(first, [event('delivered', 3)], 9);
    expect(late.map(({ at }) => at)).toEqual([5]);
    expect(mergeEvents(late, [event('delivered', 7)], 11).map(({ at }) => at)).toEqual([7]);
  });
  test('two failed attempts are two events, and the same one told again is one', () => {
    const told = mergeEvents([], [event('failed', 1), event('failed', 4)], 10);
    expect(mergeEvents(told, [event('failed', 4)], 12)).toHaveLength(2);
  });
  test('the order of messages never changes what is known', () => {
    const messages = fc.uniqueArray(
      fc.record({
        clock: fc.integer({ min: 1, max: 50 }),
        events: fc.uniqueArray(
          fc.record({
            status: fc.constantFrom('shipped', 'inTransit', 'failed', 'delivered'),
            at: fc.integer({ min: 0, max: 20 }),
            place: fc.constantFrom(null, 'Hub'),
          }),
          { selector: ({ status }) => status, maxLength: 4 },
        ),
      }),
      { selector: ({ clock }) => clock, maxLength: 5 },
    );
    fc.assert(
      fc.property(messages, (sent) => {
        const all = (list: typeof sent) =>
          list.reduce<ReturnType<typeof mergeEvents>>(
            (known, { clock, events }) => mergeEvents(known, events as ShipmentEvent[], clock),
            [],
          );
        expect(stateOf(all(sent.toReversed()))).toEqual(stateOf(all(sent)));
      }),
    );
  });
  test('a parcel cannot arrive before it left', () => {
    expect(arrivesTooEarly(stateOf([event('shipped', 5), event('delivered', 4)]))).toBe(true);
    expect(arrivesTooEarly(stateOf([event('shipped', 5), event('delivered', 5)]))).toBe(false);
    expect(arrivesTooEarly(stateOf([event('delivered', 4)]))).toBe(false);
  });
  test('a parcel is late from the millisecond after its promise, and never without a promise', () => {
    expect(isLate({ promisedAt: 10, deliveredAt: 10 }, 99)).toBe(false);
    expect(isLate({ promisedAt: 10, deliveredAt: 11 }, 99)).toBe(true);
    expect(isLate({ promisedAt: 10, deliveredAt: null }, 10)).toBe(false);
    expect(isLate({ promisedAt: 10, deliveredAt: null }, 11)).toBe(true);
    expect(isLate({ promisedAt: null, deliveredAt: null }, 11)).toBe(null);
  });
});

describe('the lines of parcels beside those of the order', () => {
  const ordered = [line('a', 'CUP', 2, 1), line('b', 'CUP', 1, 2), line(null, 'MUG', 1, 3)];
  test('a line is found by its id, by the number of one without an id, and by its SKU', () => {
    const packed = [line('b', null, 1), line('3', null, 1), line(null, 'CUP', 2)];
    expect(matchLines(packed, ordered)).toEqual([1, 2, 0]);
  });
  test('units of a SKU go to the lines of which some are left, and what is too much to the last', () => {
    const packed = [line(null, 'CUP', 2), line(null, 'CUP', 1), line(null, 'CUP', 5)];
    expect(matchLines(packed, ordered)).toEqual([0, 1, 1]);
  });
  test('a line that the order does not have is none of it', () => {
    expect(matchLines([line('z', 'CUP', 1), line(null, 'POT', 1)], ordered)).toEqual([null, null]);
  });
  test('no unit is lost or counted twice', () => {
    const packed = fc.array(
      fc.record({
        lineId: fc.constantFrom(null, 'a', 'b'),
        sku: fc.constantFrom('CUP', 'MUG'),
        quantity: fc.integer({ min: 1, max: 4 }),
      }),
    );
    fc.assert(
      fc.property(packed, (lines) => {
        const matched = matchLines(lines, ordered);
        const units = packedUnits(
          lines.map(({ quantity }, index) => ({ orderPosition: matched[index] ?? null, quantity })),
        );
        const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);
        expect(sum(units.values())).toBe(sum(lines.map(({ quantity }) => quantity)));
      }),
    );
  });
});

describe('a message about a shipment', () => {
  const sent = (further: object) =>
    ShipmentInput.safeParse({
      externalId: 's',
      orderExternalId: 'o',
      lines: [{ sku: 'CUP', quantity: 1 }],
      ...further,
    });
  const paths = (further: object) =>
    sent(further).error?.issues.map(({ path, message }) => [path.join('.'), message]);
  test('a line names the line of the order or an SKU', () => {
    expect(paths({ lines: [{ quantity: 1 }] })).toEqual([
      ['lines.0.sku', 'ra.validation.required'],
    ]);
    expect(sent({ lines: [{ id: 'a', quantity: 1 }] }).success).toBe(true);
  });
  test('there are no more serial numbers than units, and none occurs twice', () => {
    expect(paths({ lines: [{ sku: 'CUP', quantity: 1, serialNumbers: ['1', '2'] }] })).toEqual([
      ['lines.0.serialNumbers', 'shipments.errors.tooManySerials'],
    ]);
    expect(paths({ lines: [{ sku: 'CUP', quantity: 2, serialNumbers: ['1', '1'] }] })).toEqual([
      ['lines.0.serialNumbers.1', 'errors.taken'],
    ]);
  });
  test('what happens once is told once', () => {
    const events = [
      { status: 'delivered', at: 1 },
      { status: 'failed', at: 1 },
      { status: 'failed', at: 2 },
      { status: 'delivered', at: 2 },
    ];
    expect(paths({ events })).toEqual([['events.3.status', 'errors.taken']]);
  });
});
