import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openApi, type OpenApi, refusal } from '../support/openApi.ts';

let api: OpenApi;
let client: Client;
beforeAll(async () => {
  api = await openApi();
  client = await api.as('manager');
});
afterAll(() => api.close());

interface Product {
  id: number;
  countryOfOrigin: string | null;
}
const create = (countryOfOrigin?: string | null) =>
  client.create<Product>('products', {
    data: {
      names: { en: 'Tea' },
      variants: [{ basePrice: 100 }],
      ...(countryOfOrigin !== undefined && { countryOfOrigin }),
    },
  });

test('the country of origin of a product is optional and an ISO code', async () => {
  expect((await create()).data.countryOfOrigin).toBeNull();
  expect((await create('')).data.countryOfOrigin).toBeNull();
  expect((await create('cn')).data.countryOfOrigin).toBe('CN');
  expect(await refusal(create('XX'))).toMatchObject({
    status: 422,
    body: { errors: { countryOfOrigin: 'products.errors.country' } },
  });
});

test('changing the country of origin stores it and leaves the other fields unchanged', async () => {
  const { data: before } = await create('CN');
  const { data: after } = await client.update<Product>('products', {
    id: before.id,
    data: { ...before, countryOfOrigin: 'LK' },
    previousData: before,
  });
  expect(after).toMatchObject({ countryOfOrigin: 'LK' });
  const { data: cleared } = await client.update<Product>('products', {
    id: before.id,
    data: { ...after, countryOfOrigin: null },
    previousData: after,
  });
  expect(cleared).toMatchObject({ countryOfOrigin: null });
});
