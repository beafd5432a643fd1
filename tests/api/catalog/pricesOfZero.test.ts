/** A price of zero says that there is none yet, but of a product that is sold it is a price like any other. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '../support/openApi.ts';
import { type Catalog, openCatalog } from './catalogStore.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.api.close());

const BELOW = {
  errors: { variants: { 0: { basePrice: expect.stringContaining('prices.errors.belowFloor') } } },
};

test('a product that is sold cannot be given the price zero below its floor, by the form or the store', async () => {
  const externalId = 'sold';
  const guarded = catalog.variant({ basePrice: 9_900, minPrice: 8_000 });
  const sold = await catalog.product({ externalId, status: 'active', variants: [guarded] });
  expect(sold.status).toBe('active');
  const [variant] = sold.variants;
  const zero = { variants: [{ ...variant, basePrice: 0 }] };
  expect(await refusal(catalog.save(sold.id, zero))).toMatchObject({ status: 422, body: BELOW });
  const store = await catalog.api.store();
  const sent = await store('POST', '/api/store/products', {
    externalId,
    variants: [{ sku: variant?.sku, basePrice: 0 }],
  });
  expect(sent).toMatchObject({ status: 422, body: BELOW });
  expect((await catalog.readProduct(sold.id)).variants).toEqual(sold.variants);
});

test('a draft has no price yet, and a product that becomes one may lose its price', async () => {
  const guarded = catalog.variant({ basePrice: 9_900, minPrice: 8_000 });
  const draft = await catalog.product({ variants: [guarded] });
  const [variant] = draft.variants;
  const zero = { variants: [{ ...variant, basePrice: 0 }] };
  expect((await catalog.save(draft.id, zero)).variants[0]?.basePrice).toBe(0);
  const sold = await catalog.product({
    status: 'active',
    variants: [catalog.variant({ basePrice: 9_900, minPrice: 8_000 })],
  });
  const withdrawn = { status: 'draft', variants: [{ ...sold.variants[0], basePrice: 0 }] };
  expect((await catalog.save(sold.id, withdrawn)).variants[0]?.basePrice).toBe(0);
});
