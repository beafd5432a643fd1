/** What of the lines of an order points paid for. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { pointsOfLines, type RedeemedLine } from '#server/orders/earning/pointsOfLines';
import { isRefunded, refundedByLine } from '#server/orders/earning/refunds';

const redeemed = (id: string, more: Partial<RedeemedLine> = {}): RedeemedLine => ({
  id,
  sku: 'BAG',
  quantity: 2,
  paid: 15_000,
  discount: 0,
  pointsAmount: 5_000,
  ...more,
});
const sent = (lineId: string, more: object = {}) => ({
  lineId,
  number: 1,
  sku: 'BAG',
  quantity: 2,
  paid: 15_000,
  discount: 5_000,
  ...more,
});

describe('what points paid of a line', () => {
  test('is a discount of the order beside those of promotions', () => {
    expect(pointsOfLines([sent('a')], [redeemed('a')])).toEqual([
      { points: 5_000, pointsOff: 5_000 },
    ]);
    expect(
      pointsOfLines(
        [sent('a', { paid: 14_000, discount: 6_000 })],
        [redeemed('a', { discount: 1_000 })],
      ),
    ).toEqual([{ points: 5_000, pointsOff: 5_000 }]);
  });

  test('is in what was paid where the order says no discount for it', () => {
    expect(pointsOfLines([sent('a', { paid: 20_000, discount: 0 })], [redeemed('a')])).toEqual([
      { points: 5_000, pointsOff: 0 },
    ]);
    expect(
      pointsOfLines(
        [sent('a', { paid: 19_000, discount: 1_000 })],
        [redeemed('a', { discount: 1_000 })],
      ),
    ).toEqual([{ points: 5_000, pointsOff: 0 }]);
  });

  test('is shared by the lines over which the order splits a redeemed line', () => {
    const half = { quantity: 1, paid: 7_500, discount: 2_500 };
    expect(pointsOfLines([sent('x', half), sent('y', half)], [redeemed('a')])).toEqual([
      { points: 2_500, pointsOff: 2_500 },
      { points: 2_500, pointsOff: 2_500 },
    ]);
  });

  test('is less where the order has fewer units than were redeemed', () => {
    const one = sent('a', { quantity: 1, paid: 7_500, discount: 2_500 });
    expect(pointsOfLines([one], [redeemed('a')])).toEqual([{ points: 2_500, pointsOff: 2_500 }]);
    expect(pointsOfLines([sent('b', { sku: 'MUG' })], [redeemed('a')])).toEqual([
      { points: 0, pointsOff: 0 },
    ]);
  });

  test('is nothing without a redemption', () => {
    expect(pointsOfLines([sent('a')], [])).toEqual([{ points: 0, pointsOff: 0 }]);
  });

  test('comes to no more than was redeemed, however the order splits its lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 9_999 }), { minLength: 1, maxLength: 4 }),
        fc.array(
          fc.record({
            quantity: fc.integer({ min: 1, max: 5 }),
            paid: fc.nat(9_999),
            discount: fc.nat(9_999),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (amounts, lines) => {
          const parts = pointsOfLines(
            lines.map((line, index) => sent(`L${index}`, line)),
            amounts.map((pointsAmount, index) => redeemed(`L${index}`, { pointsAmount })),
          );
          const total = amounts.reduce((sum, amount) => sum + amount, 0);
          expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(total);
          parts.forEach(({ points, pointsOff }, index) => {
            expect(pointsOff).toBeLessThanOrEqual(Math.min(points, lines[index]?.discount ?? 0));
            expect(points).toBeLessThanOrEqual(
              (lines[index]?.paid ?? 0) + (lines[index]?.discount ?? 0),
            );
          });
        },
      ),
    );
  });
});

describe('goods that were paid with points and come back', () => {
  const line = { number: 1, quantity: 2, paid: 15_000, pointsOff: 5_000 };
  const refund = (units: number, amount: number) => ({
    id: `r${units}`,
    returnedAt: 0,
    lines: [{ number: 1, units, amount }],
    other: 0,
  });

  test('are refunded in money and in points', () => {
    expect(refundedByLine([line], [refund(1, 7_500)]).get(1)).toBe(10_000);
    expect(isRefunded([line], refundedByLine([line], [refund(1, 7_500)]))).toBe(false);
    const both = refundedByLine([line], [refund(1, 7_500), refund(1, 7_500)]);
    expect(both.get(1)).toBe(20_000);
    expect(isRefunded([line], both)).toBe(true);
  });

  test('are refunded in points alone where nothing else was paid', () => {
    const free = { ...line, paid: 0, pointsOff: 20_001 };
    expect(refundedByLine([free], [refund(1, 0)]).get(1)).toBe(10_000);
    expect(refundedByLine([free], [refund(1, 0), refund(1, 0)]).get(1)).toBe(20_001);
  });
});
