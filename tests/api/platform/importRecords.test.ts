/** What an import does with whole records: nothing is written in part, and nothing is lost without a word. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
});
afterAll(() => importer.close());

const SHOPIFY = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status';

const productOf = async (externalId: string) => {
  const client = await importer.api.as('manager');
  const { data } = await client.getList('products', {
    filter: { externalId },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return (await client.getOne('products', { id: data[0]?.id })).data;
};

/** SKU and price of each variant. */
const pricesOf = async (externalId: string) =>
  ((await productOf(externalId)).variants as { sku: string; basePrice: number }[]).map(
    ({ sku, basePrice }) => [sku, basePrice],
  );

test('rows of one product that are not adjacent are gathered, and no variant is lost', async () => {
  await importer.run(
    'shopify-products',
    `${SHOPIFY}\ntee,Tee,Size,S,T-S,30.00,draft\ntee,,,M,T-M,31.00,\n`,
  );
  const { dry, done } = await importer.run(
    'shopify-products',
    `${SHOPIFY}\ntee,Tee,Size,S,T-S,32.00,draft\ncap,Cap,Title,Default Title,CAP,9.00,draft\ntee,,,M,T-M,33.00,\n`,
  );
  expect(dry.counts).toMatchObject({ 'products.created': 1, 'products.updated': 1 });
  expect(done.counts).toEqual(dry.counts);
  expect(done.counts.rejected).toBeUndefined();
  expect(await pricesOf('tee')).toEqual([
    ['T-S', 3200],
    ['T-M', 3300],
  ]);
});

test('a row with too many cells refuses its whole product, and the corrected refused rows import it', async () => {
  const body = `${SHOPIFY}\npen,Pen,Colour,Red,P-R,1.00,draft\npen,,,Blue,P-B,2.00,,surplus\n`;
  const { done } = await importer.run('shopify-products', body);
  expect(done.counts).toEqual({ rows: 2, rejected: 2 });
  const { body: rejected } = await importer.text(`/api/jobs/${done.id}/rejected?language=en`);
  expect(rejected).toContain('pen,Pen,Colour,Red,P-R,1.00,draft');
  const { done: again } = await importer.run(
    'shopify-products',
    rejected.replace(',surplus,', ','),
  );
  expect(again.counts).toMatchObject({ rows: 2, 'products.created': 1 });
  expect(again.counts.rejected).toBeUndefined();
  expect(await pricesOf('pen')).toEqual([
    ['P-R', 100],
    ['P-B', 200],
  ]);
});

test.each([
  [
    'products',
    'external_id,name_en,brand,sku,price\nbowl,"-Bowl, deep",,B-1,x\n',
    (file: string) => file.replace(',x,', ',5.00,'),
    'products.created',
  ],
  [
    'categories',
    'code,name_en,parent_code\nshelf,Shelves,nowhere\n',
    (file: string) => file.replace(',nowhere,', ',,'),
    'categories.created',
  ],
  [
    'google-taxonomy',
    '1 - Animals\nx2 - Animals > Supplies, all\n',
    (file: string) => file.replace('x2 - Animals > ', '2 - '),
    'categories.created',
  ],
] as const)(
  'the refused rows of %s are imported as they are once they are corrected',
  async (kind, body, correct, outcome) => {
    const { job } = await importer.upload(kind, body);
    expect(job.counts.rejected).toBe(1);
    const file = (await importer.text(`/api/jobs/${job.id}/rejected?language=en`)).body;
    // Refused once more as it is, with the same reason and no second set of reason columns.
    const { job: uncorrected } = await importer.upload(kind, file);
    expect(uncorrected.counts).toEqual({ rows: 1, rejected: 1 });
    const twice = (await importer.text(`/api/jobs/${uncorrected.id}/rejected?language=en`)).body;
    expect(twice.split('\r\n')[0]).toBe(file.split('\r\n')[0]);
    const { done } = await importer.run(kind, correct(twice));
    expect(done.counts).toEqual({ rows: 1, [outcome]: 1 });
  },
);

test('the text of a cell is unchanged after it was refused and imported', async () => {
  const body = 'external_id,name_en,sku,price\nodd,"=1+1",ODD,x\n';
  const { job } = await importer.upload('products', body);
  const file = (await importer.text(`/api/jobs/${job.id}/rejected`)).body;
  await importer.run('products', file.replace(',x,', ',5.00,'));
  expect((await productOf('odd')).names).toEqual({ en: '=1+1' });
});
