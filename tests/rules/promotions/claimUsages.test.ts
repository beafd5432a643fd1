/** What a discount without a redemption, and the stock of a flash sale, use once units came back. */
import { expect, test } from 'vitest';
import type { QuoteLine } from '#contract/promotions/quotes';
import { computeReturnValue } from '#rules/promotions/returnValue';
import { returnedFlash } from '#server/promotions/redemptions/returnedUnits';
import { toClaims } from '#server/promotions/redemptions/unredeemed/claims';
import type { ClaimedLine } from '#server/promotions/redemptions/unredeemed/claimedLines';
import { claimUsages } from '#server/promotions/redemptions/unredeemed/claimUsages';

const claimed = (amount: number, more: Partial<ClaimedLine> = {}): ClaimedLine => ({
  orderId: 1,
  externalId: 'o',
  kind: 'sale',
  status: 'paid',
  placedAt: 0,
  paidAt: 0,
  member: null,
  promotionId: 7,
  code: null,
  label: 'Off',
  amount,
  position: 0,
  sku: 'A',
  variantId: 1,
  quantity: 2,
  ...more,
});
const claimOf = (
  lines: readonly ClaimedLine[],
  back: readonly number[] = [],
  isAllBack = false,
) => {
  const [claim] = toClaims(
    lines,
    new Map([[1, { byPosition: new Map(back.entries()), isAllBack }]]),
    () => undefined,
  );
  if (!claim) throw new Error('no claim');
  return claim;
};

test.each([
  ['nothing came back', 0, 70, 30],
  ['one of two units came back, also of what is held', 1, 35, 15],
  ['one came back, and more of what is held', 1, 0, 30],
  ['both came back', 2, 0, 0],
])(
  'of a claim of 100, of which 70 were redeemed, what is not held counts: %s',
  (_, back, held, spent) => {
    const usages = claimUsages(
      claimOf([claimed(100)], [back]),
      { amount: 30, reason: 'more' },
      undefined,
      {
        keys: [],
        day: '2026-11-29',
        giftCost: 0,
        held,
      },
    );
    expect(usages).toEqual([{ counter: 'promotion/7/spent', amount: spent }]);
  },
);

test('of several lines that is of the lines that did not come back', () => {
  const claim = claimOf([claimed(100), claimed(50, { position: 1, sku: 'B', variantId: 2 })], [2]);
  const part = { amount: 50, reason: 'more' } as const;
  const usages = claimUsages(claim, part, undefined, { keys: [], day: '', giftCost: 0, held: 0 });
  expect(usages).toEqual([{ counter: 'promotion/7/spent', amount: 50 }]);
});

test('units of a line with several discounts of one promotion count once', () => {
  expect([...claimOf([claimed(60), claimed(40)], [1]).variants]).toEqual([[1, 1]]);
});

const quoteLine = (id: string, quantity: number, promotionIds: readonly number[]): QuoteLine => ({
  id,
  variantId: 4,
  sku: 'A',
  productId: 4,
  name: 'A',
  quantity,
  unitPrice: 100,
  originalPrice: 100,
  amount: 100 * quantity,
  discount: promotionIds.length,
  paid: 100 * quantity - promotionIds.length,
  floor: null,
  allocations: promotionIds.map((promotionId) => ({
    promotionId,
    revision: 1,
    label: '',
    code: null,
    amount: 1,
  })),
});

test.each([
  ['units come back', 2, 2, {}, { L1: 1 }, 1],
  ['more come back than the sale sold', 2, 2, {}, { L1: 3 }, 2],
  ['they turn out to be of the other line', 0, 2, { L1: 3 }, { L2: 3 }, -2],
  ['one of them does', 0, 2, { L1: 3 }, { L1: 2, L2: 1 }, 0],
  ['two of them do', 0, 2, { L1: 3 }, { L1: 1, L2: 2 }, -1],
  ['what was reserved is not known', 1, null, { L1: 1 }, { L2: 1 }, -1],
])(
  'of a line of three, two from the stock, is released: %s',
  (_, amount, reserved, before, now, part) => {
    const quote = { lines: [quoteLine('L1', 3, [9]), quoteLine('L2', 3, [])] };
    const release = returnedFlash({ quote: quote as never, returned: before }, now);
    expect(release({ counter: 'promotion/9/flash/4', amount, reserved })).toBe(part);
    expect(release({ counter: 'promotion/9/flash/4/member/m', amount, reserved })).toBe(part);
    expect(release({ counter: 'promotion/8/flash/4', amount, reserved })).toBe(0);
  },
);

test('lines that the order does not have are told by id, SKU and name alone', () => {
  const lines = [
    { id: 'a', sku: 'A', name: 'A', quantity: 1, unitPrice: 1, paid: 1, allocations: [] },
  ];
  const sold = { lines, notOrdered: lines, shipping: [], gifts: [], promotions: [] };
  const none = { totals: [], messaged: 0, refunded: 0 };
  expect(computeReturnValue(sold, none, {}, () => new Map()).notOrdered).toEqual([
    { id: 'a', sku: 'A', name: 'A' },
  ]);
});
