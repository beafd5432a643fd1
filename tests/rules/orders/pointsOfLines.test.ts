/** What of the lines of an order points paid for. */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { pointsOfLines, type RedeemedLine } from '#server/orders/earning/pointsOfLines';
import { shareAmongLines } from '#server/members/earnRules/orderPoints';
import { reversedOf } from '#server/members/earnRules/reversal';
import { isRefunded, refundedByLine } from '#server/orders/earning/refunds';
import { mulDiv } from '#shared/money';

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

  const half = { part: 1n, whole: 2n };
  const all = { part: 2n, whole: 2n };

  test('are refunded in money and in points', () => {
    const first = refundedByLine([line], [refund(1, 7_500)]);
    expect(first.get(1)).toEqual(half);
    expect(isRefunded(first)).toBe(false);
    const both = refundedByLine([line], [refund(1, 7_500), refund(1, 7_500)]);
    expect(both.get(1)).toEqual(all);
    expect(isRefunded(both)).toBe(true);
  });

  test('are refunded in points alone where nothing else was paid', () => {
    const free = { ...line, paid: 0, pointsOff: 20_001 };
    expect(refundedByLine([free], [refund(1, 0)]).get(1)).toEqual(half);
    expect(refundedByLine([free], [refund(1, 0), refund(1, 0)]).get(1)).toEqual(all);
  });

  test('count by their units, whatever was kept of their money or given back before', () => {
    expect(refundedByLine([line], [refund(1, 5_000)]).get(1)).toEqual(half);
    expect(refundedByLine([line], [refund(2, 0)]).get(1)).toEqual(all);
    expect(isRefunded(refundedByLine([line], [refund(2, 12_000)]))).toBe(true);
  });

  test('count as the money that was given back where it is more than the units cost', () => {
    expect(refundedByLine([line], [refund(0, 5_000)]).get(1)).toEqual({
      part: 10_000n,
      whole: 40_000n,
    });
    expect(refundedByLine([line], [refund(1, 10_000)]).get(1)).toEqual({
      part: 25_000n,
      whole: 40_000n,
    });
  });
});

describe('points of an order of three lines, partly paid with points', () => {
  // Two for 8,469 and points worth 306, one for 2,823 and 102, three for 2,541 and 92.
  const lines = [
    { number: 1, quantity: 2, paid: 8_469, pointsOff: 306 },
    { number: 2, quantity: 1, paid: 2_823, pointsOff: 102 },
    { number: 3, quantity: 3, paid: 2_541, pointsOff: 92 },
  ];
  const earned = shareAmongLines(
    138,
    lines.map(({ paid }) => ({ base: paid, rate: 10_000 })),
  );
  const awards = lines.map(({ number, paid, pointsOff }, index) => ({
    number,
    paid: paid + pointsOff,
    base: paid,
    award: earned[index] ?? 0,
  }));
  /** What each unit of a line takes back that comes back by itself, in turn. */
  const unitByUnit = (number: number) => {
    const line = lines.find((one) => one.number === number) ?? { quantity: 0, paid: 0 };
    const upTo = (units: number) =>
      Array.from({ length: units }, (_, index) => ({
        id: `${number}-${index}`,
        returnedAt: index,
        lines: [
          {
            number,
            units: 1,
            amount:
              mulDiv(line.paid, index + 1, line.quantity, 'down') -
              mulDiv(line.paid, index, line.quantity, 'down'),
          },
        ],
        other: 0,
      }));
    const taken = (units: number) => reversedOf(awards, refundedByLine(lines, upTo(units)));
    return Array.from({ length: line.quantity }, (_, index) => taken(index + 1) - taken(index));
  };

  test('are shared out by what was paid in money', () => {
    expect(earned).toEqual([85, 28, 25]);
  });
  test('are taken back unit by unit, down over all units of a line together, and in the end exactly', () => {
    expect([unitByUnit(1), unitByUnit(2), unitByUnit(3)]).toEqual([[42, 43], [28], [8, 8, 9]]);
  });
  test('are not one too few because the money of a unit was rounded down', () => {
    const even = awards.map((one) => (one.number === 1 ? { ...one, award: 84 } : one));
    const first = {
      id: 'r',
      returnedAt: 0,
      lines: [{ number: 1, units: 1, amount: 4_234 }],
      other: 0,
    };
    expect(reversedOf(even, refundedByLine(lines, [first]))).toBe(42);
  });
});

test('any units of a line that come back one by one take back down over all of them together, and all of them the award', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.nat({ max: 1_000_000 }),
      fc.nat({ max: 1_000_000 }),
      fc.nat({ max: 100_000 }),
      (quantity, paid, pointsOff, award) => {
        fc.pre(paid + pointsOff > 0);
        const line = { number: 1, quantity, paid, pointsOff };
        const given = [{ number: 1, paid: paid + pointsOff, base: paid, award }];
        for (let units = 1; units <= quantity; units++) {
          const refund = {
            id: 'r',
            returnedAt: 0,
            lines: [{ number: 1, units, amount: mulDiv(paid, units, quantity, 'down') }],
            other: 0,
          };
          expect(reversedOf(given, refundedByLine([line], [refund]))).toBe(
            mulDiv(award, units, quantity, 'down'),
          );
        }
      },
    ),
  );
});
