/** Lines of a return: what they cost, their discounts and their share of the refund, over several returns. */
import { expect, test } from 'vitest';
import { computeReturnValue } from '#rules/promotions/returnValue';
import type { GiveOnKept, ReturnableOrder } from '#server/promotions/returnValue/sold';

const PROMOTION = { promotionId: 1, revision: 1, label: 'P1', code: null };
const line = (id: string, quantity: number, unitPrice: number, off: number) => ({
  id,
  sku: id,
  name: id,
  quantity,
  unitPrice,
  paid: quantity * unitPrice - off,
  allocations: off > 0 ? [{ ...PROMOTION, amount: off }] : [],
});
const order = (
  whenReturned: 'keep' | 'takeBack',
  ...lines: ReturnType<typeof line>[]
): ReturnableOrder => ({
  lines,
  notOrdered: [],
  shipping: [],
  gifts: [],
  promotions: [{ ...PROMOTION, whenReturned }],
});
const gives =
  (onKept: (returned: Record<string, number>) => number): GiveOnKept =>
  (returned) =>
    new Map([
      [1, { off: { goods: onKept({ ...returned }), delivery: 0 }, gifts: [], judgement: null }],
    ]);

test('each line tells its price and its discounts, and gets the share of the refund that was paid for it', () => {
  const sold = order('keep', line('a', 3, 1000, 0), line('b', 2, 500, 400), line('c', 1, 700, 700));
  const value = computeReturnValue(
    sold,
    { totals: [{ a: 1 }], messaged: 1, refunded: 1000 },
    { a: 2, b: 1, c: 1 },
    gives(() => 0),
  );
  const off = (amount: number) => [{ promotionId: 1, label: 'P1', amount }];
  expect(value.lines).toMatchObject([
    {
      id: 'a',
      ordered: 3,
      returnedBefore: 1,
      quantity: 2,
      amount: 2000,
      discounts: [],
      paid: 2000,
      refund: 2000,
    },
    {
      id: 'b',
      ordered: 2,
      returnedBefore: 0,
      quantity: 1,
      amount: 500,
      discounts: off(200),
      paid: 300,
      refund: 300,
    },
    {
      id: 'c',
      ordered: 1,
      returnedBefore: 0,
      quantity: 1,
      amount: 700,
      discounts: off(700),
      paid: 0,
      refund: 0,
    },
  ]);
  expect([value.refund, value.refundedBefore, value.beyondPaid]).toEqual([2300, 1000, 0]);
});

test('what one return takes back is not taken back by the next one again', () => {
  // 12.00 off six units. On five kept ones it gives 6.00 instead of 10.00, on four 3.00 instead of 8.00, then nothing.
  const sold = order('takeBack', line('a', 6, 1000, 1200));
  const give = gives(({ a = 0 }) => [1200, 600, 300][a] ?? 0);
  const after = (...totals: Record<string, number>[]) => {
    const before = totals.slice(0, -1);
    const now = (totals.at(-1)?.a ?? 0) - (before.at(-1)?.a ?? 0);
    const { promotions, refund, takenBack } = computeReturnValue(
      sold,
      { totals: before, messaged: before.length, refunded: 0 },
      { a: now },
      give,
    );
    return {
      refund,
      takenBack,
      before: promotions[0]?.takenBackBefore,
      now: promotions[0]?.takenBack,
    };
  };
  expect(after({ a: 1 })).toEqual({ refund: 400, takenBack: 400, before: 0, now: 400 });
  expect(after({ a: 1 }, { a: 2 })).toEqual({ refund: 700, takenBack: 100, before: 400, now: 100 });
  expect(after({ a: 1 }, { a: 2 }, { a: 3 })).toEqual({
    refund: 700,
    takenBack: 100,
    before: 500,
    now: 100,
  });
});
