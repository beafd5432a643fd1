/** What the figures count of refunds: only goods that came back are in the return rate. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KpiAnswer } from '#contract/insight/kpis';
import { query } from '#db/statements';
import { FORMULAS } from '#rules/insight/kpis';
import { refreshOutdated } from '#server/orders/sales/refreshOutdated';
import { NOW } from '../support/openApi.ts';
import {
  grant,
  openRefunds,
  type RefundStore,
  runPayments,
  sellOrder,
  units,
} from './refundStore.ts';

let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
});
afterAll(() => shop.api.close());

const total = async () =>
  (await shop.owner<KpiAnswer>('GET', '/api/kpis?from=2025-11-01&to=2025-12-01&channel=web')).body
    .total;

test('money given back without goods lowers the net revenue and is no return', async () => {
  const id = await sellOrder(shop, 'kpi-1', { lines: { A: [4, 4000] } });
  for (const request of [
    { lines: units({ A: 1 }) },
    { kind: 'refundOnly', lines: units({ A: 1 }) },
    { kind: 'goodwill', amount: 200 },
    { kind: 'priceProtection', lines: [{ id: 'A', quantity: 1, unitPrice: 900 }] },
  ])
    expect((await grant(shop.agent, id, request)).body.state).toBe('paying');
  shop.api.now = NOW;
  await runPayments(shop.api);
  const sums = await total();
  expect(sums).toMatchObject({ revenue: 4000, returned: 2000, moneyOnly: 1000 });
  expect([FORMULAS.netRevenue(sums), FORMULAS.returnRate(sums)]).toEqual([2000, 0.25]);
  expect(await shop.api.verify()).toEqual([]);
  const { connection } = shop.api;
  await connection.transaction((tx) => query(tx, 'update sales_days set money_only = 0'));
  expect(await shop.api.verify()).not.toEqual([]);
  await connection.transaction((tx) => query(tx, 'update sales_freshness set is_outdated = 1'));
  await refreshOutdated(connection);
  expect(await total()).toEqual(sums);
  expect(await shop.api.verify()).toEqual([]);
});
