/** Counts of stock: each once, in any order of arrival, and never invented. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { permutations } from '../support/permutations.ts';

let api: OpenApi;
let store: Call;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const send = (body: object) =>
  store<{ outcome: string; isCurrent: boolean; errors?: object }>('POST', '/api/store/stock', body);
const count = (sku: string, quantity: number, at: number, place = 'main') => ({
  sku,
  place,
  quantity,
  at,
});
const listed = async (filter: object) =>
  (
    await owner<{ sku: string; place: string; quantity: number; productId: number | null }[]>(
      'GET',
      `/api/stock?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=["id","ASC"]`,
    )
  ).body;

test('in any order of arrival the newest count is the stock, and older ones are history', async () => {
  const counts = [count('', 5, NOW - 30), count('', 0, NOW - 20), count('', 7, NOW - 10)];
  for (const [index, order] of permutations(counts).entries())
    for (const one of order) expect((await send({ ...one, sku: `S${index}` })).status).toBe(200);
  const levels = await listed({});
  expect(levels.map(({ quantity }) => quantity)).toEqual(Array.from({ length: 6 }, () => 7));
  const older = await send(count('S0', 3, NOW - 40));
  expect(older.body).toMatchObject({ outcome: 'created', isCurrent: false });
  expect(await api.verify()).toEqual([]);
});

test('a repeat changes nothing, and another quantity at the same instant is refused', async () => {
  expect((await send(count('S0', 7, NOW - 10))).body).toMatchObject({
    outcome: 'unchanged',
    isCurrent: true,
  });
  expect(await send(count('S0', 8, NOW - 10))).toMatchObject({
    status: 422,
    body: { errors: { quantity: 'stock.errors.otherQuantity' } },
  });
  const { body } = await store<{ results: object[] }>('POST', '/api/store/stock/batch', {
    rows: [count('B', 1, NOW), count('B', 2, NOW), count('B', 4, NOW - 1), count('B', 1, NOW)],
  });
  expect(body.results).toMatchObject([
    { outcome: 'created', isCurrent: true },
    { outcome: 'refused', errors: { quantity: 'stock.errors.otherQuantity' } },
    { outcome: 'created', isCurrent: false },
    { outcome: 'unchanged', isCurrent: true },
  ]);
});

test('what is out of stock and what a product has are found, at every place', async () => {
  await store('POST', '/api/store/products', {
    externalId: 'cup',
    names: { en: 'Cup', zh: '杯' },
    variants: [{ sku: 'CUP', basePrice: 100, cost: 10 }],
  });
  await send(count('CUP', -2, NOW, 'east'));
  await send(count('CUP', 4, NOW, 'west'));
  const out = await listed({ isOut: true });
  expect(out).toMatchObject([{ sku: 'CUP', place: 'east', quantity: -2 }]);
  const productId = out[0]?.productId;
  expect(await listed({ productId })).toHaveLength(2);
  expect(await listed({ q: 'we' })).toMatchObject([{ place: 'west', productId }]);
});

test('a sold order changes no stock: only the shop says what it has', async () => {
  const before = await listed({ q: 'CUP' });
  await store('POST', '/api/store/orders', {
    externalId: 'o',
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'CUP', quantity: 2, unitPrice: 100, paid: 200 }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  expect(await listed({ q: 'CUP' })).toEqual(before);
});
