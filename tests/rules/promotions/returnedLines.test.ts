/** What a partly redeemed discount uses of a budget once goods came back, however the store told it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { QuoteLine } from '#contract/promotions/quotes';
import {
  type MessagedGoods,
  unitsBack,
  unitsReleased,
} from '#server/promotions/redemptions/returnedGoods';
import { returnedMoney } from '#server/promotions/redemptions/returnedUnits';
import type { Units } from '#server/promotions/redemptions/unitsIn';
import { toClaims } from '#server/promotions/redemptions/unredeemed/claims';
import { claimUsages } from '#server/promotions/redemptions/unredeemed/claimUsages';
import {
  statedUnitsOf,
  toReturnedUnits,
} from '#server/promotions/redemptions/unredeemed/returnedLines';

const line = (id: string, sku: string, quantity: number, paid = quantity * 100) => ({
  id,
  sku,
  quantity,
  paid,
});

describe('units that the store stated are of the lines of the order as it was sent', () => {
  test.each([
    ['as they were redeemed', [line('a', 'A', 2), line('b', 'B', 1)], { a: 1, b: 1 }, [1, 1]],
    ['split', [line('', 'A', 1), line('', 'A', 1), line('', 'B', 1)], { a: 2 }, [1, 1, 0]],
    ['without a line', [line('', 'B', 1)], { a: 2, b: 1 }, [1]],
    [
      'with a gift',
      [line('', 'A', 2), line('', 'A', 1, 0), line('', 'B', 1)],
      { a: 2 },
      [2, null, 0],
    ],
    ['with more units', [line('', 'A', 5), line('', 'B', 1)], { a: 2 }, [2, 0]],
  ])('stated units are of the lines of an order %s', (_, ordered, stated, expected) => {
    const lines = [line('a', 'A', 2), line('b', 'B', 1)];
    expect(statedUnitsOf(ordered, { lines, stated })).toEqual(expected);
  });

  test('of one SKU all of them, and of no line more than it has', () => {
    const lines = fc.array(
      fc.record({ sku: fc.constantFrom('A', 'B'), quantity: fc.integer({ min: 1, max: 5 }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(lines, lines, fc.infiniteStream(fc.nat({ max: 5 })), (redeemed, sent, units) => {
        const quoted = redeemed.map(({ sku, quantity }, index) => line(`q${index}`, sku, quantity));
        const ordered = sent.map(({ sku, quantity }, index) => line(`o${index}`, sku, quantity));
        const stated = Object.fromEntries(
          quoted.map(({ id, quantity }) => [id, Math.min(quantity, Number(units.next().value))]),
        );
        const found = statedUnitsOf(ordered, { lines: quoted, stated });
        const sum = (sku: string, of: { sku: string }[], unitsOf: (index: number) => number) =>
          of.reduce((total, one, index) => total + (one.sku === sku ? unitsOf(index) : 0), 0);
        found.forEach((some, index) =>
          expect(some).toBeLessThanOrEqual(ordered[index]?.quantity ?? 0),
        );
        for (const sku of ['A', 'B'])
          expect(sum(sku, ordered, (index) => found[index] ?? 0)).toBe(
            Math.min(
              sum(sku, ordered, (index) => ordered[index]?.quantity ?? 0),
              sum(sku, quoted, (index) => stated[quoted[index]?.id ?? ''] ?? 0),
            ),
          );
      }),
    );
  });
});

const PROMOTION = 7;
const quoted = (id: string, sku: string, quantity: number, amount: number): QuoteLine => ({
  id,
  sku,
  quantity,
  variantId: 1,
  productId: 1,
  name: sku,
  unitPrice: 1000,
  originalPrice: 1000,
  amount: 1000 * quantity,
  discount: amount,
  paid: 1000 * quantity - amount,
  floor: null,
  allocations: [{ promotionId: PROMOTION, revision: 1, label: '', code: null, amount }],
});

interface Sold {
  quantity: number;
  /** Of the discount, what the redemption holds and what the order claims beyond it. */
  redeemed: number;
  more: number;
}
type Told = { sku: string; units: number; by: 'statement' | 'message' };

/** What the counter of the budget ends at when this is told in this order; the claim is compared at the end. */
const spentAfter = (sold: readonly Sold[], told: readonly Told[]): number => {
  const lines = sold.map(({ quantity, redeemed }, index) =>
    quoted(`q${index}`, `S${index}`, quantity, redeemed),
  );
  const row = (returned: Record<string, number>) => ({ quote: { lines }, returned }) as never;
  const sumOf = (money: ReadonlyMap<number, number>) => money.get(PROMOTION) ?? 0;
  const messages: MessagedGoods[][] = [];
  const stated: Record<string, number> = {};
  let returned: Record<string, number> = {};
  let held = sold.reduce((sum, { redeemed }) => sum + redeemed, 0);
  for (const { sku, units, by } of told) {
    const id = sku.replace('S', 'q');
    if (by === 'statement') stated[id] = Math.max(stated[id] ?? 0, units);
    else
      messages.push([
        { sku, quantity: units, amount: 0, lineId: null, externalId: `${sku}-${units}` },
      ]);
    const after = unitsReleased(lines, returned, unitsBack(lines, messages, stated, []));
    held -= sumOf(returnedMoney(row(after), after)) - sumOf(returnedMoney(row(after), returned));
    returned = after;
  }
  const sent = sold.map(({ quantity, redeemed, more }, index) => ({
    orderId: 1,
    externalId: 'o',
    kind: 'sale' as const,
    status: 'paid' as const,
    placedAt: 0,
    paidAt: 0,
    member: null,
    promotionId: PROMOTION,
    code: null,
    label: '',
    amount: redeemed + more,
    position: index,
    sku: `S${index}`,
    variantId: 1,
    quantity,
  }));
  const statement: { lines: QuoteLine[]; stated: Units } = { lines, stated };
  const goods = messages.flat().map(({ lineId: _, ...one }) => ({ ...one, line: null }));
  const back = toReturnedUnits(lines, goods, statement);
  const [claim] = toClaims(sent, new Map([[1, back]]), () => undefined);
  if (!claim) throw new Error('no claim');
  const part = { amount: sold.reduce((sum, { more }) => sum + more, 0), reason: 'more' } as const;
  const usages = claimUsages(claim, part, undefined, { keys: [], day: '', giftCost: 0, held });
  return held + (usages[0]?.amount ?? 0);
};

test.each([
  ['nothing', [], 100],
  ['a statement alone', [{ sku: 'S0', units: 1, by: 'statement' }], 50],
  ['a message alone', [{ sku: 'S0', units: 1, by: 'message' }], 50],
  [
    'a statement and a message about the same',
    [
      { sku: 'S0', units: 1, by: 'statement' },
      { sku: 'S0', units: 1, by: 'message' },
    ],
    50,
  ],
  ['a statement of both', [{ sku: 'S0', units: 2, by: 'statement' }], 0],
] as [string, Told[], number][])(
  'of 100 claimed for two units, 70 of them redeemed, the budget has in use after %s',
  (_, told, spent) => {
    expect(spentAfter([{ quantity: 2, redeemed: 70, more: 30 }], told)).toBe(spent);
  },
);

test('a budget ends at what the order still claims, in whatever order and way the store tells what came back', () => {
  const sold = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5 }),
      redeemed: fc.integer({ min: 1, max: 500 }),
      more: fc.integer({ min: 1, max: 500 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const tales = sold.chain((lines) =>
    fc
      .array(
        fc.nat({ max: lines.length - 1 }).chain((index) =>
          fc.record({
            sku: fc.constant(`S${index}`),
            units: fc.integer({ min: 1, max: lines[index]?.quantity ?? 1 }),
            by: fc.constantFrom('statement' as const, 'message' as const),
          }),
        ),
        { maxLength: 4 },
      )
      .chain((told) =>
        fc.record({
          lines: fc.constant(lines),
          told: fc.constant(told),
          other: fc.shuffledSubarray(told, { minLength: told.length }),
        }),
      ),
  );
  fc.assert(
    fc.property(tales, ({ lines, told, other }) => {
      const claimed = lines.reduce((sum, { quantity, redeemed, more }, index) => {
        const unitsBy = (by: Told['by']) =>
          told.filter((one) => one.sku === `S${index}` && one.by === by).map(({ units }) => units);
        const messaged = unitsBy('message').reduce((all, units) => all + units, 0);
        const back = Math.min(quantity, Math.max(messaged, ...unitsBy('statement')));
        const amount = redeemed + more;
        return sum + amount - Math.floor((amount * back) / quantity);
      }, 0);
      expect(spentAfter(lines, told)).toBe(claimed);
      expect(spentAfter(lines, other)).toBe(claimed);
    }),
  );
});
