/** A price batch that is opened again says what has changed since it was computed: prices, costs and floors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { MovedSince } from '#contract/pricing/priceBatches/batchRows';
import { query } from '#db/statements';
import { type Call, type Client, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Client;
let call: Call;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
  call = await api.raw('manager');
});
afterAll(() => api.close());

interface Product {
  id: number;
  version: number;
  variants: { id: number; sku: string }[];
}
const createProduct = async (more: object = {}): Promise<Product> => {
  const sku = `MOVED-${++count}`;
  const variants = [{ sku, basePrice: 2000, cost: 800 }];
  const data = { names: { en: sku }, variants, ...more };
  return (await manager.create('products', { data })).data as Product;
};
const idOf = ({ variants }: Product) => variants[0]?.id ?? 0;
const change = async (product: Product, variant: object) => {
  const { data } = await manager.getOne('products', { id: product.id });
  const [known] = data.variants as object[];
  return manager.update('products', {
    id: product.id,
    data: { ...data, variants: [{ ...known, ...variant }] },
    previousData: data,
  });
};
type Made = PriceBatch & { id: number };
const propose = async (products: readonly Product[], more: Partial<BatchDraft> = {}) =>
  (
    await manager.create<Made>('priceBatches', {
      data: {
        name: 'Opened again',
        filter: { variantIds: products.map(idOf) },
        formula: { kind: 'percent', bps: -1000 },
        request: { belowFloor: 'allow', conflicts: 'refuse' },
        ...more,
      } as never,
    })
  ).data;
const movedOf = async (id: number, by = call) =>
  (await by<MovedSince>('GET', `/api/priceBatches/${id}/moved`)).body;
const NOTHING = { total: 0, prices: 0, costs: 0, floors: 0, rows: [] };

test('a batch of which nothing has changed says so, with when it was computed', async () => {
  const batch = await propose([await createProduct()]);
  api.now = NOW + 3_600_000;
  expect(await movedOf(batch.id)).toEqual({ since: NOW, ...NOTHING });
});

test('a changed price, cost and minimum price are told of the rows that they are of, before and after', async () => {
  const products = [];
  for (let index = 0; index < 4; index++) products.push(await createProduct());
  const [price, cost, guard, same] = products as [Product, Product, Product, Product];
  const batch = await propose([price, cost, guard, same]);
  await change(price, { basePrice: 1800 });
  await change(cost, { cost: 950 });
  await change(guard, { minPrice: 1500 });
  const moved = await movedOf(batch.id);
  expect(moved).toMatchObject({ total: 3, prices: 1, costs: 1, floors: expect.any(Number) });
  const byId = new Map(moved.rows.map((row) => [row.variantId, row]));
  expect(byId.get(idOf(price))).toMatchObject({
    productId: price.id,
    sku: price.variants[0]?.sku,
    price: { was: 2000, is: 1800 },
    cost: null,
  });
  expect(byId.get(idOf(cost))).toMatchObject({ price: null, cost: { was: 800, is: 950 } });
  expect(byId.get(idOf(guard))).toMatchObject({
    price: null,
    cost: null,
    floor: { is: 1500 },
  });
  expect(byId.has(idOf(same))).toBe(false);
  // Saved again, its rows are computed from what holds now.
  const { data } = await manager.update('priceBatches', {
    id: batch.id,
    data: {
      name: 'Opened again',
      filter: batch.filter,
      formula: batch.formula,
      request: batch.request,
      version: batch.version,
    },
    previousData: batch as never,
  });
  expect(await movedOf(data.id as number)).toMatchObject(NOTHING);
});

test('a guard of the category or the store moves the floors of its rows', async () => {
  const category = await call<{ id: number; version: number }>('POST', '/api/categories', {
    names: { en: 'Guarded' },
    attributes: [],
  });
  const inside = await createProduct({
    primaryCategoryId: category.body.id,
    categoryIds: [category.body.id],
  });
  const batch = await propose([inside]);
  const { status } = await call('PUT', `/api/categories/${category.body.id}`, {
    names: { en: 'Guarded' },
    attributes: [],
    minPrice: 1700,
    version: category.body.version,
  });
  expect(status).toBe(200);
  expect(await movedOf(batch.id)).toMatchObject({
    total: 1,
    floors: 1,
    rows: [{ variantId: idOf(inside), floor: { is: 1700 } }],
  });
});

test('the approver of a submitted batch reads what has changed, and a written batch says nothing', async () => {
  const product = await createProduct();
  const batch = await propose([product], {
    formula: { kind: 'set', amount: 500 },
    reason: 'Clearance',
  });
  const submitted = await manager.act<Made>('priceBatches', batch.id, 'submission');
  expect(submitted.status).toBe('submitted');
  await change(product, { cost: 400 });
  const owner = await api.raw('owner');
  expect(await movedOf(batch.id, owner)).toMatchObject({
    costs: 1,
    rows: [{ cost: { was: 800, is: 400 } }],
  });
  const approved = await owner('POST', `/api/priceBatches/${batch.id}/approval`, {
    version: submitted.version,
  });
  expect(approved.status).toBe(200);
  expect(await movedOf(batch.id, owner)).toMatchObject(NOTHING);
});

test('of a batch of an earlier version only prices are compared', async () => {
  const product = await createProduct();
  const batch = await propose([product]);
  await api.connection.transaction(async (tx) => {
    await query(tx, 'update price_batches set computed_at = null where id = ?', [batch.id]);
    await query(tx, 'update price_batch_items set cost = null, floor = null where batch_id = ?', [
      batch.id,
    ]);
  });
  await change(product, { basePrice: 1900, cost: 700 });
  expect(await movedOf(batch.id)).toMatchObject({ since: null, prices: 1, costs: 0, floors: 0 });
});

test('it tells costs, so that only people who see them may read it', async () => {
  const batch = await propose([await createProduct()]);
  const path = `/api/priceBatches/${batch.id}/moved`;
  expect((await (await api.raw('agent'))('GET', path)).status).toBe(403);
  expect((await (await api.raw('marketer'))('GET', path)).status).toBe(200);
});
