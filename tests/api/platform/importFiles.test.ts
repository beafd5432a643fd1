/** Files that are imported through the API: what is stored, refused and returned, on both databases. */
import { rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportKind, MAX_IMPORT_BYTES } from '#contract/platform/imports';
import { query } from '#db/statements';
import { type ImportClient, openImports as open, PRODUCTS } from '../support/openImports.ts';
import { expectDryRunAgrees } from '../support/predictions.ts';
import { treeFaults } from '../support/treeFaults.ts';

describe('importing files', () => {
  let importer: ImportClient;
  beforeAll(async () => {
    importer = await open();
    await importer.run('categories', 'code,parent_code,name_en\nhome,,Home\n');
  });
  afterAll(() => importer.close());

  test('a dry run of products stores nothing, the import does what it predicted, and a repeat changes nothing', async () => {
    const before = await query(importer.api.connection.db, 'select count(*) as n from products');
    const { job } = await importer.upload('products', PRODUCTS);
    expect(job.counts).toEqual({ rows: 3, 'products.created': 3, 'products.draft': 1 });
    expect(await query(importer.api.connection.db, 'select count(*) as n from products')).toEqual(
      before,
    );
    await expectDryRunAgrees(importer, 'products', PRODUCTS);
    const client = await importer.api.as('manager');
    const { data } = await client.getList('products', {
      filter: { brand: 'Harbour' },
      pagination: { page: 1, perPage: 10 },
      sort: { field: 'name', order: 'ASC' },
    });
    expect(data).toMatchObject([
      { name: 'Lamp', status: 'active', tags: ['light', 'warm; cosy'], minPrice: 1250 },
      { name: 'Mug', status: 'draft', minPrice: 300 },
    ]);
  });

  test('every wrong row is reported with line and column and returned in a file to be corrected', async () => {
    const body =
      'external_id,name_en,brand,category,sku,price\nok,Fine,,,S-1,1.00\nbad,Two lines,,nowhere,S-2,1.00\nbad,,,,S-3,x1\n,No id,,,S-4,2\nok,,,,S-5,3\nlong,"a\nb",' +
      'x'.repeat(200) +
      ',,S-6,4\n';
    const { dry, done } = await importer.run('products', body, 'goods.csv');
    expect(dry.counts).toEqual({ rows: 6, rejected: 6 });
    expect(done.counts).toEqual(dry.counts);
    const errors = await importer.errors(done.id);
    expect(errors.map(({ line, field, message }) => [line, field, message])).toEqual(
      expect.arrayContaining([
        [2, null, 'imports.errors.sibling'],
        [3, 'category', expect.stringContaining('imports.errors.unknownCategory')],
        [4, 'price', expect.stringContaining('imports.errors.amount')],
        [5, 'external_id', 'ra.validation.required'],
        [6, 'option1', 'products.errors.sameOptions'],
        [7, 'brand', expect.stringContaining('ra.validation.maxLength')],
      ]),
    );
    const { body: csv, headers } = await importer.text(`/api/jobs/${done.id}/rejected?language=en`);
    expect(headers.get('content-disposition')).toContain('goods-rejected.csv');
    expect(
      csv.startsWith('\ufeffexternal_id,name_en,brand,category,sku,price,Line,Column,Reason\r\n'),
    ).toBe(true);
    expect(csv).toContain(
      'bad,,,,S-3,x1,4,price,"Must be an amount like 12.50, with at most 2 decimals"',
    );
    const result = await importer.text(`/api/jobs/${done.id}/result`);
    expect(result).toMatchObject({ status: 200, body: csv });
  });

  test('a column that is left out keeps its field, and an empty cell clears it', async () => {
    await importer.run(
      'products',
      'external_id,name_en,name_zh,brand,sku,price,cost\nkeep,Keep,留,Brand,K-1,1.00,0.50\n',
    );
    await importer.run('products', 'external_id,name_zh,sku,price\nkeep,,K-1,2.00\n');
    const client = await importer.api.as('manager');
    const { data } = await client.getList('products', {
      filter: { externalId: 'keep' },
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'ASC' },
    });
    const { data: product } = await client.getOne('products', { id: data[0]?.id });
    expect(product).toMatchObject({
      name: 'Keep',
      brand: 'Brand',
      variants: [{ basePrice: 200, cost: 50 }],
    });
    expect(product.names.zh || '').toBe('');
  });

  test('an SKU that occurs twice in the file is refused the second time, with both products named', async () => {
    const header = 'external_id,status,name_en,sku,price\n';
    const rows = Array.from({ length: 40 }, (_, n) => `filler-${n},draft,Filler ${n},F-${n},1\n`);
    const body = `${header}twin-a,draft,Twin A,TWIN,1\n${rows.join('')}twin-b,draft,Twin B,TWIN\u200b,1\n`;
    const counts = await expectDryRunAgrees(importer, 'products', body);
    expect(counts).toEqual({ rows: 42, 'products.created': 41, rejected: 1 });
    const { job } = await importer.upload('products', body);
    expect(await importer.errors(job.id)).toMatchObject([{ line: 43, field: 'sku' }]);
    const { body: csv } = await importer.text(`/api/jobs/${job.id}/rejected?language=en`);
    expect(csv).toContain('“Twin A” has the SKU TWIN already, so “Twin B” cannot have it');
    // An archived product gives its SKU up, and a file may pass one on.
    await importer.run('products', 'external_id,status\ntwin-a,archived\n');
    const freed = await importer.run('products', `${header}twin-b,draft,Twin B,TWIN,1\n`);
    expect(freed.done.counts).toEqual({ rows: 1, 'products.created': 1 });
    const back = await importer.upload('products', 'external_id,status\ntwin-a,draft\n');
    expect(back.job.counts).toEqual({ rows: 1, rejected: 1 });
    const passed = await expectDryRunAgrees(
      importer,
      'products',
      `${header}twin-b,draft,Twin B,TWIN-2,1\nfiller-1,draft,Filler 1,TWIN,1\n`,
    );
    expect(passed).toEqual({ rows: 2, 'products.updated': 2 });
  });

  test('categories are imported with parents in any order, positions and bindings, and wrong rows are refused', async () => {
    const client = await importer.api.as('manager');
    await client.create('attributes', {
      data: { code: 'finish', names: { en: 'Finish' }, type: 'text', options: [] },
    });
    const body = `code,parent_code,position,name_en,name_zh,hidden,attributes
sofa,living,0,Sofas,沙发,no,finish:required
living,,0,Living importer,客厅,no,finish:recommended
chair,living,1,Chairs,,yes,
lost,nowhere,0,Lost,,no,
Bad Code,,0,Bad,,no,
round,round,0,Round,,no,
wrong,,x,Wrong,,maybe,finish:always
`;
    const counts = await expectDryRunAgrees(importer, 'categories', body);
    expect(counts).toEqual({ rows: 7, 'categories.created': 3, rejected: 4 });
    const tree = await query<{
      id: number;
      code: string;
      parentId: number | null;
      position: number;
      path: string;
      depth: number;
    }>(
      importer.api.connection.db,
      'select id, code, parent_id as "parentId", position, path, depth from categories order by path',
    );
    expect(treeFaults(tree)).toEqual([]);
    expect(
      tree
        .filter(({ depth }) => depth === 0)
        .sort((a, b) => a.position - b.position)
        .map(({ code }) => code),
    ).toEqual(['living', 'home']);
    const { done } = await importer.run(
      'categories',
      'code,parent_code,position\nchair,home,0\nliving,,1\n',
    );
    expect(done.counts).toEqual({ rows: 2, 'categories.updated': 2 });
  });

  test('files that are compressed, in UTF-16 or GB 18030, or separated by semicolons are read', async () => {
    const body = 'code;name_en;name_zh\ntea;Tea;茶叶\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(body, 'utf16le')]);
    const gb = Buffer.concat([
      Buffer.from('code;name_en;name_zh\ntea;Tea;'),
      Buffer.from([0xb2, 0xe8, 0xd2, 0xb6]),
      Buffer.from('\n'),
    ]);
    const made = [gzipSync(body), utf16, gb, Buffer.from(`\ufeff${body}`)];
    const names: unknown[] = [];
    for (const file of made) {
      const { done } = await importer.run('categories', file);
      expect(done.status).toBe('done');
      const rows = await query<{ names: string }>(
        importer.api.connection.db,
        `select names from categories where code = 'tea'`,
      );
      names.push(JSON.parse(rows[0]?.names ?? '{}'));
    }
    expect(names).toEqual(made.map(() => ({ en: 'Tea', zh: '茶叶' })));
  });

  test.each([
    ['products', 'name_en\nx\n', 'imports.errors.missingColumns', 'external_id'],
    ['products', 'external_id,colr\nx,y\n', 'imports.errors.unknownColumns', 'colr'],
    [
      'products',
      'external_id,constructor,__proto__\nx,y,z\n',
      'imports.errors.unknownColumns',
      'constructor, __proto__',
    ],
    ['products', 'external_id,brand,Brand\nx,y,z\n', 'imports.errors.repeatedColumns', 'Brand'],
    ['products', 'external_id,brand\n', 'imports.errors.noRows', ''],
    ['categories', 'code,name_en\nx,"open\n', 'imports.errors.openQuote', '2'],
    ['online-retail', 'PK\u0003\u0004 a workbook', 'imports.errors.workbook', ''],
    ['google-taxonomy', 'a,b\n1,2\n', 'imports.errors.notTaxonomy', ''],
    ['online-retail', 'InvoiceNo,StockCode\n1,2\n', 'imports.errors.missingColumns', 'Quantity'],
  ] as [ImportKind, string, string, string][])(
    'an import of %s from %j is refused as a whole with the reason',
    async (kind, body, key, detail) => {
      const { job } = await importer.upload(kind, body);
      expect(job.status).toBe('failed');
      expect(job.message).toContain(key);
      expect(job.message).toContain(detail);
    },
  );

  test('an upload that is empty, of an unknown kind, too large or not permitted is refused', async () => {
    expect((await importer.upload('products', '')).status).toBe(422);
    expect((await importer.upload('nonsense' as ImportKind, 'x')).status).toBe(422);
    const refused = await new Promise<number | undefined>((done, fail) => {
      const { hostname, port } = new URL(importer.api.url);
      const headers = { cookie: importer.cookie, 'content-length': MAX_IMPORT_BYTES + 1 };
      const sending = httpRequest({
        hostname,
        port,
        method: 'POST',
        path: '/api/imports?kind=products&name=x',
        headers,
      });
      sending.on('response', (response) => {
        done(response.statusCode);
        sending.destroy();
      });
      sending.on('error', fail);
      sending.write('x');
    });
    expect(refused).toBe(413);
    const analyst = await importer.api.raw('analyst');
    expect((await analyst('POST', '/api/imports?kind=products&name=x', 'x')).status).toBe(403);
  });

  test('only a finished dry run whose file still exists can be applied', async () => {
    const { dry, done } = await importer.run('products', PRODUCTS);
    const manager = await importer.api.raw('manager');
    expect((await manager('POST', `/api/imports/${done.id}/application`, {})).status).toBe(409);
    rmSync(join(importer.api.application.dataDir, 'imports'), { recursive: true });
    expect(await manager('POST', `/api/imports/${dry.id}/application`, {})).toMatchObject({
      status: 409,
      body: { message: 'imports.errors.fileGone' },
    });
    expect((await manager('POST', '/api/imports/999999/application', {})).status).toBe(404);
  });

  test('an import is recorded as an activity and a dry run is not', async () => {
    const client = await importer.api.as('manager');
    const before =
      (
        await client.getList('activities', {
          filter: { verb: 'import' },
          pagination: { page: 1, perPage: 1 },
          sort: { field: 'id', order: 'DESC' },
        })
      ).total ?? 0;
    await importer.run('products', PRODUCTS);
    const after = await client.getList('activities', {
      filter: { verb: 'import' },
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'DESC' },
    });
    expect(after.total).toBe(before + 1);
    expect(after.data[0]).toMatchObject({
      resource: 'imports',
      after: { kind: 'products', rows: 3 },
    });
  });

  test('a Shopify file gives products with several variants, categories from types, and text from HTML', async () => {
    const header =
      'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price,Variant Compare At Price,Image Src,Image Position,Image Alt Text';
    const body = `${header}
shirt,Shirt,<p>Soft &amp; light</p>,Harbour,Shirts,"summer, linen",true,Size,S,SH-S,200,19.90,29.90,https://example.com/2.jpg,2,back
shirt,,,,,,,,M,SH-M,210,19.90,,https://example.com/1.jpg,1,front
shirt,,,,,,,,,,,,,https://example.com/3.jpg,3,
scarf,Scarf,,,Shirts,,true,Title,Default Title,,0,,,,,
hat,Hat,,,帽子,,false,Title,Default Title,HAT,0,12,,,,
`;
    const counts = await expectDryRunAgrees(importer, 'shopify-products', body);
    expect(counts).toEqual({
      rows: 5,
      'categories.created': 2,
      'products.created': 2,
      // An active product without a price.
      rejected: 1,
    });
    const client = await importer.api.as('manager');
    const { data } = await client.getList('products', {
      filter: { externalId: 'shirt' },
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'ASC' },
    });
    const { data: shirt } = await client.getOne('products', { id: data[0]?.id });
    expect(shirt).toMatchObject({
      status: 'active',
      brand: 'Harbour',
      descriptions: { en: 'Soft & light' },
      tags: ['summer', 'linen'],
      options: [{ names: { en: 'Size' }, values: [{ key: 'S' }, { key: 'M' }] }],
      images: [
        { url: 'https://example.com/1.jpg', alt: 'front' },
        { url: 'https://example.com/2.jpg' },
        { url: 'https://example.com/3.jpg' },
      ],
      variants: [
        { sku: 'SH-S', basePrice: 1990, originalPrice: 2990, weightGrams: 200 },
        { sku: 'SH-M', originalPrice: null },
      ],
    });
  });

  test('invoices give orders, returns and adjustments, with separated rows combined and wrong invoices refused as a whole', async () => {
    const body = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,LAMP,Lamp,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
536366,MUG,,2,2010-12-01 08:28:00,1.85,17850,United Kingdom
536365,GIFT,Gift,1,2010-12-01 08:26:00,0,17850,United Kingdom
C536379,LAMP,Lamp,-1,2010-12-02 09:41:00,2.55,17850,United Kingdom
A563185,B,Adjust bad debt,1,2010-12-02 14:50:00,-11062.06,,United Kingdom
536414,MUG,,-56,2010-12-02 11:52:00,0,,United Kingdom
536367,MUG,,1,2010-12-02 12:00:00,x,17850,United Kingdom
536367,LAMP,,1,2010-12-02 12:00:00,2.55,17850,United Kingdom
536368,MUG,,1,02/12/2010 12:00,2.55,,France
C536380,MUG,,1,2010-12-02 12:00:00,2.55,,France
`;
    const counts = await expectDryRunAgrees(importer, 'online-retail', body);
    expect(counts).toEqual({
      rows: 10,
      rejected: 4,
      'products.created': 4,
      'products.draft': 2,
      'members.created': 1,
      'orders.created': 2,
      'lines.orders': 3,
      'returns.created': 1,
      'lines.returns': 1,
      'adjustments.created': 2,
      'lines.adjustments': 2,
    });
    expect(
      await query(
        importer.api.connection.db,
        `select external_id as id, kind, revenue, line_count as lines, counted_on as day from orders where channel = 'online' order by external_id`,
      ),
    ).toEqual([
      { id: '536365', kind: 'sale', revenue: 1530, lines: 2, day: '2010-12-01' },
      { id: '536366', kind: 'sale', revenue: 370, lines: 1, day: '2010-12-01' },
      { id: '536414', kind: 'adjustment', revenue: 0, lines: 1, day: null },
      { id: 'A563185', kind: 'adjustment', revenue: -1106206, lines: 1, day: null },
    ]);
    expect(
      await query(
        importer.api.connection.db,
        `select country, joined_at as joined, provisional from members where external_id = '17850'`,
      ),
    ).toEqual([{ country: 'United Kingdom', joined: null, provisional: 0 }]);
    expect(await importer.api.verify()).toEqual([]);
    // The corrected file of refused rows imports the missing orders.
    const { job } = await importer.upload('online-retail', body);
    const { body: rejected } = await importer.text(`/api/jobs/${job.id}/rejected`);
    expect(rejected.trim().split('\r\n')).toHaveLength(5);
    const { done } = await importer.run('online-retail', rejected.replace(',x,', ',1.85,'));
    expect(done.counts).toMatchObject({
      rows: 4,
      rejected: 2,
      'orders.created': 1,
      'lines.orders': 2,
    });
  });
});
