/** Into which bucket of the report a margin at a bound falls. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MarginRow } from '#contract/pricing/reports';
import { query } from '#db/statements';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Call;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  [manager, store] = [await api.raw('manager'), await api.store()];
});
afterAll(() => api.close());

const PRICE = 10_000;

test.each([
  [-1, 0],
  [0, 1],
  [999, 1],
  [1000, 2],
  [6999, 7],
  [7000, 8],
  [9999, 8],
])('a margin of %i basis points falls into bucket %i', async (margin, bucket) => {
  const code = `margin${margin}`;
  const category = await store<{ id: number }>('POST', '/api/store/categories', {
    code,
    parentCode: null,
    names: { en: code },
  });
  const { status, body: made } = await store('POST', '/api/store/products', {
    externalId: code,
    names: { en: code, zh: code },
    status: 'active',
    categoryCode: code,
    variants: [{ sku: code, basePrice: PRICE }],
  });
  expect([status, made]).toEqual([200, expect.anything()]);
  // Of a price of 100.00 a basis point is one cent. A cost may have risen above the price.
  const cost = PRICE - margin;
  await query(api.connection.writable, 'update variants set cost = ? where sku = ?', [cost, code]);
  const { body } = await manager<MarginRow[]>('GET', '/api/pricing/margins');
  const row = body.find(({ categoryId }) => categoryId === category.body.id);
  expect(row).toMatchObject({ variants: 1, meanBps: margin });
  expect(row?.buckets).toEqual(Array.from({ length: 9 }, (_, at) => (at === bucket ? 1 : 0)));
});
