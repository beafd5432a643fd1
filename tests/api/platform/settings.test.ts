/** The settings that may change once a store has data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Settings } from '#contract/platform/settings';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const saveCurrency = async (currency: string) => {
  const call = await api.raw('owner');
  const { body } = await call<Settings>('GET', '/api/settings/1');
  return call('PUT', '/api/settings/1', { ...body, currency });
};

test('the currency can change while there is no order, and never after the first', async () => {
  expect((await saveCurrency('EUR')).body).toMatchObject({ currency: 'EUR' });
  const store = await api.store();
  const { status } = await store('POST', '/api/store/orders', {
    externalId: 'first',
    channel: 'web',
    currency: 'EUR',
    lines: [{ sku: 'MUG', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [{ status: 'placed', at: api.now }],
  });
  expect(status).toBe(200);
  const refused = await saveCurrency('JPY');
  expect(refused.status).toBe(409);
  expect(refused.body).toEqual({
    message: 'settings.errors.currencyInUse',
    errors: { currency: 'settings.errors.currencyInUse' },
  });
});
