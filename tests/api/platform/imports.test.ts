/** Imports, jobs and exports through the API, on both databases. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImportKind, MAX_IMPORT_BYTES } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { DEFAULT_SETTINGS } from '#server/platform/settings/defaults';
import { insertRows } from '#db/bulk';
import { jobs } from '#db/schema/platform/jobs';
import { settings } from '#db/schema/platform/settings';
import { query } from '#db/statements';
import { treeFaults } from '#server/catalog/categoryTree/rules';
import { updateRow } from '#server/platform/records/records';
import { COMMAND_CHUNK_MS } from '#server/platform/imports/chunks';
import { startImport } from '#server/platform/imports/start';
import { resumeJobs, settledJobs, stopJobs } from '#server/platform/jobs/runner';
import { verifyAll } from '#server/platform/verify/verify';
import { openDatabase } from '../support/openDatabase.ts';
import { type ImportClient, openImports as open } from '../support/openImports.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DATA = join(ROOT, '..', 'shared', 'data');
/** Real files that exist next to the project on some machines only; the test logs the missing ones. */
const realFile = (name: string) => ({
  path: join(DATA, name),
  missing: !existsSync(join(DATA, name)),
});

/** Expects that the import does what its dry run predicts, and that the same file changes nothing the second time. */
const expectAsPredicted = async (
  importer: ImportClient,
  kind: ImportKind,
  body: string | Uint8Array,
) => {
  const { dry, done } = await importer.run(kind, body);
  expect(dry).toMatchObject({ status: 'done', message: null });
  expect(done).toMatchObject({ status: 'done', counts: dry.counts });
  const repeat = (await importer.run(kind, body)).done.counts;
  expect(Object.keys(repeat).filter((name) => /\.(created|updated)$/.test(name))).toEqual([]);
  const records = (counts: Record<string, number>) => {
    const sums: Record<string, number> = {};
    for (const [name, count] of Object.entries(counts)) {
      const record = /^(\w+)\.(created|updated|unchanged)$/.exec(name)?.[1];
      if (record) sums[record] = (sums[record] ?? 0) + count;
    }
    return sums;
  };
  expect(records(repeat)).toEqual(records(dry.counts));
  expect(repeat.rejected).toBe(dry.counts.rejected);
  return dry.counts;
};

/** Expects in addition that a dry run does not change what the next one predicts. */
const expectDryRunAgrees = async (
  importer: ImportClient,
  kind: ImportKind,
  body: string | Uint8Array,
) => {
  const { job: first } = await importer.upload(kind, body);
  const counts = await expectAsPredicted(importer, kind, body);
  expect(first).toMatchObject({ status: 'done', message: null, counts });
  return counts;
};

const PRODUCTS = `external_id,status,name_en,name_zh,brand,category,tags,sku,price,cost
lamp,active,Lamp,灯,Harbour,home,light;"warm; cosy",L-1,12.50,4.00
mug,draft,Mug,,Harbour,,,M-1,3.00,
vase,active,Vase,,,,,V-1,0.00,
`.replace('"warm; cosy"', 'warm\\; cosy');

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
        [3, null, 'imports.errors.sibling'],
        [4, 'price', expect.stringContaining('imports.errors.amount')],
        [5, 'external_id', 'ra.validation.required'],
        [6, 'option1', 'products.errors.sameOptions'],
        [7, 'brand', expect.stringContaining('ra.validation.maxLength')],
      ]),
    );
    const { body: csv, headers } = await importer.text(`/api/jobs/${done.id}/rejected?language=en`);
    expect(headers.get('content-disposition')).toContain('goods-rejected.csv');
    expect(
      csv.startsWith('\ufeffexternal_id,name_en,brand,category,sku,price,line,field,reason\r\n'),
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

describe('import jobs', () => {
  let importer: ImportClient;
  beforeAll(async () => (importer = await open()));
  afterAll(() => importer.close());

  /** A file with enough rows that the import is still running when it is stopped. */
  const many = (rows: number) =>
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n' +
    Array.from(
      { length: rows },
      (_, index) =>
        `${600000 + Math.floor(index / 5)},S${index % 400},Thing ${index % 400},${(index % 9) + 1},2011-0${(Math.floor(index / 5) % 9) + 1}-12 10:00:00,${(index % 50) + 0.25},${12000 + (Math.floor(index / 5) % 500)},France`,
    ).join('\n');

  test('a cancelled job stops after the current chunk, and stopping the server interrupts its jobs', async () => {
    const start = async () => {
      const response = await fetch(
        `${importer.api.url}/api/imports?kind=online-retail&name=many.csv`,
        {
          method: 'POST',
          headers: { cookie: importer.cookie },
          body: many(60_000),
        },
      );
      return ((await response.json()) as Job).id;
    };
    const manager = await importer.api.raw('manager');
    const first = await start();
    expect(await manager('POST', `/api/jobs/${first}/cancellation`, {})).toMatchObject({
      status: 200,
      body: { cancelRequested: true },
    });
    await settledJobs();
    expect(await importer.job(first)).toMatchObject({
      status: 'cancelled',
      message: 'jobs.errors.cancelled',
    });
    expect((await manager('POST', `/api/jobs/${first}/cancellation`, {})).status).toBe(409);
    const second = await start();
    await stopJobs();
    expect(await importer.job(second)).toMatchObject({ status: 'interrupted' });
  });

  test('a job is visible to its owner and to roles that see all jobs', async () => {
    const { job } = await importer.upload('categories', 'code,name_en\na,A\n');
    const agent = await importer.api.raw('agent');
    expect((await agent('GET', `/api/jobs/${job.id}`)).status).toBe(404);
    expect((await agent('GET', '/api/jobs')).body).toEqual([]);
    expect((await agent('GET', `/api/jobs/${job.id}/rejected`)).status).toBe(404);
    const owner = await importer.api.raw('owner');
    expect((await owner('GET', `/api/jobs/${job.id}`)).body).toMatchObject({
      staffName: expect.any(String),
      input: { kind: 'categories', dryRun: true },
    });
    expect(JSON.stringify((await owner('GET', '/api/jobs')).body)).not.toContain('worker');
  });

  test('running jobs of a stopped process become interrupted, and old results are deleted', async () => {
    const { connection, application } = importer.api;
    const base = {
      kind: 'import' as const,
      name: 'old',
      counts: {},
      staffName: 'x',
      createdAt: importer.api.now,
    };
    const [silent = 0, orphan = 0, busy = 0, old = 0] = await connection.transaction((tx) =>
      insertRows(
        tx,
        jobs,
        [
          {
            ...base,
            status: 'running',
            input: { worker: 'elsewhere:1' },
            heartbeatAt: importer.api.now - 61_000,
          },
          {
            ...base,
            status: 'running',
            input: { worker: `${hostname()}:${process.pid}` },
            heartbeatAt: importer.api.now,
          },
          {
            ...base,
            status: 'running',
            input: { worker: 'elsewhere:1' },
            heartbeatAt: importer.api.now - 1000,
          },
          {
            ...base,
            status: 'done',
            input: {},
            heartbeatAt: importer.api.now,
            createdAt: importer.api.now - 31 * 86_400_000,
          },
        ],
        { returning: true },
      ),
    );
    await resumeJobs(application);
    await stopJobs();
    expect((await importer.job(silent)).status).toBe('interrupted');
    expect((await importer.job(orphan)).status).toBe('interrupted');
    expect((await importer.job(busy)).status).toBe('running');
    expect((await importer.text(`/api/jobs/${old}`)).status).toBe(404);
  });

  test(
    'an import that is killed halfway gives the same result when it is run again',
    { timeout: 300_000 },
    async () => {
      const { connection, url, close } = await openDatabase();
      const folder = mkdtempSync(join(tmpdir(), 'console-kill-'));
      const path = join(folder, 'invoices.csv');
      writeFileSync(path, many(40_000));
      const command = (signal?: { afterOrders: number }) =>
        new Promise<number | null>((done) => {
          const child = spawn(
            process.execPath,
            [
              '--import',
              import.meta.resolve('tsx'),
              join(ROOT, 'server/cli/import.ts'),
              'online-retail',
              path,
            ],
            {
              env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
              stdio: 'ignore',
            },
          );
          const watch =
            signal &&
            setInterval(async () => {
              const [row] = await query<{ n: number }>(
                connection.db,
                'select count(*) as n from orders',
              );
              if ((row?.n ?? 0) >= signal.afterOrders) child.kill('SIGKILL');
            }, 20);
          child.on('exit', (code) => {
            clearInterval(watch);
            done(code);
          });
        });
      expect(await command({ afterOrders: 1 })).toBeNull();
      const [partial] = await query<{ n: number }>(
        connection.db,
        'select count(*) as n from orders',
      );
      expect(partial?.n).toBeGreaterThan(0);
      expect(partial?.n).toBeLessThan(8000);
      expect(await command()).toBe(0);
      const state = () =>
        query(
          connection.db,
          `select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines, (select sum(revenue) from orders) as revenue, (select count(*) from members) as members, (select count(*) from products) as products, (select count(*) from activities where verb = 'create') as created`,
        );
      const end = await state();
      expect(end).toMatchObject([{ orders: 8000, lines: 40_000, members: 500, products: 400 }]);
      expect(
        await connection.transaction((tx) =>
          verifyAll(tx, { weekStart: DEFAULT_SETTINGS.weekStart }),
        ),
      ).toEqual([]);
      expect(await command()).toBe(0);
      expect(await state()).toEqual(end);
      await close();
      rmSync(folder, { recursive: true });
    },
  );
});

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

interface Month {
  revenue: string;
  returns: string;
  invoices: number;
  customers: number;
  customer_invoices: number;
  purchase_frequency: number;
}

describe('imports of real files', () => {
  const taxonomy = {
    en: realFile('google-taxonomy-with-ids.en-US.txt.gz'),
    zh: realFile('google-taxonomy-with-ids.zh-CN.txt.gz'),
  };
  const apparel = realFile('shopify-products-apparel.csv');
  const retail = realFile('online-retail.csv.gz');
  const reference = realFile('online-retail.reference.json');
  for (const { path, missing } of [taxonomy.en, taxonomy.zh, apparel, retail, reference]) {
    if (missing) console.log(`Not tested: ${path} does not exist`);
  }

  test.skipIf(taxonomy.en.missing || taxonomy.zh.missing)(
    'the Chinese and the English Google taxonomy give the same categories',
    { timeout: 300_000 },
    async () => {
      const importer = await open();
      expect(
        await expectAsPredicted(importer, 'google-taxonomy', readFileSync(taxonomy.zh.path)),
      ).toEqual({
        rows: 5427,
        'categories.created': 5427,
      });
      const english = await importer.run('google-taxonomy', readFileSync(taxonomy.en.path));
      expect(english.done.counts).toEqual({
        rows: 5582,
        'categories.created': 155,
        'categories.updated': 5427,
      });
      expect(english.dry.counts).toEqual(english.done.counts);
      const [node] = await query<{ names: string; depth: number }>(
        importer.api.connection.db,
        `select names, depth from categories where code = 'gpc-3237'`,
      );
      expect(JSON.parse(node?.names ?? '{}')).toEqual({
        en: 'Live Animals',
        zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      });
      const tree = await query<{
        id: number;
        parentId: number | null;
        position: number;
        path: string;
        depth: number;
      }>(
        importer.api.connection.db,
        'select id, parent_id as "parentId", position, path, depth from categories',
      );
      expect(treeFaults(tree)).toEqual([]);
      const csv = (await importer.text('/api/exports/categories')).body;
      expect((await importer.run('categories', csv)).done.counts).toEqual({
        rows: 5582,
        'categories.unchanged': 5582,
      });
      expect((await importer.text('/api/exports/categories')).body).toBe(csv);
      await importer.close();
    },
  );

  test.skipIf(apparel.missing)(
    'a real Shopify file is imported with all its products',
    async () => {
      const importer = await open();
      expect(
        await expectDryRunAgrees(importer, 'shopify-products', readFileSync(apparel.path)),
      ).toEqual({
        rows: 22,
        'products.created': 20,
      });
      await importer.close();
    },
  );

  test.skipIf(retail.missing || reference.missing)(
    'all rows of the Online Retail file are imported, and every month equals the reference',
    { timeout: 600_000 },
    async () => {
      const importer = await open();
      const { connection, application } = importer.api;
      await connection.transaction((tx) =>
        updateRow(tx, settings, 1, { currency: 'GBP', timeZone: 'Europe/London' }),
      );
      application.settings.forget();
      const start = async (dryRun: boolean) => {
        const { id, finished } = await startImport(
          application,
          {
            kind: 'online-retail',
            name: 'online-retail.csv.gz',
            path: retail.path,
            dryRun,
            actor: { kind: 'system', id: null, name: 'test' },
            input: {},
          },
          { chunkMs: COMMAND_CHUNK_MS },
        );
        expect(await finished).toBe('done');
        return (await importer.job(id)).counts;
      };
      const counts = await start(false);
      expect(counts).toMatchObject({
        rows: 541_909,
        'orders.created': 19_959,
        'returns.created': 3836,
        'adjustments.created': 2105,
        'members.created': 4372,
        'products.created': 4070,
      });
      expect(counts.rejected).toBeUndefined();
      expect(
        (counts['lines.orders'] ?? 0) +
          (counts['lines.returns'] ?? 0) +
          (counts['lines.adjustments'] ?? 0),
      ).toBe(541_909);
      const [stored] = await query<{ lines: number; returned: number }>(
        connection.db,
        'select (select count(*) from order_lines) as lines, (select count(*) from return_lines) as returned',
      );
      expect((stored?.lines ?? 0) + (stored?.returned ?? 0)).toBe(541_909);

      const expected = JSON.parse(readFileSync(reference.path, 'utf8')) as {
        revenue_total: string;
        returns_total: string;
        by_month: Record<string, Month>;
      };
      const months = await query<{
        month: string;
        revenue: number;
        returned: number;
        orders: number;
        memberOrders: number;
        buyers: number;
      }>(
        connection.db,
        `select substr(day, 1, 7) as month, sum(revenue) as revenue, sum(returned) as returned, sum(orders) as orders,
         sum(member_orders) as "memberOrders", sum(month_buyers) as buyers
       from sales_days where channel = '' and category_id = 0 group by substr(day, 1, 7) order by 1`,
      );
      const major = (minor: number) => (minor / 100).toFixed(2);
      expect(
        Object.fromEntries(
          months.map(({ month, revenue, returned, orders, memberOrders, buyers }) => [
            month,
            {
              revenue: major(revenue),
              returns: major(-returned),
              invoices: orders,
              customers: buyers,
              customer_invoices: memberOrders,
              purchase_frequency: Math.round((memberOrders / buyers) * 10_000) / 10_000,
            },
          ]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.entries(expected.by_month).map(
            ([
              month,
              { revenue, returns, invoices, customers, customer_invoices, purchase_frequency },
            ]) => [
              month,
              { revenue, returns, invoices, customers, customer_invoices, purchase_frequency },
            ],
          ),
        ),
      );
      const sum = (pick: (row: (typeof months)[number]) => number) =>
        months.reduce((total, row) => total + pick(row), 0);
      expect([
        major(sum(({ revenue }) => revenue)),
        major(-sum(({ returned }) => returned)),
      ]).toEqual([expected.revenue_total, expected.returns_total]);

      const again = await start(false);
      expect(again).toMatchObject({
        'orders.unchanged': 19_959,
        'returns.unchanged': 3836,
        'adjustments.unchanged': 2105,
        'members.unchanged': 4372,
        'products.unchanged': 4070,
      });
      expect(
        Object.keys(again).filter((name) => name.endsWith('.created') || name.endsWith('.updated')),
      ).toEqual([]);
      await importer.close();
    },
  );
});
