/** The simulator shows a real order as it stood at the checkout. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Simulation } from '#contract/promotions/simulator';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, redeem, sell, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 10_000);
});
afterAll(() => api.close());

const order = async (externalId: string, paid: number) =>
  (
    await shop.store<{ id: number }>('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      shipping: 500,
      lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 10_000, paid, discounts: [] }],
      statuses: [{ status: 'placed', at: NOW }],
    })
  ).body.id;
const simulate = async (orderId: number) =>
  (
    await owner<Simulation>('POST', '/api/promotions/simulation', {
      basket: { lines: [] },
      orderId,
    })
  ).body;

test('the last use that the order itself took is free for it, and gone for another order', async () => {
  await promote(shop, 'Ten', { rewards: [{ kind: 'amount', amount: 1000 }], limits: { uses: 1 } });
  await redeem(shop, 's-1', basket('LAMP'));
  const first = await order('s-1', 10_000);
  const second = await order('s-2', 10_000);
  expect(await simulate(first)).toMatchObject({
    totals: { discount: 1000, total: 9500 },
    paid: { orderId: first, number: 's-1', amount: 10_500 },
  });
  expect(await simulate(second)).toMatchObject({
    totals: { discount: 0, total: 10_500 },
    paid: { number: 's-2', amount: 10_500 },
  });
  const { body } = await owner<Simulation>('POST', '/api/promotions/simulation', {
    basket: basket('LAMP'),
  });
  expect(body.paid).toBeNull();
});
