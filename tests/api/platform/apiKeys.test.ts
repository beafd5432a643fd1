/** The keys of the store’s systems. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApiKey } from '#contract/platform/apiKeys';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

describe('API keys', () => {
  const order = {
    externalId: 'key-1',
    channel: 'web',
    currency: 'CNY',
    lines: [{ quantity: 1, unitPrice: 1, paid: 1 }],
    statuses: [{ status: 'placed', at: 1 }],
  };
  test('the secret of a key is shown once, its last use is recorded, and revocation ends it', async () => {
    const owner = await api.as('owner');
    const { data } = await owner.create('apiKeys', {
      data: { name: 'Shop', scopes: ['orders.write'] },
    });
    const { id, secret } = data as { id: number; secret: string };
    expect(secret.length).toBeGreaterThan(30);
    const read = async () => (await owner.getMany<ApiKey>('apiKeys', { ids: [id] })).data[0];
    expect(await read()).toMatchObject({
      name: 'Shop',
      scopes: ['orders.write'],
      lastUsedAt: null,
      revokedAt: null,
      prefix: secret.slice(0, (await read())?.prefix.length),
    });
    const call = api.withHeaders({ authorization: `Bearer ${secret}` });
    expect((await call('POST', '/api/store/orders', order)).status).toBe(200);
    expect((await read())?.lastUsedAt).toBe(NOW);
    await owner.act('apiKeys', id, 'revocation');
    expect((await call('POST', '/api/store/orders', order)).status).toBe(401);
    expect((await read())?.revokedAt).toBe(NOW);
  });
  test('an invalid key is refused', async () => {
    const call = api.withHeaders({ authorization: 'Bearer short' });
    expect((await call('POST', '/api/store/orders', order)).status).toBe(401);
  });
  test('writes with a key are recorded under the name of the key', async () => {
    const call = await api.store('orders.write');
    const { body } = await call<{ id: number }>('POST', '/api/store/orders', {
      ...order,
      externalId: 'key-2',
    });
    const owner = await api.raw('owner');
    const history = await owner<object[]>('GET', `/api/history/orders/${body.id}`);
    expect(history.body).toMatchObject([
      { verb: 'create', actorKind: 'key', actorName: 'orders.write' },
    ]);
  });
});

test('during the tests of API keys no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
