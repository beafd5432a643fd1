/** Lists as workbooks: codes stay text, numbers and dates are cells, nothing is a formula, and all of it comes back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
});
afterAll(() => importer.close());

const download = async (path: string) => {
  const response = await fetch(importer.api.url + path, { headers: { cookie: importer.cookie } });
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
};

test('an exported workbook of products and categories is imported again without any difference', async () => {
  await importer.run(
    'categories',
    `code,parent_code,position,name_en,name_zh\nhome,,0,"Home & Living <new> ""x"" 'y' &amp; &#65;",家居\n`,
  );
  const client = await importer.api.as('manager');
  for (const [code, type] of [
    ['weight', 'number'],
    ['until', 'date'],
    ['fresh', 'boolean'],
  ] as const)
    await client.create('attributes', { data: { code, names: { en: code }, type, options: [] } });
  const { done } = await importer.run(
    'products',
    `external_id,status,name_en,name_zh,description_en,category,sku,barcode,price,cost,weight_grams,attribute:weight,attribute:until,attribute:fresh
a,draft,'=1+1,"壶, 大","Two
lines",home,000123,6901234567892,12.90,4.05,250,1.5,2026-03-01,yes
b,draft,+86 tea,,''=quoted,home,12E5,0012,7.00,,,,,no
`,
  );
  expect(done.counts).toEqual({ rows: 2, 'products.created': 2 });
  for (const kind of ['products', 'categories'] as const) {
    const { response, bytes } = await download(`/api/exports/${kind}?format=xlsx`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    expect(response.headers.get('content-disposition')).toMatch(/\.xlsx/);
    const { job } = await importer.upload(kind, bytes, `${kind}.xlsx`);
    expect(job.message).toBeNull();
    expect(job.counts).toEqual({
      rows: kind === 'products' ? 2 : 1,
      [`${kind}.unchanged`]: kind === 'products' ? 2 : 1,
    });
  }
});

test('any list is exported as a workbook, and an unknown format is refused', async () => {
  const { response, bytes } = await download('/api/exports/priceEvents?format=xlsx');
  expect(response.status).toBe(200);
  expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  expect((await download('/api/exports/products?format=pdf')).response.status).toBe(422);
});
