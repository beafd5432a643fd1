/** How an import reads a file: shown with its first rows, chosen anew, and asked where it is in doubt. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { SYSTEM } from '#contract/platform/activities';
import type { FileReading, ImportChange, ImportSetting } from '#contract/platform/imports';
import { reasonText } from '#contract/platform/imports/reasons';
import type { Job } from '#contract/platform/jobs';
import { startImport } from '#server/platform/imports/start';
import { refusal } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
});
afterAll(() => importer.close());

const readingOf = ({ input }: Job) => input.reading as FileReading;
const productOf = async (externalId: string) => {
  const client = await importer.api.as('manager');
  const { data } = await client.getList('products', {
    filter: { externalId },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return data[0] ? (await client.getOne('products', { id: data[0].id })).data : null;
};

const HEADER = ['external_id', 'status', 'name_en', 'sku', 'barcode', 'price'];

test('a Windows-1252 file is read right, shown, and asked about before it is written', async () => {
  const body = Buffer.from(
    `${HEADER.join(';')}\ncan;draft;Gießkanne für Kräuter;CAN-1;;12.90\n`,
    'latin1',
  );
  const { job } = await importer.upload('products', body);
  expect(readingOf(job)).toMatchObject({
    encoding: 'windows-1252',
    doubts: ['encoding'],
    rows: [HEADER, ['can', 'draft', 'Gießkanne für Kräuter', 'CAN-1', '', '12.90']],
  });
  const client = await importer.api.as('manager');
  const refused = await refusal(client.act('imports', job.id, 'application'));
  expect(refused).toMatchObject({ status: 409, body: { message: 'imports.errors.doubtful' } });
  // Another choice reads the same file again, and what was chosen is no longer in doubt.
  const cyrillic = await importer.again(job.id, { encoding: 'windows-1251' });
  expect(readingOf(cyrillic)).toMatchObject({ encoding: 'windows-1251', doubts: [] });
  expect(readingOf(cyrillic).rows[1]?.[2]).not.toContain('Gießkanne');
  await importer.apply(job.id, { isReadRight: true });
  expect(await productOf('can')).toMatchObject({ name: 'Gießkanne für Kräuter' });
});

test.each([
  ['euc-kr', 'kettle;빨간 실크 드레스와 녹차'],
  ['windows-1251', 'kettle;Зелёный чай в пакетиках'],
])('a file in %s is asked about, and is read right once that is said', async (encoding, row) => {
  const { job } = await importer.upload(
    'products',
    iconv.encode(`external_id;name_en\n${row}\n`, encoding),
  );
  expect(readingOf(job).doubts).toEqual(['encoding']);
  const said = await importer.again(job.id, { encoding: encoding as 'euc-kr' });
  expect(readingOf(said)).toMatchObject({
    doubts: [],
    rows: [['external_id', 'name_en'], row.split(';')],
  });
});

test('a workbook is read: codes as text, numbers and dates as cells, line numbers as rows', async () => {
  const text = (value: string) => ({ value, type: String });
  const file = await writeWorkbook([
    { sheet: 'Notes', data: [[text('Prepared by Ann')]] },
    {
      sheet: 'Products',
      data: [
        HEADER.map(text),
        [
          text('pan'),
          text('draft'),
          text('Pan, "big"\nand flat'),
          text('000123'),
          6901234567892,
          12.9,
        ],
        [],
        [text('pot'), text('draft'), text('=Pot'), text('P-1'), 1234567890123456, 7],
      ],
    },
  ]).toBuffer();
  const { job } = await importer.upload('products', file, 'goods.xlsx');
  expect(job).toMatchObject({ status: 'failed' });
  expect(readingOf(job)).toMatchObject({ encoding: null, sheet: 'Notes', doubts: ['sheet'] });
  expect(readingOf(job).sheets.map(({ name }) => name)).toEqual(['Notes', 'Products']);
  const misspelt = await importer.again(job.id, { sheet: 'Produkts' });
  expect(misspelt.status).toBe('failed');
  expect(reasonText(misspelt.message ?? '', 'en')).toBe(
    'The workbook has no sheet “Produkts”. Its sheets: Notes, Products',
  );
  const chosen = await importer.again(job.id, { sheet: 'Products' });
  expect(chosen.counts).toEqual({ rows: 2, 'products.created': 1, rejected: 1 });
  expect(await importer.errors(chosen.id)).toMatchObject([{ line: 4, field: 'barcode' }]);
  await importer.apply(chosen.id);
  expect(await productOf('pan')).toMatchObject({
    name: 'Pan, "big"\nand flat',
    variants: [{ sku: '000123', barcode: '6901234567892', basePrice: 1290 }],
  });
});

test('no caller imports what is in doubt: it says how the file is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'console-import-'));
  const path = join(folder, 'jars.csv');
  writeFileSync(
    path,
    Buffer.from(`${HEADER.join(';')}\njar;draft;Gefäß für Öl;JAR-1;;2.50\n`, 'latin1'),
  );
  const start = async (setting: ImportSetting) => {
    const { id, finished } = await startImport(importer.api.application, {
      kind: 'products',
      name: 'jars.csv',
      path,
      dryRun: false,
      setting,
      actor: SYSTEM,
      input: {},
    });
    await finished;
    return importer.job(id);
  };
  expect(await start({})).toMatchObject({ status: 'failed', message: 'imports.errors.doubtful' });
  expect(await productOf('jar')).toBeNull();
  expect(await start({ encoding: 'windows-1252' })).toMatchObject({ status: 'done' });
  expect(await productOf('jar')).toMatchObject({ name: 'Gefäß für Öl' });
  rmSync(folder, { recursive: true });
});

test('a workbook that is none is refused', async () => {
  const { job } = await importer.upload('products', 'PK\u0003\u0004 nothing', 'broken.xlsx');
  expect(job).toMatchObject({ status: 'failed', message: 'imports.errors.workbook' });
});

test('a dry run shows what changes in existing products, old and new', async () => {
  await importer.run('products', `${HEADER.join(',')}\nold,draft,Old name,OLD-1,,1.00\n`);
  const body = `${HEADER.join(',')}\nold,draft,New name,OLD-1,,2.00\nfresh,draft,Fresh,NEW-1,,1.00\n`;
  const { job } = await importer.upload('products', body);
  expect(job.input.changes as ImportChange[]).toMatchObject([
    {
      resource: 'products',
      recordId: expect.any(Number),
      before: { names: { en: 'Old name' } },
      after: { names: { en: 'New name' } },
    },
  ]);
});

test('a list price below the price is imported and said', async () => {
  const { job } = await importer.upload(
    'products',
    'external_id,name_en,sku,price,original_price\nlow,Low,LOW-1,10.00,9.00\nhigh,High,HIGH-1,10.00,12.00\n',
  );
  expect(job.counts).toEqual({ rows: 2, 'products.created': 2 });
  expect(job.input.notices).toEqual([{ key: 'lowListPrices', count: 1, names: ['low: LOW-1'] }]);
});

test('all names of columns are told in full, also those behind the preview, and have their meaning from there', async () => {
  const long = `remark ${'x'.repeat(90)}`;
  const spare = Array.from({ length: 40 }, (_, index) => `spare ${index}`);
  const header = ['external_id', 'name_en', 'price', ...spare, long, 'Item'];
  const row = ['far', 'Far', '5.00', ...spare.map(() => ''), 'none', 'FAR-1'];
  const { job } = await importer.upload('products', `${header.join(';')}\n${row.join(';')}\n`);
  expect(job.status).toBe('failed');
  expect(readingOf(job)).toMatchObject({ header, isTable: true });
  expect(readingOf(job).rows[0]).toHaveLength(40);
  const chosen = await importer.again(job.id, {
    columns: { ...Object.fromEntries([...spare, long].map((name) => [name, ''])), Item: 'sku' },
  });
  expect(chosen.counts).toEqual({ rows: 1, 'products.created': 1 });
  await importer.apply(chosen.id);
  expect(await productOf('far')).toMatchObject({ variants: [{ sku: 'FAR-1', basePrice: 500 }] });
});

test('all errors of one refused row can be asked for', async () => {
  const { job } = await importer.upload(
    'products',
    `${HEADER.join(';')}\na;draft;A;A-1;;1\nb;nothing;B;B-1;;much\nc;draft;C;C-1;;few\n`,
  );
  const send = await importer.api.raw('manager');
  const { body } = await send<{ line: number; field: string }[]>(
    'GET',
    `/api/jobs/${job.id}/errors?filter=${encodeURIComponent('{"line":3}')}&range=[0,999]`,
  );
  expect(body.map(({ line, field }) => [line, field]).sort()).toEqual([
    [3, 'price'],
    [3, 'status'],
  ]);
});

test('the lines of a taxonomy have no cells that could be mended', async () => {
  const { job } = await importer.upload('google-taxonomy', 'no taxonomy\n', 'taxonomy.txt');
  expect(readingOf(job)).toMatchObject({ isTable: false });
});
