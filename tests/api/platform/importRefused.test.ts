/** The file of refused rows: the file as the person sent it, with line, column and reason in the person's language. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
  const owner = await importer.api.raw('owner');
  await owner('POST', '/api/attributes', {
    code: 'author',
    names: { en: 'Author', zh: '作者' },
    type: 'number',
  });
});
afterAll(() => importer.close());

const HEADINGS = '款号,名称,颜色,编码,售价,-备注,作者';
const CHOSEN = {
  款号: 'external_id',
  颜色: '',
  编码: 'sku',
  售价: 'price',
  '-备注': '',
};
const FILE = `${HEADINGS}\ncup,杯,红,CUP-1,5.00,a,\njug,壶,蓝,JUG-1,便宜,"b, c",\nmug,大杯,,MUG-1,x,,y\n`;
const refusedOf = async (id: number, language: 'en' | 'zh') =>
  (await importer.text(`/api/jobs/${id}/rejected?language=${language}`)).body;
const linesOf = (text: string) => text.replace('\ufeff', '').trim().split('\r\n');
const dryRun = async (body: string) => {
  const { job } = await importer.upload('products', body);
  return importer.again(job.id, { columns: { ...CHOSEN, 作者: 'attribute:author' } });
};

test('it has the headings and all columns of the file, and names columns by them', async () => {
  const { id } = await dryRun(FILE);
  expect(linesOf(await refusedOf(id, 'zh'))).toEqual([
    "款号,名称,颜色,编码,售价,'-备注,作者,行号,列,原因",
    'jug,壶,蓝,JUG-1,便宜,"b, c",,3,售价,必须是金额，如 12.50，最多 2 位小数',
    'mug,大杯,,MUG-1,x,,y,4,作者；售价,必须是数字；必须是金额，如 12.50，最多 2 位小数',
  ]);
  expect(linesOf(await refusedOf(id, 'en'))[0]).toMatch(/,Line,Column,Reason$/);
});

test('columns with the names of the console are named in the words of the person', async () => {
  const { job } = await importer.upload(
    'products',
    'external_id,sku,price,attribute:author\npen,PEN-1,x,y\n',
  );
  const [header, row] = linesOf(await refusedOf(job.id, 'zh'));
  expect(header).toBe('external_id,sku,price,attribute:author,行号,列,原因');
  expect(row).toContain(',2,作者；价格,');
});

test.each(['en', 'zh'] as const)(
  'once it is mended it is imported with the meaning that the columns had, also before anything was applied: %s',
  async (language) => {
    const { id } = await dryRun(FILE);
    const mended = (await refusedOf(id, language))
      .replace('便宜', '6.50')
      .replace(',x,,y,', ',7,,,');
    const { job } = await importer.upload('products', mended);
    expect(job).toMatchObject({ status: 'done', counts: { rows: 2, 'products.created': 2 } });
    expect(job.counts.rejected).toBeUndefined();
    expect(job.input.columns).toMatchObject(CHOSEN);
    expect(job.input.reading).toMatchObject({ header: HEADINGS.split(','), holdsRefused: true });
  },
);

test('rows that were mended on the screen keep the headings of the file', async () => {
  const { id } = await dryRun(FILE);
  const mended = await importer.mend(id, [
    { line: 3, cells: ['jug', '壶', '蓝', 'JUG-1', '6.50', 'b', ''] },
  ]);
  expect(mended.counts).toMatchObject({ 'products.created': 2, rejected: 1 });
  expect(linesOf(await refusedOf(mended.id, 'zh'))[0]).toBe(
    "款号,名称,颜色,编码,售价,'-备注,作者,行号,列,原因",
  );
});

test('what was chosen for a file with other columns is not taken for it', async () => {
  await dryRun(FILE);
  const { job } = await importer.upload('products', '款号,颜色,行号,列,原因\ncup,红,2,,\n');
  expect(job).toMatchObject({ status: 'failed', input: { reading: { header: ['款号', '颜色'] } } });
});

test('refused lines of a taxonomy have a heading in the language of the person, and are read with it', async () => {
  const { job } = await importer.upload('google-taxonomy', '1 - Animals\nx2 - Pets, small\n');
  const file = await refusedOf(job.id, 'zh');
  expect(linesOf(file)[0]).toBe('商品分类,行号,列,原因');
  expect(linesOf(file)[1]).toContain('"x2 - Pets, small",2,商品分类,');
  const again = await importer.upload('google-taxonomy', file.replace('x2', '2'));
  expect(again.job.counts).toMatchObject({ rows: 1, 'categories.created': 1 });
});
