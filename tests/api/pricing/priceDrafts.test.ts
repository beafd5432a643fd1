/** Drafts of price batches while products are deleted and rows are left out. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BatchDraft, PriceBatch } from '#contract/pricing/priceBatches';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { type Client, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Client;
let count = 0;
beforeAll(async () => {
  api = await openApi();
  manager = await api.as('manager');
});
afterAll(() => api.close());

const createProduct = async () => {
  const sku = `D-${++count}`;
  const data = { names: { en: sku }, variants: [{ sku, basePrice: 1000, cost: 100 }] };
  const created = (await manager.create('products', { data })).data;
  return {
    id: created.id as number,
    variantId: (created.variants as { id: number }[])[0]?.id ?? 0,
  };
};
const draftOf = (
  products: { variantId: number }[],
  more: Partial<BatchDraft> = {},
): BatchDraft => ({
  name: 'Draft',
  filter: { variantIds: products.map(({ variantId }) => variantId) },
  formula: { kind: 'percent', bps: -1000 },
  ...more,
});
const propose = async (draft: BatchDraft) =>
  (await manager.create<PriceBatch & { id: number }>('priceBatches', { data: draft as never }))
    .data;
const remove = (id: number) => manager.delete('products', { id, previousData: { id } });

test('a draft counts only the rows of existing products, in its record and in the list', async () => {
  const [stays, goes] = [await createProduct(), await createProduct()];
  const { id, itemCount } = await propose(draftOf([stays, goes]));
  expect(itemCount).toBe(2);
  await remove(goes.id);
  expect((await manager.getOne('priceBatches', { id })).data.itemCount).toBe(1);
  const { data } = await manager.getList('priceBatches', {
    filter: { id: [id] },
    sort: { field: 'id', order: 'ASC' },
    pagination: { page: 1, perPage: 10 },
  });
  expect(data).toMatchObject([{ id, itemCount: 1, phase: 'draft' }]);
});

test('rows that a person left out are stored as left out and not counted', async () => {
  const [kept, out] = [await createProduct(), await createProduct()];
  const { id, itemCount } = await propose(
    draftOf([kept, out], { figures: [{ variantId: out.variantId, amount: null }] }),
  );
  expect(itemCount).toBe(1);
  expect((await manager.getOne('priceBatches', { id })).data.itemCount).toBe(1);
  const { rows, total } = await manager.act<{ rows: BatchRow[]; total: number }>(
    'priceBatches',
    id,
    'rows',
    {},
  );
  expect(total).toBe(2);
  expect(rows.map(({ variantId, newAmount, edited }) => [variantId, newAmount, edited])).toEqual([
    [kept.variantId, 900, false],
    [out.variantId, null, true],
  ]);
  expect(await manager.act<PriceBatch>('priceBatches', id, 'submission')).toMatchObject({
    status: 'written',
    itemCount: 1,
  });
  const { data } = await manager.getOne('products', { id: out.id });
  expect((data.variants as { basePrice: number }[])[0]?.basePrice).toBe(1000);
});

test('a product that is deleted while a draft is being created is left out without an error', async () => {
  const [stays, goes] = [await createProduct(), await createProduct()];
  const { connection } = api;
  const { longTransaction } = connection;
  const spy = vi.spyOn(connection, 'longTransaction').mockImplementationOnce(async (work) => {
    await remove(goes.id);
    return longTransaction(work);
  });
  const { id, itemCount } = await propose(draftOf([stays, goes]));
  expect(spy).toHaveBeenCalledTimes(2);
  spy.mockRestore();
  expect(itemCount).toBe(1);
  expect((await manager.getOne('priceBatches', { id })).data).toMatchObject({
    status: 'draft',
    itemCount: 1,
  });
});
