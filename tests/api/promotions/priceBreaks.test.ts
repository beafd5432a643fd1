/** Prices from a number of pieces on, in baskets: the pieces of all lines of a variant count together. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { basket, quote, redeem, sell, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'PEN', 30);
  await sell(shop, 'INK', 100);
  const { variantId } = (await quote(shop, basket('PEN'))).body.lines[0] ?? {};
  await shop.owner.create('prices', {
    data: { listId: BASE_LIST_ID, variantId, minQuantity: 10, amount: 20 } as never,
  });
});
afterAll(() => api.close());

const goodsOf = async (...quantities: number[]) => {
  const lines = quantities.map((quantity, index) => ({ id: `${index}`, sku: 'PEN', quantity }));
  return (await quote(shop, { lines })).body.totals.goods;
};

test.each<[quantities: number[], goods: number]>([
  [[9], 270],
  [[10], 200],
  [[5, 5], 200],
  [[5, 4], 270],
  [[1, 1, 8], 200],
  [[5, 6], 220],
])('lines of %j pieces cost %i where ten pieces cost 20 each instead of 30', async (all, goods) => {
  expect(await goodsOf(...all)).toBe(goods);
});
test('pieces of other goods do not count, and an order is redeemed at the price of all its pieces', async () => {
  const lines = [
    { id: 'a', sku: 'PEN', quantity: 5 },
    { id: 'b', sku: 'INK', quantity: 20 },
    { id: 'c', sku: 'PEN', quantity: 4 },
  ];
  expect((await quote(shop, { lines })).body.totals.goods).toBe(2270);
  const { body } = await redeem(shop, 'ten', {
    lines: lines.map((line) => (line.id === 'c' ? { ...line, quantity: 5 } : line)),
  });
  expect(body.quote.totals.goods).toBe(2200);
});
