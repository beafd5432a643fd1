/** Which goods of return messages are refunds that were made in the console. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MessageLine, meetRefunds, type ReturnMessage } from '#server/orders/returns/meeting';
import type { OwnRefund } from '#server/orders/returns/ownRefunds';

const refund = (id: number, lines: Record<string, number>): OwnRefund => ({
  id,
  orderId: 1,
  shipping: 0,
  memberId: null,
  pointsDeducted: 0,
  lines: Object.entries(lines).map(([lineId, units]) => ({
    lineId,
    sku: lineId,
    units,
    difference: 0,
  })),
});
const line = (sku: string, quantity: number, more: Partial<MessageLine> = {}): MessageLine => ({
  id: 1,
  lineId: null,
  sku,
  quantity,
  amount: quantity * 100,
  claimedAfter: 9,
  ...more,
});
const message = (id: number, lines: MessageLine[], more: Partial<ReturnMessage> = {}) => ({
  id,
  externalId: `r-${id}`,
  returnedAt: id,
  refundId: null,
  shipping: 0,
  lines,
  ...more,
});
const metOf = (messages: ReturnMessage[], refunds: OwnRefund[]) =>
  [...meetRefunds(messages, refunds)]
    .sort(([one], [other]) => one - other)
    .map(([, { lines }]) => [...lines.values()].map(({ units, amount }) => [units, amount]));

describe('a return message', () => {
  test('meets the units of a refund, and only what is more is a return', () => {
    expect(metOf([message(1, [line('A', 3)])], [refund(1, { A: 2 })])).toEqual([[[2, 200]]]);
  });

  test('meets the refunds of its lines and of no others', () => {
    const refunds = [refund(1, { A: 1 })];
    expect(metOf([message(1, [line('B', 1)])], refunds)).toEqual([[[0, 0]]]);
    const named = line('A', 1, { lineId: 'other' });
    expect(metOf([message(1, [named])], refunds)).toEqual([[[0, 0]]]);
    expect(metOf([message(1, [line('', 1, { sku: null, lineId: 'A' })])], refunds)).toEqual([
      [[1, 100]],
    ]);
  });

  test('leaves to later messages what it does not take, in the order of time', () => {
    const refunds = [refund(1, { A: 2 })];
    const messages = [message(2, [line('A', 2)]), message(1, [line('A', 1)])];
    expect(metOf(messages, refunds)).toEqual([[[1, 100]], [[1, 100]]]);
  });

  test('meets the refund that it names before the others are looked at, and no other one', () => {
    const refunds = [refund(1, { A: 1 }), refund(2, { A: 1 })];
    const naming = message(2, [line('A', 2)], { refundId: 2 });
    expect(metOf([message(1, [line('A', 2)]), naming], refunds)).toEqual([[[1, 100]], [[1, 100]]]);
  });

  test('is of other units than a refund that was granted after it', () => {
    const early = line('A', 1, { claimedAfter: 0 });
    expect(metOf([message(1, [early])], [refund(1, { A: 1 })])).toEqual([[[0, 0]]]);
    expect(metOf([message(1, [early], { refundId: 1 })], [refund(1, { A: 1 })])).toEqual([
      [[1, 100]],
    ]);
  });

  test('gives shipping back once', () => {
    const refunds = [{ ...refund(1, { A: 1 }), shipping: 600 }];
    const messages = [message(1, [], { shipping: 500 }), message(2, [], { shipping: 500 })];
    expect([...meetRefunds(messages, refunds).values()].map(({ shipping }) => shipping)).toEqual([
      500, 100,
    ]);
  });
});

test('Messages together meet as many units as were refunded or told, and it does not matter which arrives first', () => {
  const quantities = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(quantities, quantities, (told, refunded) => {
      const messages = told.map((quantity, index) => message(index + 1, [line('A', quantity)]));
      const refunds = refunded.map((units, index) => refund(index + 1, { A: units }));
      const met = metOf(messages, refunds);
      const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
      expect(sum(met.map(([[units = 0] = []]) => units))).toBe(Math.min(sum(told), sum(refunded)));
      expect(metOf(messages.toReversed(), refunds.toReversed())).toEqual(met);
    }),
  );
});
