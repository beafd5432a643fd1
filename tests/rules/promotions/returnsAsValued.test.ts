/** Returns that a store sends as they were valued, with and without the lines that they are of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviewReturns } from '#rules/orders/returns';
import { computeReturnValue } from '#rules/promotions/returnValue';
import { byTime } from '#server/orders/sales/bookReturns';
import { toReturnedLines } from '#server/orders/sales/returnedCost';
import type { MessagedGoods } from '#server/promotions/redemptions/returnedGoods';
import { keptOf } from '#server/promotions/returnValue/sold';
import { toTotals } from '#server/promotions/returnValue/totals';

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

interface Sent {
  externalId: string;
  returnedAt: number;
  goods: MessagedGoods[];
}
const someLines = fc
  .array(
    fc.record({
      sku: fc.constantFrom('A', 'A', 'B'),
      quantity: fc.integer({ min: 1, max: 4 }),
      paid: fc.oneof(
        // Units of less than one minor unit could be gifts.
        fc.integer({ min: 4, max: 60 }),
        fc.integer({ min: 18_000, max: 18_010 }),
        fc.constant(0),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    all.map((one, at) => ({
      ...one,
      id: String(at + 1),
      name: '',
      unitPrice: 100,
      allocations: [],
    })),
  );
const someSteps = fc.array(
  fc.record({
    first: fc.nat(9),
    second: fc.nat(9),
    units: fc.nat(9),
    isNamed: fc.boolean(),
    returnedAt: fc.nat(5),
  }),
  { minLength: 1, maxLength: 12 },
);

test.each(['by its SKU', 'by its line', 'by either'])(
  'an order that comes back in any parts, each named %s, gets what was paid and keeps no cost',
  (how) => {
    fc.assert(
      fc.property(someLines, someSteps, (lines, steps) => {
        const order = { lines, notOrdered: [], shipping: [], gifts: [], promotions: [] };
        const sent: Sent[] = [];
        const paidBack = () =>
          total(sent.flatMap(({ goods }) => goods.map(({ amount }) => amount)));
        const valued = (now: Record<string, number>) => {
          const messages = sent.toSorted(byTime).map(({ goods }) => goods);
          const { messaged, ...earlier } = toTotals(lines, messages, {}, []);
          const known = { ...earlier, messaged: messaged.length, refunded: paidBack() };
          const value = computeReturnValue(order, known, now, () => new Map());
          return { back: known.totals.at(-1) ?? {}, value };
        };
        for (let turn = 0; ; turn += 1) {
          const { back } = valued({});
          const left = lines.filter((line) => keptOf(line, back) > 0);
          if (left.length === 0) break;
          const { first, second, units, isNamed, returnedAt } = steps[
            turn % steps.length
          ] as (typeof steps)[number];
          const chosen = [first, second].map(
            (at) => left[at % left.length] as (typeof left)[number],
          );
          const now = Object.fromEntries(
            chosen.map((line) => [line.id, 1 + (units % keptOf(line, back))]),
          );
          const { value } = valued(now);
          expect(value.refund).toBe(total(value.lines.map(({ refund }) => refund)));
          const externalId = `R${turn}`;
          const isOfLine = how === 'by its line' || (how === 'by either' && isNamed);
          sent.push({
            externalId,
            returnedAt,
            goods: value.lines.flatMap(({ id, sku, quantity, refund }) =>
              quantity > 0
                ? { sku, quantity, amount: refund, lineId: isOfLine ? id : null, externalId }
                : [],
            ),
          });
        }
        expect(paidBack()).toBe(total(lines.map(({ paid }) => paid)));
        expect(valued({}).value.refundedLess).toBe(0);
        const named = sent.toSorted(byTime).map(({ goods, ...one }, id) => ({
          ...one,
          id,
          review: 'waiting' as const,
          shipping: 0,
          lines: goods.map(({ lineId, ...more }) => ({
            ...more,
            categoryId: null,
            line: lineId === null ? null : lines.findIndex(({ id: of }) => of === lineId),
          })),
        }));
        expect(new Set(reviewReturns({ shipping: 0, lines }, named).values())).toEqual(
          new Set(['fits']),
        );
        const sold = lines.map((one, at) => ({ ...one, categoryId: 1, discount: 0, cost: 3 + at }));
        const off = toReturnedLines(
          named.map((one) => one.lines),
          sold,
        ).flat();
        expect(total(off.map(({ cost }) => cost))).toBe(
          total(sold.map(({ cost, quantity }) => cost * quantity)),
        );
        expect(total(off.map(({ amountWithCost }) => amountWithCost))).toBe(paidBack());
      }),
      { numRuns: 150 },
    );
  },
);
