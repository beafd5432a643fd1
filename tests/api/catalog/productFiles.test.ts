/** What a product file with only some columns, or with rows in any order, does to stored products. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reasonText } from '#contract/platform/imports/reasons';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
  const client = await importer.api.as('manager');
  await client.create('attributes', {
    data: { code: 'fabric', names: { en: 'Fabric' }, type: 'text', options: [] },
  });
});
afterAll(() => importer.close());

const SHIRT =
  'external_id,status,name_en,name_zh,brand,tags,option1_name_en,option1_name_zh,option1_values,option1,sku,barcode,price,original_price,attribute:fabric:en,attribute:fabric:zh\n' +
  'shirt,draft,Shirt,衬衫,Harbour,summer,Size,尺码,S|Small|小号;M,S,SH-S,690001,10.00,20.00,Linen,亚麻\n' +
  'shirt,,,,,,,,,M,SH-M,690002,11.00,21.00,,\n';
beforeEach(async () => {
  await importer.run('products', SHIRT, 'file.csv', 'remove');
});

const shirt = async (externalId = 'shirt') => {
  const client = await importer.api.as('manager');
  const { data } = await client.getList('products', {
    filter: { externalId },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return (await client.getOne('products', { id: data[0]?.id })).data;
};
/** Line, column and reason of each error of a refused file. */
const refusals = async (body: string) => {
  const { job } = await importer.upload('products', body);
  expect(job.status).toBe('done');
  return (await importer.errors(job.id)).map(({ line, field, message }) => [
    line,
    field,
    reasonText(message, 'en'),
  ]);
};
const imports = async (body: string) => {
  const { done } = await importer.run('products', body);
  expect(done.counts.rejected).toBeUndefined();
  return done.counts;
};

test('texts of a language without a column are kept: names of options and values, and attributes', async () => {
  const before = await shirt();
  await imports(
    'external_id,option1_name_en,option1_values,attribute:fabric:en\nshirt,Sizes,S;M;L,Cotton\n',
  );
  const after = await shirt();
  expect(after.options).toEqual([
    {
      names: { en: 'Sizes', zh: '尺码' },
      values: [...before.options[0].values, { key: 'L', names: { en: 'L' } }],
    },
  ]);
  expect(after.attributes).toEqual({ fabric: { en: 'Cotton', zh: '亚麻' } });
  expect(after.variants).toEqual(before.variants);
  await imports('external_id,attribute:fabric:zh,option1_name_zh\nshirt,,尺寸\n');
  expect(await shirt()).toMatchObject({
    attributes: { fabric: { en: 'Cotton' } },
    options: [{ names: { en: 'Sizes', zh: '尺寸' } }],
  });
});

test('numbers of attributes are read in files as in the form', async () => {
  const client = await importer.api.as('manager');
  const data = { code: 'length', names: { en: 'Length' }, type: 'number', options: [] };
  await client.create('attributes', { data });
  const lengths = async (cell: string) => {
    await imports(`external_id,attribute:length\nshirt,"${cell}"\n`);
    return (await shirt()).attributes.length;
  };
  expect(await lengths('1,234')).toBe(1234);
  expect(await lengths('１２．５')).toBe(12.5);
  for (const cell of ['1e3', '1,5', 'two'])
    expect(await refusals(`external_id,attribute:length\nshirt,"${cell}"\n`)).toEqual([
      [2, 'attribute:length', 'Must be a number'],
    ]);
  expect(await lengths('0.0000001')).toBe(1e-7);
  const { body } = await importer.text('/api/exports/products');
  expect(body).toContain(',0.0000001');
});

test('values of an option without its names are those of the stored option, with and without variants', async () => {
  await imports('external_id,option1_values\nshirt,S;M;XL\n');
  const keys = async () => (await shirt()).options[0].values.map(({ key }: { key: string }) => key);
  expect(await keys()).toEqual(['S', 'M', 'XL']);
  await imports('external_id,option1_values,option1,sku,price\nshirt,S;M;XL;L,L,SH-L,12.00\n');
  expect(await keys()).toEqual(['S', 'M', 'XL', 'L']);
  expect((await shirt()).options[0].names).toEqual({ en: 'Size', zh: '尺码' });
  expect((await shirt()).variants).toHaveLength(3);
});

test('values of an option that nobody named are refused with the column of the name', async () => {
  await importer.run('products', 'external_id,name_en,sku,price\nplain,Plain,PL-1,1.00\n');
  expect(await refusals('external_id,option1_values\nplain,S;M\n')).toEqual([
    [2, 'option1_values', 'The values do not fit the options'],
  ]);
  expect(await refusals('external_id,sku,option1,price\nplain,PL-1,S,1.00\n')).toEqual([
    [2, 'option1_name_en', 'Required'],
  ]);
});

test('listed values that leave out one of a variant are refused with that value', async () => {
  expect(await refusals('external_id,option1_values\nshirt,S\n')).toEqual([
    [2, 'option1_values', 'Variants of the product still have these values: M'],
  ]);
});

test('a dry run and the log bring the names of the options by which changed variants are told apart', async () => {
  const { job } = await importer.upload(
    'products',
    'external_id,sku,option1,price\nshirt,SH-S,S,10.50\n',
    'file.csv',
  );
  const values = [
    { key: 'S', names: { en: 'Small', zh: '小号' } },
    { key: 'M', names: { en: 'M' } },
  ];
  const names = { en: 'Size', zh: '尺码' };
  expect(job.input.changes).toMatchObject([{ name: 'Shirt', options: [{ names, values }] }]);
  await importer.apply(job.id);
  const { id } = await shirt();
  const manager = await importer.api.raw('manager');
  const { body } = await manager<object[]>('GET', `/api/history/products/${id}`);
  expect(body[0]).toMatchObject({ recordOptions: [{ values }] });
  expect(body.at(-1)).not.toHaveProperty('recordOptions');
});

test('variants without an SKU that a file leaves out are named by their options in each language', async () => {
  const file = (rows: string) =>
    `external_id,status,name_en,option1_name_en,option1_values,option1,sku,price\n${rows}`;
  const first = 'scarf,draft,Scarf,Colour,r|Red|红色;b|Blue|蓝色,r,,1.00\n';
  await imports(file(`${first}scarf,,,,,b,,2.00\n`));
  const { job } = await importer.upload('products', file(first));
  expect(job.input.notices).toEqual([
    { key: 'keptVariants', count: 1, names: [{ en: 'scarf: Blue', zh: 'scarf: 蓝色' }] },
  ]);
});

test('options in another order take the values of the variants with them', async () => {
  const header =
    'external_id,option1_name_en,option1_values,option2_name_en,option2_values,option1,option2,sku,price\n';
  await imports(
    `${header}shirt,Size,S;M,Fit,Slim;Wide,S,Slim,SH-S,10.00\nshirt,,,,,M,Wide,SH-M,11.00\n`,
  );
  await imports(
    'external_id,option1_name_en,option1_values,option2_name_en,option2_values\nshirt,Fit,Slim;Wide,Size,S;M\n',
  );
  const { options, variants } = await shirt();
  expect(options.map(({ names }: { names: object }) => names)).toEqual([
    { en: 'Fit' },
    { en: 'Size', zh: '尺码' },
  ]);
  expect(variants.map(({ optionValues }: { optionValues: string[] }) => optionValues)).toEqual([
    ['Slim', 'S'],
    ['Wide', 'M'],
  ]);
});

test('rows of a product that contradict each other are refused with their column', async () => {
  const body =
    'external_id,name_en,status,brand,tags,sku,price\nshirt,Shirt,draft,Harbour,a;b,SH-S,10.00\nshirt,Blouse,active,Bay,c,SH-M,11.00\n';
  const differs =
    'Differs from line 2, though the rows of a record have this value in common. Leave the cell empty or repeat the value';
  expect((await refusals(body)).filter(([line]) => line === 3)).toEqual(
    ['status', 'name_en', 'brand', 'tags'].map((column) => [3, column, differs]),
  );
  const shopify =
    'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Vendor\nhat,Hat,Size,S,H-S,1.00,Bay\nhat,Cap,,M,H-M,1.00,Bay\n';
  const { job } = await importer.upload('shopify-products', shopify);
  expect(await importer.errors(job.id)).toMatchObject([
    { line: 2, message: 'imports.errors.sibling' },
    { line: 3, field: 'Title' },
  ]);
});

test('a file whose rows were sorted, or repeat what holds for the product, changes nothing', async () => {
  const [header = '', first = '', second = ''] = SHIRT.split('\n');
  const sorted = await importer.upload(
    'products',
    `${header}\n${second}\n${first}\n`,
    'file.csv',
    'remove',
  );
  expect(sorted.job.counts).toEqual({ rows: 2, 'products.updated': 1 });
  expect(sorted.job.input.changes).toMatchObject([
    { after: expect.not.objectContaining({ names: expect.anything() }) },
  ]);
  const repeated = first.replace(',S,SH-S,690001,10.00,20.00', ',M,SH-M,690002,11.00,21.00');
  expect(await imports(`${header}\n${first}\n${repeated}\n`)).toEqual({
    rows: 2,
    'products.unchanged': 1,
  });
});

test('variants that exist need no price in the file, and new ones do', async () => {
  await imports('external_id,sku,barcode\nshirt,SH-M,690009\n');
  expect(await imports('external_id,sku,price,barcode\nshirt,SH-S,,690008\n')).toEqual({
    rows: 1,
    'products.updated': 1,
  });
  expect((await shirt()).variants).toMatchObject([
    { sku: 'SH-S', barcode: '690008', basePrice: 1000, originalPrice: 2000 },
    { sku: 'SH-M', barcode: '690009', basePrice: 1100, originalPrice: 2100 },
  ]);
  const added = 'external_id,option1_values,option1,sku,barcode\nshirt,S;M;L,L,SH-L,690010\n';
  expect(await refusals(added)).toEqual([[2, 'price', 'Required']]);
  expect(await refusals('external_id,name_en,sku\nfresh,Fresh,FR-1\n')).toEqual([
    [2, 'price', 'Required'],
  ]);
});

test('categories of a file are told by code, name or path, and refused where several are meant', async () => {
  await importer.run(
    'categories',
    'code,parent_code,name_en,name_zh\nmen,,Men,男装\nwomen,,Women,女装\nmen-tops,Men,Tops,上衣\nwomen-tops,女装,Tops,上衣\n',
  );
  const categoryOf = async (cell: string) => {
    await imports(`external_id,category,categories\nshirt,${cell},${cell};men\n`);
    const client = await importer.api.as('manager');
    const { primaryCategoryId } = await shirt();
    const { data } = await client.getOne('categories', { id: primaryCategoryId });
    return data.code;
  };
  expect(await categoryOf('women-tops')).toBe('women-tops');
  expect(await categoryOf('女装')).toBe('women');
  expect(await categoryOf('Men > Tops')).toBe('men-tops');
  expect(await refusals('external_id,category\nshirt,Tops\nhat,Hats\n')).toEqual([
    [
      2,
      'category',
      'Several categories are called “Tops”: Men > Tops (men-tops); Women > Tops (women-tops). Write the code of the one you mean',
    ],
    [
      3,
      'category',
      'There is no category “Hats”: write its code, its name, or its path such as Home > Kitchen',
    ],
  ]);
});
