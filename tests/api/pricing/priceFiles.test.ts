/** What a file of prices would change, before it is applied. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isoInZone } from '#server/platform/exports/instants';
import { DAY_MS } from '#shared/days';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
  await importer.run(
    'products',
    'external_id,name_en,sku,price\npen,Pen,PEN,1.00\ncup,Cup,CUP,2.00\n',
  );
});
afterAll(() => importer.close());

const productOf = async (sku: string) => {
  const client = await importer.api.as('manager');
  const { data } = await client.getList('products', {
    filter: { q: sku },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return (await client.getOne('products', { id: data[0]?.id })).data;
};
const variantOf = async (sku: string) => (await productOf(sku)).variants[0];

test('the dry run of a price file shows the old and the new price of each variant', async () => {
  const { job } = await importer.upload('prices', 'sku,price\nPEN,1.50\nCUP,2.00\n');
  expect(job.counts).toEqual({ rows: 2, 'prices.updated': 1, 'prices.unchanged': 1 });
  const product = await productOf('PEN');
  const [{ id }] = product.variants;
  expect(job.input.changes).toEqual([
    {
      resource: 'products',
      recordId: product.id,
      name: 'Pen',
      before: { variants: [{ id, sku: 'PEN', basePrice: 100 }] },
      after: { variants: [{ id, sku: 'PEN', basePrice: 150 }] },
    },
  ]);
  const { job: larger } = await importer.upload('prices', 'sku,price,min_quantity\nPEN,0.90,10\n');
  expect(larger.input.changes).toMatchObject([
    {
      before: { variants: [{ sku: 'PEN ≥ 10', basePrice: null }] },
      after: { variants: [{ sku: 'PEN ≥ 10', basePrice: 90 }] },
    },
  ]);
});

test('a price that is planned already is no change', async () => {
  const client = await importer.api.as('manager');
  const { id } = await variantOf('CUP');
  const startsAt = importer.api.now + 3 * DAY_MS;
  await client.create('prices', { data: { listId: 1, variantId: id, amount: 250, startsAt } });
  const { timeZone } = await importer.api.application.settings();
  const { job } = await importer.upload(
    'prices',
    `sku,price,starts_at\nCUP,2.50,${isoInZone(startsAt, timeZone)}\n`,
  );
  expect(job.counts).toEqual({ rows: 1, 'prices.unchanged': 1 });
});
