import { expect, test } from 'vitest';
import type { Bundle } from '../../../server/orders/sales/bundle.ts';
import { MonthChanges } from '../../../server/orders/sales/memberMonths.ts';

const bundle = (
  countedOn: string | null,
  paid: number,
  returns: readonly (readonly [string | null, number])[] = [],
): Bundle => ({
  channel: 'web',
  memberId: 7,
  order: {
    id: 1,
    countedOn,
    paidAt: 1,
    lines: [{ sku: 'A', categoryId: null, quantity: 1, paid, discount: 0, cost: null }],
  },
  returns: returns.map(([day, amount]) => ({
    countedOn: day,
    lines: [{ categoryId: null, amount, moneyOnly: 0, amountWithCost: 0, cost: 0 }],
  })),
});
const changesOf = (before: readonly Bundle[], after: readonly Bundle[]) => {
  const changes = new MonthChanges();
  for (const one of before) changes.addBundle(one, -1);
  for (const one of after) changes.addBundle(one, 1);
  return changes.rows();
};
const NOTHING = { orders: 0, revenue: 0, netSpend: 0, returns: 0, returned: 0, visits: 0 };

test('a return counts in the month in which it came back, and lowers the net spend of the month of its order', () => {
  expect(changesOf([], [bundle('2026-01-31', 500, [['2026-02-01', 200]])])).toEqual([
    { ...NOTHING, memberId: 7, month: '2026-01-01', orders: 1, revenue: 500, netSpend: 300 },
    { ...NOTHING, memberId: 7, month: '2026-02-01', returns: 1, returned: 200 },
  ]);
});

test('a return that does not count lowers nothing', () => {
  expect(changesOf([], [bundle('2026-01-31', 500, [[null, 200]])])).toMatchObject([
    { month: '2026-01-01', netSpend: 500 },
  ]);
});

test('an order that is sent again unchanged changes no month', () => {
  const order = bundle('2026-01-31', 500, [['2026-02-01', 200]]);
  expect(changesOf([order], [order])).toEqual([]);
});

test('an order that moves to another day of its month is written, because its active days may change', () => {
  expect(changesOf([bundle('2026-01-30', 500)], [bundle('2026-01-31', 500)])).toEqual([
    { ...NOTHING, memberId: 7, month: '2026-01-01' },
  ]);
});

test('an order that moves to another month leaves the first one', () => {
  expect(changesOf([bundle('2026-01-31', 500)], [bundle('2026-02-01', 500)])).toMatchObject([
    { month: '2026-01-01', orders: -1, revenue: -500, netSpend: -500 },
    { month: '2026-02-01', orders: 1, revenue: 500, netSpend: 500 },
  ]);
});

test('returns of an order that is not known count in their month only', () => {
  const [known] = [bundle(null, 500, [['2026-02-01', 200]])];
  expect(changesOf([], [{ ...known, order: null } as Bundle])).toEqual([
    { ...NOTHING, memberId: 7, month: '2026-02-01', returns: 1, returned: 200 },
  ]);
});
