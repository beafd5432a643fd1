/** Exports of lists through the API, on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportClient, openImports as open, PRODUCTS } from '../support/openImports.ts';

describe('exports of lists', () => {
  let importer: ImportClient;
  beforeAll(async () => {
    importer = await open();
    const client = await importer.api.as('manager');
    for (const attribute of [
      { code: 'material', names: { en: 'Material' }, type: 'text', options: [] },
      { code: 'wattage', names: { en: 'Wattage' }, type: 'number', unit: 'W', options: [] },
      {
        code: 'finish',
        names: { en: 'Finish' },
        type: 'choice',
        options: [{ code: 'matt', names: { en: 'Matt' } }],
      },
      { code: 'indoor', names: { en: 'Indoor' }, type: 'boolean', options: [] },
    ])
      await client.create('attributes', { data: attribute });
    await importer.run(
      'categories',
      'code,parent_code,name_en,name_zh,attributes\nhome,,Home,家居,material:recommended\nlamps,home,"Lamps, lights",灯具,\n',
    );
    const { data: categories } = await client.getList('categories', {
      filter: {},
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'id', order: 'ASC' },
    });
    const idOf = (code: string) => categories.find((category) => category.code === code)?.id;
    await client.create('products', {
      data: {
        names: { en: '=HYPERLINK("x")', zh: "'=引用" },
        descriptions: { en: 'Line one\nline two, "quoted"; and more' },
        brand: '-5',
        status: 'draft',
        primaryCategoryId: idOf('lamps'),
        categoryIds: [idOf('home')],
        tags: ['a;b', 'c\\d', 'plain'],
        options: [
          {
            names: { en: 'Size', zh: '尺码' },
            values: [
              { key: 'S', names: { en: 'S' } },
              { key: 'M|L', names: { en: 'Medium', zh: '中' } },
              { key: 'unused', names: { zh: '无' } },
            ],
          },
          { names: { en: 'Colour' }, values: [{ key: 'red', names: { en: 'Red' } }] },
        ],
        images: [
          { url: 'https://example.com/a;b.jpg', alt: 'one | two' },
          { url: '/local.jpg', alt: '' },
        ],
        attributes: {
          material: { en: 'Oak', zh: '橡木' },
          wattage: 12.5,
          finish: 'matt',
          indoor: true,
        },
        variants: [
          {
            sku: '+SKU',
            barcode: '0012',
            optionValues: ['S', 'red'],
            cost: 1,
            basePrice: 1999,
            originalPrice: 2500,
            weightGrams: 120,
          },
          {
            sku: null,
            barcode: null,
            optionValues: ['M|L', 'red'],
            cost: null,
            basePrice: 0,
            originalPrice: null,
            weightGrams: null,
          },
        ],
      },
    });
    await importer.run('products', PRODUCTS.replace(',home,', ',lamps,'));
  });
  afterAll(() => importer.close());

  test('exported products and categories are imported and exported again without any difference', async () => {
    const products = (await importer.text('/api/exports/products')).body;
    const categories = (await importer.text('/api/exports/categories')).body;
    expect(products.startsWith('\ufeffexternal_id,status,name_en,')).toBe(true);
    expect(products).toContain(`'+SKU`);
    expect(categories).toContain('lamps,home,0,"Lamps, lights",灯具,no,\r\n');
    expect((await importer.run('categories', categories)).done.counts).toEqual({
      rows: 2,
      'categories.unchanged': 2,
    });
    const again = (await importer.run('products', products)).done.counts;
    expect(again).toEqual({ rows: 5, 'products.unchanged': 4 });
    expect((await importer.text('/api/exports/products')).body).toBe(products);
    expect((await importer.text('/api/exports/categories')).body).toBe(categories);
    const part = async (filter: object) =>
      (
        await importer.text(
          `/api/exports/categories?filter=${encodeURIComponent(JSON.stringify(filter))}`,
        )
      ).body
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[0]);
    expect(await part({ q: 'lamps' })).toEqual(['lamps']);
    expect(await part({ parentId: null })).toEqual(['home']);

    const other = await open();
    const client = await other.api.as('manager');
    const source = await importer.api.as('manager');
    const { data: attributes } = await source.getList('attributes', {
      filter: {},
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'id', order: 'ASC' },
    });
    for (const { code, names, type, unit, options } of attributes)
      await client.create('attributes', { data: { code, names, type, unit, options } });
    await other.run('categories', categories);
    expect((await other.run('products', products)).done.counts).toEqual({
      rows: 5,
      'products.created': 4,
    });
    expect((await other.text('/api/exports/categories')).body).toBe(categories);
    expect((await other.text('/api/exports/products')).body).toBe(products);
    await other.close();
  });

  test('an export contains all pages of the list in its order, masked for the role', async () => {
    const store = await importer.api.store();
    const members = Array.from({ length: 701 }, (_, index) => ({
      externalId: `M-${String(index).padStart(4, '0')}`,
      name: index % 3 === 0 ? null : `Name ${index % 50}`,
      phone: '13800001234',
      email: `m${index}@example.com`,
    }));
    await store('POST', '/api/store/members/batch', { rows: members });
    const column = (csv: string, at: number) =>
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[at]);
    const names = (await importer.text(`/api/exports/members?sort=["name","DESC"]`)).body;
    const ids = column(names, 0);
    expect(ids).toHaveLength(701);
    expect(new Set(ids).size).toBe(701);
    const client = await importer.api.as('manager');
    const first = await client.getList('members', {
      filter: {},
      pagination: { page: 1, perPage: 1000 },
      sort: { field: 'name', order: 'DESC' },
    });
    expect(ids).toEqual(first.data.map((member) => member.externalId));
    const filtered = (
      await importer.text(
        `/api/exports/members?filter=${encodeURIComponent('{"name":"Name 7"}')}&sort=["id","ASC"]`,
      )
    ).body;
    expect(column(filtered, 0)).toEqual(
      first.data
        .filter(({ name }) => name === 'Name 7')
        .map(({ externalId }) => externalId)
        .sort(),
    );
    expect(names).not.toContain('13800001234');
    const owner = await importer.text(
      '/api/exports/members?reason=Letters',
      await importer.api.login('owner@example.com'),
    );
    expect(owner.body).toContain('13800001234');
  });

  test('an export refuses what the list refuses, and is recorded as an activity', async () => {
    expect((await importer.text('/api/exports/orders?filter={"nonsense":1}')).status).toBe(400);
    expect((await importer.text('/api/exports/orders?sort=["nonsense","ASC"]')).status).toBe(400);
    expect((await importer.text('/api/exports/staff')).status).toBe(404);
    expect((await importer.text('/api/exports/toString')).status).toBe(404);
    expect(
      (
        await importer.text(
          '/api/exports/activities',
          await importer.api.login('agent@example.com'),
        )
      ).status,
    ).toBe(403);
    for (const resource of ['orders', 'returns', 'activities']) {
      const { status, body, headers } = await importer.text(`/api/exports/${resource}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('text/csv');
      expect(body.split('\r\n').length).toBeGreaterThan(1);
    }
    const client = await importer.api.as('owner');
    const { data } = await client.getList('activities', {
      filter: { verb: 'export', resource: 'orders' },
      pagination: { page: 1, perPage: 5 },
      sort: { field: 'id', order: 'DESC' },
    });
    expect(data[0]).toMatchObject({ actorKind: 'staff', after: { filter: {} } });
  });
});
