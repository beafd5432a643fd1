/** Rows of a file that are mended on the screen, and columns that have other names. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { refusal } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
});
afterAll(() => importer.close());

const HEADER = ['external_id', 'status', 'name_en', 'sku', 'price'];
const file = (...rows: string[][]) => [HEADER, ...rows].map((row) => `${row.join(';')}\n`).join('');
const namesOf = async (...externalIds: string[]) => {
  const client = await importer.api.as('manager');
  const { data } = await client.getList('products', {
    filter: { externalId: externalIds },
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'name', order: 'ASC' },
  });
  return data.map(({ name }) => name as string);
};

test('mended rows of a dry run are checked within their file, and all of it is applied at once', async () => {
  const { job } = await importer.upload(
    'products',
    file(
      ['cup', 'draft', '=Cup', 'CUP-1', '5.00'],
      ['jug', 'draft', 'Jug', 'JUG-1', 'cheap'],
      ['mug', 'draft', 'Mug, large', 'MUG-1', '7.00'],
    ),
  );
  expect(job.counts).toMatchObject({ rejected: 1, 'products.created': 2 });
  const mended = await importer.mend(job.id, [
    { line: 3, cells: ['jug', 'draft', 'Jug "old"; 1 l', 'JUG-1', '6.50'] },
  ]);
  expect(mended.input).toMatchObject({ dryRun: true, kind: 'products' });
  expect(mended.counts).toMatchObject({ 'products.created': 3 });
  expect(mended.counts.rejected).toBeUndefined();
  await importer.apply(mended.id);
  expect(await namesOf('cup', 'jug', 'mug')).toEqual(['=Cup', 'Jug "old"; 1 l', 'Mug, large']);
});

test('after an import its refused rows alone are checked again', async () => {
  const { done } = await importer.run(
    'products',
    file(['pot', 'draft', 'Pot', 'POT-1', '9.00'], ['pan', 'draft', 'Pan', 'PAN-1', '-']),
  );
  const mended = await importer.mend(done.id, [
    { line: 3, cells: ['pan', 'draft', 'Pan', 'PAN-1', '4.00'] },
  ]);
  expect(mended.counts).toMatchObject({ rows: 1, 'products.created': 1 });
  await importer.apply(mended.id);
  expect(await namesOf('pot', 'pan')).toEqual(['Pan', 'Pot']);
});

test('a row of a workbook can be mended', async () => {
  const rows = [HEADER, ['bag', 'draft', 'Bag', 'BAG-1', 'x']];
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  const workbook = await writeWorkbook(data, { sheet: 'Goods' }).toBuffer();
  const { job } = await importer.upload('products', workbook, 'goods.xlsx');
  const mended = await importer.mend(job.id, [
    { line: 2, cells: ['bag', 'draft', 'Bag', 'BAG-1', '3.00'] },
  ]);
  expect(mended.counts).toMatchObject({ 'products.created': 1 });
});

test('a row that was not refused, and an empty answer, are refused by name', async () => {
  const { job } = await importer.upload('products', file(['a', 'draft', 'A', 'A-1', 'x']));
  const client = await importer.api.as('manager');
  const mend = (rows: unknown) => refusal(client.act('imports', job.id, 'mended', { rows }));
  expect(await mend([{ line: 9, cells: ['a'] }])).toMatchObject({
    status: 422,
    body: { errors: { rows: expect.stringContaining('notRefused') } },
  });
  expect(await mend([])).toMatchObject({
    status: 422,
    body: { errors: { rows: expect.any(String) } },
  });
  expect(await mend([{ line: 2, cells: [] }])).toMatchObject({ status: 422 });
});

test('columns with other names are chosen, and the choice holds for the next file of the kind', async () => {
  const body = 'Article;Price incl.;Remark\nCUP-1;5.50;new\n';
  const { job } = await importer.upload('prices', body);
  expect([job.status, job.message]).toEqual(['failed', expect.stringContaining('missingColumns')]);
  const manager = await importer.api.raw('manager');
  const { body: columns } = await manager('GET', '/api/imports/columns?kind=prices');
  expect(columns).toMatchObject({
    required: ['sku', 'price'],
    optional: expect.arrayContaining(['starts_at']),
  });
  const chosen = { Article: 'sku', 'Price incl.': 'price', Remark: '' };
  const again = await importer.again(job.id, { columns: chosen });
  expect(again.counts).toMatchObject({ 'prices.updated': 1 });
  // A dry run alone is not remembered.
  expect((await importer.upload('prices', body)).job.status).toBe('failed');
  await importer.apply(again.id);
  const { job: next } = await importer.upload('prices', 'Article;Price incl.\nCUP-1;5.75\n');
  expect([next.status, next.input.columns]).toEqual(['done', chosen]);
  // A file with the console's own names is read as before.
  const own = await importer.upload('prices', 'sku;price\nCUP-1;5.80\n');
  expect(own.job.counts).toMatchObject({ 'prices.updated': 1 });
});

test('mended rows keep the meaning that was chosen for their columns', async () => {
  const body = 'sku;price;ends_at;starts_at\nCUP-1;5.90;2099-01-01;2099-02-01\nNO-SUCH;1.00;;\n';
  const { job } = await importer.upload('prices', body);
  const swapped = await importer.again(job.id, {
    columns: { ends_at: 'starts_at', starts_at: 'ends_at' },
  });
  const [error] = await importer.errors(swapped.id);
  const mended = await importer.mend(swapped.id, [
    { line: error?.line ?? 0, cells: ['CUP-1', '6.10', '2099-01-01', '2099-02-01'] },
  ]);
  expect(mended.input.header).toEqual(['sku', 'price', 'starts_at', 'ends_at']);
  expect(mended.input.columns).toEqual({ ends_at: 'starts_at', starts_at: 'ends_at' });
});

test('a remembered choice never changes what the kind’s own names mean', async () => {
  const { job } = await importer.upload('prices', 'sku;price;old\nCUP-1;9.00;7.00\n');
  const again = await importer.again(job.id, { columns: { price: '', old: 'price' } });
  await importer.apply(again.id);
  const { job: next } = await importer.upload('prices', 'sku;price\nCUP-1;8.00\n');
  expect(next.input.columns).toEqual({ old: 'price' });
  expect(next.counts).toMatchObject({ 'prices.updated': 1 });
});

test('the lines of a taxonomy, which have no cells, are not mended here', async () => {
  const { job } = await importer.upload('google-taxonomy', '1 - Animals\nno number\n');
  const client = await importer.api.as('manager');
  const rows = [{ line: 2, cells: ['2 - Pets, small'] }];
  expect(await refusal(client.act('imports', job.id, 'mended', { rows }))).toMatchObject({
    status: 409,
    body: { message: 'imports.errors.noTable' },
  });
});

test('two columns with one meaning are refused', async () => {
  const { job } = await importer.upload('prices', 'a;b\nCUP-1;5.50\n');
  const again = await importer.again(job.id, { columns: { a: 'sku', b: 'sku' } });
  expect([again.status, again.message]).toEqual([
    'failed',
    expect.stringContaining('repeatedColumns'),
  ]);
});

test('a line that is given twice, and a cell with half of a character, are refused by name', async () => {
  const { job } = await importer.upload(
    'products',
    file(['bad', 'draft', 'Bad', 'BAD-1', 'x'], ['odd', 'draft', 'Odd', 'ODD-1', 'y']),
  );
  const manager = await importer.api.raw('manager');
  const cells = ['bad', 'draft', 'Bad', 'BAD-1', '1.00'];
  const send = (rows: object[]) => manager('POST', `/api/imports/${job.id}/mended`, { rows });
  expect(
    await send([
      { line: 2, cells },
      { line: 2, cells },
    ]),
  ).toMatchObject({
    status: 422,
    body: {
      errors: { rows: { 1: { line: expect.stringContaining('imports.errors.repeatedLine') } } },
    },
  });
  expect(await send([{ line: 2, cells: ['bad', 'a\ud800'] }])).toMatchObject({
    status: 422,
    body: { errors: { rows: { 0: { cells: { 1: 'errors.controlCharacters' } } } } },
  });
});
