/** Gifts and flash-sale goods that were archived. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type OpenApi, refusal } from '../support/openApi.ts';
import { basket, promote, quote, sell, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
const products = new Map<string, { id: number; variantId: number }>();
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  for (const sku of ['LAMP', 'GIFT', 'FLASH']) {
    await sell(shop, sku, 10_000, { status: 'active' });
    const { body } = await quote(shop, basket(sku));
    const { productId: id = 0, variantId = 0 } = body.lines[0] ?? {};
    products.set(sku, { id, variantId });
  }
});
afterAll(() => api.close());

const product = (sku: string) => products.get(sku) as { id: number; variantId: number };
/** The store's own systems archive what they like. */
const archiveFromStore = async (sku: string) => {
  const { status } = await shop.store('POST', '/api/store/products', {
    externalId: `p-${sku}`,
    status: 'archived',
  });
  expect(status).toBe(200);
};
const archive = (sku: string) =>
  shop.owner.act('products', product(sku).id, 'status', { status: 'archived' });

test('gifts and flash-sale goods cannot be archived by staff, and are not given once archived', async () => {
  const gift = await promote(shop, 'Gift', {
    rewards: [{ kind: 'gift', variantId: product('GIFT').variantId, quantity: 1 }],
  });
  const item = { variantId: product('FLASH').variantId, price: 100, stock: null };
  const flash = await promote(shop, 'Flash', {
    lane: 'product',
    rewards: [{ kind: 'flash', items: [item] }],
  });
  const raw = await api.raw('owner');
  const expected = expect.stringContaining('products.errors.givenByPromotions') as string;
  for (const sku of ['GIFT', 'FLASH']) {
    expect(await refusal(archive(sku))).toMatchObject({ status: 409, body: { message: expected } });
    const { body } = await raw<{ outcome: string; reason?: string }[]>(
      'POST',
      '/api/products/bulkEdit',
      { ids: [product(sku).id], change: { status: 'archived' }, preview: false },
    );
    expect(body).toMatchObject([{ outcome: 'refused', reason: expected }]);
  }
  expect((await quote(shop, basket('FLASH'))).body.totals.discount).toBe(9900);
  expect((await quote(shop, basket('LAMP'))).body.gifts).toMatchObject([{ sku: 'GIFT' }]);
  await archiveFromStore('GIFT');
  await archiveFromStore('FLASH');
  const { body } = await quote(shop, basket('FLASH', 1, { explain: true }));
  expect([body.totals.discount, body.gifts]).toEqual([0, []]);
  expect(new Map(body.verdicts.map(({ promotionId, verdict }) => [promotionId, verdict]))).toEqual(
    new Map([
      [gift.id, 'goodsArchived'],
      [flash.id, 'goodsArchived'],
    ]),
  );
  // Promotions that are archived do not stand in the way.
  await shop.owner.act('promotions', gift.id, 'archival');
  await shop.owner.act('products', product('GIFT').id, 'status', { status: 'draft' });
  await archive('GIFT');
});
test('a promotion with another reward gives that, and says that goods are archived', async () => {
  const { id } = await promote(shop, 'Both', {
    rewards: [
      { kind: 'amount', amount: 500 },
      { kind: 'gift', variantId: product('GIFT').variantId, quantity: 1 },
    ],
  });
  const { body } = await quote(shop, basket('LAMP'));
  expect(body.verdicts.find(({ promotionId }) => promotionId === id)).toMatchObject({
    verdict: 'capped',
    cappedBy: 'archived',
    amount: 500,
  });
});
