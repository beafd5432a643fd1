/** What an import keeps and how it ends, however large or wrong its file is. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { reasonText } from '#contract/platform/imports/reasons';
import { MAX_RECORD_ROWS } from '#server/platform/imports/groups';
import { MAX_KEPT_ROWS } from '#server/platform/imports/keptRows';
import { startJob } from '#server/platform/jobs/runner';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
});
afterAll(() => importer.close());

const rejectedLines = async (id: number) =>
  (await importer.text(`/api/jobs/${id}/rejected?language=en`)).body.trim().split('\r\n');

test('of very many refused rows the first are kept, and the job and its file say so', async () => {
  const body = `external_id,name_en\n${',x\n'.repeat(MAX_KEPT_ROWS + 25)}`;
  const { job } = await importer.upload('products', body);
  expect(job).toMatchObject({
    status: 'done',
    counts: { rows: MAX_KEPT_ROWS + 25, rejected: MAX_KEPT_ROWS + 25 },
    input: { keptRefused: MAX_KEPT_ROWS },
  });
  const lines = await rejectedLines(job.id);
  expect(lines).toHaveLength(MAX_KEPT_ROWS + 2);
  expect(lines.at(-1)).toBe(',,,,25 more refused rows are not in this file');
  // The remark is no row of the file.
  const again = await importer.upload('products', lines.join('\r\n'));
  expect(again.job.counts).toEqual({ rows: MAX_KEPT_ROWS, rejected: MAX_KEPT_ROWS });
  expect(again.job.input.keptRefused).toBeUndefined();
});

test('a record with too many rows is refused as a whole, and no part of it can be imported', async () => {
  const rows = MAX_RECORD_ROWS + 3;
  const { job } = await importer.upload(
    'products',
    `external_id,name_en,sku,price\n${'big,Big,B,1.00\n'.repeat(rows)}small,Small,S-1,1.00\n`,
  );
  expect(job.counts).toEqual({ rows: rows + 1, rejected: rows, 'products.created': 1 });
  expect(job.input.keptRefused).toBe(MAX_RECORD_ROWS + 1);
  const lines = await rejectedLines(job.id);
  expect(
    lines.some((line) => line.includes(`One record has more than ${MAX_RECORD_ROWS} rows`)),
  ).toBe(true);
  const again = await importer.upload('products', lines.join('\r\n'));
  expect(again.job.counts).toEqual({ rows: MAX_RECORD_ROWS + 1, rejected: MAX_RECORD_ROWS + 1 });
});

test('a header with a million columns is refused at its limit', async () => {
  const { job } = await importer.upload('products', `external_id,${'c,'.repeat(1_000_000)}\nx\n`);
  expect(job.status).toBe('failed');
  expect(reasonText(job.message ?? '', 'en')).toBe('The row on line 1 has too many cells');
});

test('a job whose work does not pause shows that it is alive and can be cancelled', async () => {
  const { application } = importer.api;
  const beats: number[] = [];
  const { id, finished } = await startJob(
    application,
    { kind: 'import', name: 'long.xlsx', input: {}, actor: SYSTEM },
    ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    { onProgress: () => beats.push(1) },
  );
  const manager = await importer.api.raw('manager');
  expect((await manager('POST', `/api/jobs/${id}/cancellation`, {})).status).toBe(200);
  expect(await finished).toBe('cancelled');
  expect(beats.length).toBeGreaterThan(0);
  expect(await importer.job(id)).toMatchObject({ status: 'cancelled' });
});

test('lines of an invoice that name different members or countries are refused', async () => {
  const header =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const line = (customer: string, country: string, invoice = '1') =>
    `${invoice},MUG,Mug,1,2010-12-01 08:26:00,2.00,${customer},${country}`;
  const { job } = await importer.upload(
    'online-retail',
    [
      header,
      line('7', ''),
      line('8', 'France'),
      line('', 'Spain'),
      line('7', '', '2'),
      line('7', 'France', '2'),
    ].join('\n'),
  );
  expect(job.counts).toMatchObject({ rows: 5, rejected: 3, 'orders.created': 1 });
  const errors = await importer.errors(job.id);
  expect(errors.map(({ line: at, field }) => [at, field])).toEqual([
    [2, null],
    [3, 'CustomerID'],
    [4, 'Country'],
  ]);
});
