/** Within one product no SKU differs from another only in upper and lower case, whichever way it comes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reasonText } from '#contract/platform/imports/reasons';
import { query } from '#db/statements';
import type { Call } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
let manager: Call;
let store: Call;
beforeAll(async () => {
  importer = await openImports();
  manager = await importer.api.raw('manager');
  store = await importer.api.store();
});
afterAll(() => importer.close());

const SIZES = {
  names: { en: 'Size' },
  values: ['S', 'M'].map((key) => ({ key, names: { en: key } })),
};
const product = (small: string, medium: string) => ({
  names: { en: `Bag ${small}` },
  options: [SIZES],
  variants: [
    { optionValues: ['S'], sku: small, basePrice: 100 },
    { optionValues: ['M'], sku: medium, basePrice: 100 },
  ],
});
const refused = { variants: { 1: { sku: 'products.errors.skuCase' } } };

test('a person is told at the variant that comes second', async () => {
  const { status, body } = await manager<object>(
    'POST',
    '/api/products',
    product('W13-S', 'w13-s'),
  );
  expect(status).toBe(422);
  expect(body).toMatchObject({ errors: refused });
  // Full-width letters look the same too.
  expect((await manager('POST', '/api/products', product('W13-S', 'Ｗ13-S'))).status).toBe(422);
  expect((await manager('POST', '/api/products', product('W13-S', 'w13-m'))).status).toBe(201);
});

test('so is a system of the store, and a file', async () => {
  const sent = await store<object>('POST', '/api/store/products', {
    externalId: 'case-1',
    ...product('A1-S', 'a1-s'),
  });
  expect(sent.status).toBe(422);
  expect(sent.body).toMatchObject({ errors: refused });
  const { job } = await importer.upload(
    'products',
    'external_id,name_en,option1_name_en,option1,sku,price\n' +
      'case-2,Hat,Size,S,HAT-S,10.00\ncase-2,,,M,hat-s,10.00\n',
  );
  const errors = await importer.errors(job.id);
  const ofFields = errors.filter(({ field }) => field !== null);
  expect(ofFields.map(({ field, message }) => [field, reasonText(message, 'en')])).toEqual([
    ['sku', 'Another variant of this product has an SKU that differs only in upper and lower case'],
  ]);
});

test('a product that has such SKUs already can be changed, and one SKU can change its case', async () => {
  type Made = { id: number; version: number; variants: object[] };
  const { body: made } = await manager<Made>('POST', '/api/products', product('B1-S', 'B1-M'));
  await importer.api.connection.transaction((tx) =>
    query(tx, `update variants set sku = 'b1-s' where sku = 'B1-M'`, []),
  );
  const { body: kept } = await manager<Made>('GET', `/api/products/${made.id}`);
  const { body: renamed, status } = await manager<Made>('PUT', `/api/products/${made.id}`, {
    ...kept,
    names: { en: 'Renamed' },
  });
  expect(status).toBe(200);
  const { body: single } = await manager<Made>('POST', '/api/products', product('C1-S', 'C1-M'));
  const [first, second] = single.variants;
  const lower = await manager('PUT', `/api/products/${single.id}`, {
    ...single,
    variants: [{ ...first, sku: 'c1-s' }, second],
  });
  expect(lower.status).toBe(200);
  expect(renamed.version).toBeGreaterThan(kept.version);
});
