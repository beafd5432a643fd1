/** Single prices that are added or ended: undone, and told in the history of their product. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { Undone } from '#contract/platform/undo';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;

let api: OpenApi;
let call: Call;
beforeAll(async () => {
  api = await openApi();
  call = await api.raw('manager');
});
afterAll(() => api.close());

const createProduct = async (sku: string) => {
  const { body } = await call<{ id: number; variants: { id: number }[] }>('POST', '/api/products', {
    names: { en: sku },
    variants: [{ sku, basePrice: 2000, cost: 500, minPrice: 900 }],
  });
  return { productId: body.id, variantId: body.variants[0]?.id ?? 0 };
};
const priceAt = async (variantId: number, at: number) =>
  (await call<{ items: { amount: number }[] }>('POST', '/api/prices/resolution', { variantId, at }))
    .body.items[0]?.amount;
const add = async (price: object) =>
  (await call<{ id: number }>('POST', '/api/prices', { listId: 1, ...price })).body.id;
const historyOf = async (productId: number) =>
  (await call<Activity[]>('GET', `/api/history/products/${productId}`)).body;
const newest = async (productId: number) =>
  (await historyOf(productId)).find(({ resource }) => resource === 'prices');
const undoNewest = async (productId: number) =>
  call<Undone & { message: string }>(
    'POST',
    `/api/changes/${(await newest(productId))?.changeId}/undo`,
    {},
  );

test('a planned price is in the history of its product, and is undone and brought back', async () => {
  const { productId, variantId } = await createProduct('PLAN');
  const at = api.now + 3 * DAY;
  const id = await add({ variantId, amount: 1500, startsAt: at, endsAt: at + DAY });
  expect(await newest(productId)).toMatchObject({
    verb: 'create',
    recordId: String(id),
    after: { variantId, amount: 1500, startsAt: at },
  });
  expect(await undoNewest(productId)).toMatchObject({ status: 200, body: { undone: 1, left: [] } });
  expect(await priceAt(variantId, at)).toBe(2000);

  const second = await add({ variantId, amount: 1600, startsAt: at });
  await call('DELETE', `/api/prices/${second}`);
  expect(await priceAt(variantId, at)).toBe(2000);
  expect(await newest(productId)).toMatchObject({ verb: 'delete', before: { endsAt: null } });
  const { changeId } = (await newest(productId)) ?? {};
  expect(await undoNewest(productId)).toMatchObject({ status: 200, body: { undone: 1 } });
  expect([await priceAt(variantId, at - 1), await priceAt(variantId, at)]).toEqual([2000, 1600]);
  expect((await call('POST', `/api/changes/${changeId}/undo`, {})).body).toMatchObject({
    message: 'undo.errors.done',
  });
  expect(await api.verify()).toEqual([]);
});

test('a planned base price between two others is brought back', async () => {
  const { productId, variantId } = await createProduct('BETWEEN');
  const [first, second, third] = [1, 2, 3].map((days) => api.now + days * DAY) as [
    number,
    number,
    number,
  ];
  await add({ variantId, amount: 1900, startsAt: first });
  const id = await add({ variantId, amount: 1800, startsAt: second });
  await add({ variantId, amount: 2200, startsAt: third });
  const prices = async () =>
    Promise.all([first, second, third].map((at) => priceAt(variantId, at)));
  expect(await prices()).toEqual([1900, 1800, 2200]);
  await call('DELETE', `/api/prices/${id}`);
  expect(await prices()).toEqual([1900, 1900, 2200]);
  expect(await undoNewest(productId)).toMatchObject({ status: 200, body: { undone: 1, left: [] } });
  expect(await prices()).toEqual([1900, 1800, 2200]);
  expect(await api.verify()).toEqual([]);
});

test('a price that another one has divided since is not undone', async () => {
  const { productId, variantId } = await createProduct('DIVIDED');
  api.now += 1000;
  await add({ variantId, amount: 1500 });
  const { changeId } = (await newest(productId)) ?? {};
  await add({
    variantId,
    amount: 1200,
    startsAt: api.now + DAY,
    endsAt: api.now + 2 * DAY,
  });
  const { status, body } = await call<{ message: string }>(
    'POST',
    `/api/changes/${changeId}/undo`,
    {},
  );
  expect([status, body.message]).toEqual([409, 'undo.errors.changedSince']);
  expect(await priceAt(variantId, api.now)).toBe(1500);
});

test('a base price is not undone to one below the floor', async () => {
  const { productId, variantId } = await createProduct('FLOOR');
  api.now += 1000;
  await add({ variantId, amount: 2500 });
  const { changeId } = (await newest(productId)) ?? {};
  const { body: product } = await call<{ variants: object[] }>('GET', `/api/products/${productId}`);
  await call('PUT', `/api/products/${productId}`, {
    ...product,
    variants: product.variants.map((variant) => ({ ...variant, minPrice: 2200 })),
  });
  const { status, body } = await call<object>('POST', `/api/changes/${changeId}/undo`, {});
  expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('belowFloor')]);
  expect(await priceAt(variantId, api.now)).toBe(2500);
});

test('a base price in force is undone: the one before it holds again from then on', async () => {
  const { productId, variantId } = await createProduct('FORCE');
  api.now += 1000;
  const id = await add({ variantId, amount: 1500 });
  const added = api.now;
  // It cannot be ended by itself: every variant needs a base price.
  expect((await call('DELETE', `/api/prices/${id}`)).status).toBe(409);
  api.now += 1000;
  expect(await undoNewest(productId)).toMatchObject({ status: 200, body: { undone: 1 } });
  expect([await priceAt(variantId, added), await priceAt(variantId, api.now)]).toEqual([
    1500, 2000,
  ]);
  expect(await api.verify()).toEqual([]);
});

test('a price that was replaced since is not undone', async () => {
  const { productId, variantId } = await createProduct('SINCE');
  await add({ variantId, amount: 1500 });
  const first = (await newest(productId))?.changeId;
  await call('POST', '/api/priceBatches', {
    name: 'Since',
    filter: { variantIds: [variantId] },
    formula: { kind: 'set', amount: 1600 },
    startsAt: api.now,
    submit: true,
  });
  expect(await priceAt(variantId, api.now)).toBe(1600);
  expect(await call('POST', `/api/changes/${first}/undo`, {})).toMatchObject({
    status: 409,
    body: { message: 'undo.errors.changedSince' },
  });
});

test('the history of a product is told for any id, and prices only to those who see them', async () => {
  for (const id of ['abc', '0', '99999999999999999999', '999999999'])
    expect((await call('GET', `/api/history/products/${id}`)).body).toEqual([]);
});
