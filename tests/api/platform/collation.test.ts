/**
 * Numbers are found by their beginning, whatever the order in which the database sorts texts; those of orders in small or
 * capital letters.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi({ locale: 'en-US' });
  owner = await api.raw('owner');
  const store = await api.store();
  const send = async (path: string, body: object) =>
    expect((await store('POST', `/api/store/${path}`, body)).status).toBeLessThan(300);
  await send('products', {
    externalId: 'p',
    names: { en: 'Tea' },
    variants: [{ sku: 'TEA', basePrice: 1000, cost: 0 }],
  });
  const at = NOW - 1000;
  for (const externalId of ['SO-2009', 'so-2010', 'Z'])
    await send('orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'TEA', quantity: 1, unitPrice: 1000, paid: 1000 }],
      statuses: [
        { status: 'placed', at },
        { status: 'paid', at },
      ],
    });
  await send('returns', {
    externalId: 'RZ',
    orderExternalId: 'SO-2009',
    returnedAt: NOW,
    lines: [{ sku: 'TEA', quantity: 1, amount: 1000 }],
  });
  await send('redemptions', { orderId: 'SO-2019', lines: [{ sku: 'TEA', quantity: 1 }] });
});
afterAll(() => api.close());

test.each([
  ['orders', 'SO-2009', ['SO-2009']],
  ['orders', 'SO-200', ['SO-2009']],
  ['orders', 'SO', ['SO-2009', 'so-2010']],
  ['orders', 'so', ['SO-2009', 'so-2010']],
  ['orders', 'Z', ['Z']],
  ['orders', 'z', ['Z']],
  ['returns', 'RZ', ['RZ']],
  ['returns', 'SO-2009', ['RZ']],
  ['redemptions', 'SO-2019', ['SO-2019']],
  ['redemptions', 'so', []],
])('of %s, %j finds %j', async (resource, q, expected) => {
  const filter = encodeURIComponent(JSON.stringify({ q }));
  const { body } = await owner<{ externalId?: string; orderId: unknown }[]>(
    'GET',
    `/api/${resource}?filter=${filter}`,
  );
  expect(body.map(({ externalId, orderId }) => externalId ?? orderId).toSorted()).toEqual(expected);
});
