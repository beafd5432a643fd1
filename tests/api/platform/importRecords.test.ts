/** What an import does with whole records: nothing is written in part, and nothing is lost without a word. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reasonText } from '#contract/platform/imports/reasons';
import { query } from '#db/statements';
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

const SIZES =
  'external_id,name_en,option1_name_en,option1_values,option1,sku,price,cost\n' +
  'polo,Polo,Size,S|S|小号;M;L,S,P-S,10.00,4.00\npolo,,,,M,P-M,11.00,4.10\npolo,,,,L,P-L,12.00,4.20\n';

test('variants that a file leaves out are kept, and the dry run names them', async () => {
  await importer.run('products', SIZES);
  const { dry, done } = await importer.run(
    'products',
    'external_id,name_en,option1_name_en,option1,sku,price\npolo,Polo,Size,M,P-M,15.00\n',
  );
  expect(dry.input.notices).toEqual([
    { key: 'keptVariants', count: 2, names: ['polo: P-S', 'polo: P-L'] },
  ]);
  expect(done.input.notices).toEqual(dry.input.notices);
  expect(await pricesOf('polo')).toEqual([
    ['P-S', 1000],
    ['P-M', 1500],
    ['P-L', 1200],
  ]);
  const { options } = await productOf('polo');
  expect(options[0].values.map(({ key }: { key: string }) => key).sort()).toEqual(['L', 'M', 'S']);
});

test('variants that a file leaves out are removed on request, and the dry run names them', async () => {
  await importer.run('products', SIZES);
  const body =
    'external_id,name_en,option1_name_en,option1,sku,price\npolo,Polo,Size,S,P-S,10.00\n';
  const { dry } = await importer.run('products', body, 'file.csv', 'remove');
  expect(dry.input.notices).toEqual([
    { key: 'removedVariants', count: 2, names: ['polo: P-M', 'polo: P-L'] },
  ]);
  const product = await productOf('polo');
  expect(product.variants).toMatchObject([{ sku: 'P-S', basePrice: 1000, cost: 400 }]);
  // A value without names of its own keeps those that are stored.
  expect(product.options[0].values).toEqual([{ key: 'S', names: { en: 'S', zh: '小号' } }]);
});

test('kept variants that do not fit the options of the file refuse the product by name', async () => {
  await importer.run('products', SIZES);
  const { job } = await importer.upload(
    'products',
    'external_id,name_en,option1_name_en,option1,option2_name_en,option2,sku,price\npolo,Polo,Size,S,Colour,Red,P-S,10.00\n',
  );
  expect(job.counts).toEqual({ rows: 1, rejected: 1 });
  const [error] = await importer.errors(job.id);
  expect(reasonText(error?.message ?? '', 'zh')).toContain('P-M、P-L');
});

test('a variant whose option is renamed keeps the fields without a column by its SKU', async () => {
  await importer.run('products', SIZES);
  const before = await productOf('polo');
  await importer.run(
    'products',
    'external_id,name_en,option1_name_en,option1,sku,price\npolo,Polo,Size,Small,P-S,10.00\npolo,,,M,P-M,11.00\npolo,,,L,P-L,12.00\n',
  );
  const after = await productOf('polo');
  const facts = (product: typeof after) =>
    product.variants.map(({ id, cost }: { id: number; cost: number }) => [id, cost]);
  expect(facts(after)).toEqual(facts(before));
  expect(after.variants[0].optionValues).toEqual(['Small']);
});

test('a file of prices without columns of options keeps the options by SKU', async () => {
  await importer.run('products', SIZES, 'file.csv', 'remove');
  const { done } = await importer.run(
    'products',
    'external_id,name_en,sku,price\npolo,Polo,P-M,16.00\n',
  );
  expect(done.counts).toEqual({ rows: 1, 'products.updated': 1 });
  expect((await pricesOf('polo'))[1]).toEqual(['P-M', 1600]);
});

test('an empty price in a Shopify file is refused where a price would be lost or the product is active', async () => {
  const own = 'external_id,status,name_en,description_en,images,sku,price,cost\n';
  await importer.run(
    'products',
    `${own}jug,active,Jug,A jug,https://example.com/j.jpg,JUG,99.00,40\n`,
  );
  const file = (status: string) => `${SHOPIFY}\njug,Jug,Title,Default Title,JUG,,${status}\n`;
  for (const status of ['active', 'draft', '']) {
    const { dry, done } = await importer.run('shopify-products', file(status));
    expect(dry.counts).toEqual({ rows: 1, rejected: 1 });
    expect(await importer.errors(done.id)).toMatchObject([
      { line: 2, field: 'Variant Price', message: 'ra.validation.required' },
    ]);
    expect(await pricesOf('jug')).toEqual([['JUG', 9900]]);
  }
  const { done } = await importer.run(
    'shopify-products',
    `${SHOPIFY}\nidea,Idea,Title,Default Title,IDEA,,draft\n`,
  );
  expect(done.counts).toEqual({ rows: 1, 'products.created': 1 });
});

test('a Shopify file changes only what it has columns for, and names the columns it does not import', async () => {
  const own =
    'external_id,status,name_en,description_en,brand,tags,images,sku,price,weight_grams\n';
  await importer.run(
    'products',
    `${own}cup,archived,Cup,A cup,Harbour,blue,https://example.com/c.jpg,CUP,5.00,300\n`,
  );
  const { dry } = await importer.run(
    'shopify-products',
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,SEO Title,Gift Card\ncup,Cup,Title,Default Title,CUP,6.00,x,no\n',
  );
  expect(dry.input.notices).toEqual([
    { key: 'ignoredColumns', count: 2, names: ['SEO Title', 'Gift Card'] },
  ]);
  expect(await productOf('cup')).toMatchObject({
    status: 'archived',
    brand: 'Harbour',
    tags: ['blue'],
    descriptions: { en: 'A cup' },
    images: [{ url: 'https://example.com/c.jpg' }],
    variants: [{ basePrice: 600, weightGrams: 300 }],
  });
});

test('images of variants in a Shopify file are kept among those of the product', async () => {
  await importer.run(
    'shopify-products',
    `${SHOPIFY},Image Src,Variant Image\nbag,Bag,Colour,Red,B-R,1.00,draft,https://example.com/1.jpg,https://example.com/red.jpg\nbag,,,Blue,B-B,1.00,,,https://example.com/1.jpg\n`,
  );
  const { images } = await productOf('bag');
  expect(images.map(({ url }: { url: string }) => url)).toEqual([
    'https://example.com/1.jpg',
    'https://example.com/red.jpg',
  ]);
});

test('a price below its floor is refused in a product file and from the store, as in the form', async () => {
  const own = 'external_id,name_en,sku,price,cost,min_price\n';
  await importer.run('products', `${own}pot,Pot,POT,90.00,60.00,80.00\n`);
  for (const file of [
    'external_id,name_en,sku,price\npot,Pot,POT,8.00\n',
    `${own}pot,Pot,POT,79.99,60.00,80.00\n`,
  ]) {
    const { dry, done } = await importer.run('products', file);
    expect(dry.counts).toEqual({ rows: 1, rejected: 1 });
    const [error] = await importer.errors(done.id);
    expect(error).toMatchObject({ line: 2, field: 'price' });
    expect(error?.message).toContain('prices.errors.belowFloor');
  }
  const shopify = `${SHOPIFY}\npot,Pot,Title,Default Title,POT,8.00,draft\n`;
  expect((await importer.upload('shopify-products', shopify)).job.counts).toEqual({
    rows: 1,
    rejected: 1,
  });
  const store = await importer.api.store();
  const { status, body } = await store('POST', '/api/store/products', {
    externalId: 'pot',
    variants: [{ sku: 'POT', basePrice: 800, cost: 6000 }],
  });
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toContain('prices.errors.belowFloor');
  expect(await pricesOf('pot')).toEqual([['POT', 9000]]);
  // At the floor itself it is accepted, and an unchanged price does not prevent other changes.
  const { done } = await importer.run('products', `${own}pot,Pot,POT,80.00,60.00,80.00\n`);
  expect(done.counts).toEqual({ rows: 1, 'products.updated': 1 });
  const raised = await importer.run('products', `${own}pot,Pot,POT,80.00,60.00,85.00\n`);
  expect(raised.done.counts).toEqual({ rows: 1, 'products.updated': 1 });
});

test('a price for an SKU of two products is refused with both named, and one archived product does not count', async () => {
  const own = 'external_id,status,name_en,sku,price\n';
  await importer.run(
    'products',
    `${own}twin-1,draft,Left,TWINS,1.00\ntwin-2,draft,Right,TWINS-2,2.00\n`,
  );
  // As stores hold them that are older than the rule that an SKU is unique.
  await importer.api.connection.transaction((tx) =>
    query(tx, `update variants set sku = 'TWINS' where sku = 'TWINS-2'`),
  );
  const { job } = await importer.upload('prices', 'sku,price\nTWINS,5.00\n');
  expect(job.counts).toEqual({ rows: 1, rejected: 1 });
  const [error] = await importer.errors(job.id);
  expect(error).toMatchObject({ line: 2, field: 'sku' });
  expect(reasonText(error?.message ?? '', 'en')).toMatch(/Left \(#\d+\), Right \(#\d+\)/);
  const seen = await importer.upload('competitor-prices', 'sku,seller,price\nTWINS,Other,5.00\n');
  expect(seen.job.counts).toEqual({ rows: 1, rejected: 1 });
  await importer.run('products', `${own}twin-1,archived,Left,TWINS,1.00\n`);
  const { job: clear } = await importer.upload('prices', 'sku,price\nTWINS,5.00\n');
  expect(clear.counts).toEqual({ rows: 1, 'prices.updated': 1 });
});

test.each([
  ['a first line sep=;', 'sep=;\r\nexternal_id;name_en;sku;price\r\nsep;"Sep; one";SEP;1.00\r\n'],
  ['the line ends of an old Mac', 'external_id,name_en,sku,price\rsep,"Sep; one",SEP,1.00\r'],
])('a file with %s is read', async (_, body) => {
  const { job } = await importer.upload('products', body);
  expect(job).toMatchObject({ status: 'done' });
  expect(job.counts).toEqual({ rows: 1, 'products.created': 1 });
});

test('a product with 501 variants is refused with the true reason', async () => {
  const rows = Array.from(
    { length: 501 },
    (_, index) => `lots,${index ? '' : 'Lots'},${index ? '' : 'N'},${index},1.00`,
  );
  const body = `external_id,name_en,option1_name_en,option1,price\n${rows.join('\n')}\n`;
  const { job } = await importer.upload('products', body);
  expect(job.counts).toEqual({ rows: 501, rejected: 501 });
  const messages = (await importer.errors(job.id)).map(({ message }) => message);
  expect(messages.some((message) => message.includes('errors.maxItems'))).toBe(true);
  expect(messages.some((message) => message.includes('maxLength'))).toBe(false);
});

test('codes that a spreadsheet changed are refused with the reason', async () => {
  const own = 'external_id,name_en,sku,barcode,price\n';
  await importer.run('products', `${own}nut,Nut,000123,,1.00\n`);
  const { job } = await importer.upload(
    'products',
    `${own}nut,Nut,123,,1.00\nbolt,Bolt,BOLT,6.90123E+12,1.00\n`,
  );
  expect(job.counts).toEqual({ rows: 2, rejected: 2 });
  const errors = await importer.errors(job.id);
  expect(errors.map(({ field }) => field)).toEqual(['sku', 'barcode']);
  expect(errors[0]?.message).toContain('000123');
  expect(errors[1]?.message).toBe('imports.errors.roundedCode');
  expect(await pricesOf('nut')).toEqual([['000123', 100]]);
});

test('days of a price file are read as a Chinese or German spreadsheet writes them', async () => {
  await importer.run('products', 'external_id,name_en,sku,price\nday,Day,DAY,1.00\n');
  for (const day of ['2029/12/1', '1.12.2029', '2029年12月1日']) {
    const { job } = await importer.upload('prices', `sku,price,starts_at\nDAY,2.00,${day}\n`);
    expect(job.counts).toEqual({ rows: 1, 'prices.updated': 1 });
  }
  const { job } = await importer.upload('prices', 'sku,price,starts_at\nDAY,2.00,01/12/2029\n');
  expect(job.counts).toEqual({ rows: 1, rejected: 1 });
});

test('types with one code in common give a category each, and joined categories are named', async () => {
  const types = 'Handle,Title,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status';
  await importer.run('categories', 'code,name_en,name_zh\noutdoor,Outdoor,户外\n');
  const rows = ['iPhone 手机壳', 'iPhone 充电器', 'Outdoor'].map(
    (type, index) =>
      `type-${index},Type ${index},${type},Title,Default Title,TY-${index},1.00,draft`,
  );
  const { dry } = await importer.run('shopify-products', `${types}\n${rows.join('\n')}\n`);
  expect(dry.counts).toMatchObject({ 'categories.created': 2, 'categories.unchanged': 1 });
  expect(dry.input.notices).toEqual([
    {
      key: 'joinedCategories',
      count: 1,
      names: ['Outdoor → Outdoor (outdoor)'],
      keys: ['Outdoor'],
    },
  ]);
  // Told otherwise, the type gets a category of its own, now and whenever the file comes again.
  const body = `${types}\n${rows.join('\n')}\n`;
  const { job } = await importer.upload('shopify-products', body);
  const again = await importer.again(job.id, { ownCategories: ['Outdoor'] });
  expect(again.counts).toMatchObject({ 'categories.created': 1, 'products.updated': 1 });
  expect(again.input.notices).toBeUndefined();
  await importer.apply(again.id);
  const { job: later } = await importer.upload('shopify-products', body);
  expect(later.counts).toMatchObject({ 'categories.unchanged': 3, 'products.unchanged': 3 });
  expect(later.input.notices).toBeUndefined();
});

test('a refused row names the other product in the language of whoever reads the reason', async () => {
  const own = 'external_id,name_en,name_zh,sku,price\n';
  await importer.run('products', `${own}desk-lamp,Desk lamp,台灯,DL-1,1.00\n`);
  const { job } = await importer.upload(
    'products',
    `${own}wall-lamp,Wall lamp,壁灯,DL-1,2.00\nfloor-lamp,Floor lamp,落地灯,FL-1,3.00\nsecond,Second lamp,第二盏灯,FL-1,3.00\n`,
  );
  const reasons = (await importer.errors(job.id)).map(({ message }) => message);
  expect(reasons.map((reason) => reasonText(reason, 'zh'))).toEqual([
    '“台灯”已使用 SKU DL-1，“壁灯”不能再使用',
    '“落地灯”已使用 SKU FL-1，“第二盏灯”不能再使用',
  ]);
  expect(reasons.map((reason) => reasonText(reason, 'en'))).toEqual([
    '“Desk lamp” has the SKU DL-1 already, so “Wall lamp” cannot have it',
    '“Floor lamp” has the SKU FL-1 already, so “Second lamp” cannot have it',
  ]);
});
