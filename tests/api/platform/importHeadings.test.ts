/** Files with Chinese headings and words are read like the console's own, and what was chosen for columns is kept. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IMPORT_KINDS, type ImportColumns, type ImportKind } from '#contract/platform/imports';
import { reasonText } from '#contract/platform/imports/reasons';
import type { Job } from '#contract/platform/jobs';
import { chineseHeadings, columnTitle, headingsOf } from '#contract/platform/imports/headings';
import { type ImportClient, openImports } from '../support/openImports.ts';

let importer: ImportClient;
beforeAll(async () => {
  importer = await openImports();
  const owner = await importer.api.raw('owner');
  for (const externalId of ['M000001', 'M000002', 'M000003'])
    await (
      await importer.api.store()
    )('POST', '/api/store/members', { externalId });
  await owner('POST', '/api/products', {
    name: 'Lamp',
    variants: [{ sku: 'L-1', basePrice: 1_000, optionValues: [] }],
  });
});
afterAll(() => importer.close());

const get = async <T>(path: string) =>
  (await (await importer.api.raw('owner'))<T>('GET', path)).body;
const columnsOf = async (kind: ImportKind) => {
  const { required, optional } = await get<ImportColumns>(`/api/imports/columns?kind=${kind}`);
  return [...required, ...optional];
};
/** Columns of attributes are called as the shop calls them. */
const isOwn = (column: string) => !column.startsWith('attribute:');
const BOM = '\uFEFF';
const split = (text: string) => {
  const [header = '', ...rows] = text.replace(BOM, '').trim().split('\n');
  return { header: header.trim().split(/[,;]/), rows, delimiter: header.includes(';') ? ';' : ',' };
};

describe.each(IMPORT_KINDS)('a file of the kind %s', (kind) => {
  test('may have a Chinese heading for every column, and no heading means two of them', async () => {
    const columns = (await columnsOf(kind)).filter(isOwn);
    const nameless = columns.filter(
      (column) => chineseHeadings(column).length === 0 && !/^sku$/i.test(column),
    );
    expect(nameless, 'name the column in imports/headings/contract.ts').toEqual([]);
    const all = columns.flatMap((column) => chineseHeadings(column));
    expect(Object.keys(headingsOf(columns))).toHaveLength(all.length);
  });

  test('with Chinese headings is read as the sample is', async () => {
    const columns = await columnsOf(kind);
    if (columns.length === 0) return;
    const { body } = await importer.text(`/api/imports/samples/${kind}`);
    const { header, rows, delimiter } = split(body);
    const chinese = header.map((column) => columnTitle(column, 'zh'));
    expect(chinese).not.toEqual(header);
    const read = async (names: readonly string[]) =>
      (await importer.upload(kind, [names.join(delimiter), ...rows].join('\n'))).job;
    const [own, translated] = [await read(header), await read(chinese)];
    expect(translated.message).toBe(own.message);
    expect(translated.counts).toEqual(own.counts);
    expect(own.counts.rows).toBeGreaterThan(0);
  });
});

test('what is missing or unknown is said by Chinese headings and words', async () => {
  const { job } = await importer.upload('point-adjustments', '备注\nx\n');
  expect(reasonText(job.message ?? '', 'zh')).toBe('文件缺少列：会员编号、积分、原因');
  const wrong = await importer.upload('point-adjustments', '会员编号,积分,原因\nM000001,5,送\n');
  const [error] = await importer.errors(wrong.job.id);
  expect(reasonText(error?.message ?? '', 'zh')).toBe(
    '请填写以下原因之一：售后补偿、漏发补发、误发扣回、违规扣减、活动奖励、其他。',
  );
  const right = await importer.upload(
    'point-adjustments',
    '会员编号,积分,原因\nM000001,5,漏发补发\n',
  );
  expect(right.job.counts.rejected ?? 0).toBe(0);
});

test('a refused dry run is no failed work: it has lost nothing', async () => {
  const { job } = await importer.upload('prices', 'nothing;here\n1;2\n');
  expect(job.status).toBe('failed');
  const failed = async (filter: object) =>
    (await get<Job[]>(`/api/jobs?filter=${encodeURIComponent(JSON.stringify(filter))}`)).map(
      ({ id }) => id,
    );
  expect(await failed({ status: 'failed', isDryRun: true })).toContain(job.id);
  expect(await failed({ status: 'failed', isDryRun: false })).not.toContain(job.id);
  const items = await get<{ name: string }[]>('/api/account/attention');
  expect(items.map(({ name }) => name)).not.toContain('failedJobs');
});

test('what was chosen for columns is kept although refused rows were mended before the file was applied', async () => {
  const file = (points: string) => `Number;Sum;Why\nM000002;${points};missing\n`;
  const chosen = { Number: 'member', Sum: 'points', Why: 'reason' };
  const first = await importer.upload('point-adjustments', file('abc'));
  const dry = await importer.again(first.job.id, { columns: chosen });
  const mended = await importer.mend(dry.id, [{ line: 2, cells: ['M000002', '7', 'missing'] }]);
  await importer.apply(mended.id);
  const { job } = await importer.upload('point-adjustments', file('9'));
  const columnsIn = ({ input }: Job) => input.columns;
  expect(columnsIn(job)).toEqual(chosen);
  expect(job.counts.rejected ?? 0).toBe(0);
});

test('an attribute that is called like another column says that it is one, and by its code where two have one name', () => {
  const names = {
    'attribute:origin': { en: 'Brand', zh: '产地' },
    'attribute:made_in': { en: 'Made in', zh: '产地说明' },
    'attribute:fit': { en: 'Cut', zh: '版型' },
    'attribute:cut': { en: 'Cut', zh: '裁剪' },
  };
  const titles = (language: 'en' | 'zh', ...columns: string[]) =>
    columns.map((column) => columnTitle(column, language, names));
  expect(
    titles(
      'zh',
      'country_of_origin',
      'attribute:origin',
      'attribute:origin:en',
      'attribute:made_in',
    ),
  ).toEqual(['产地', '产地（属性）', '产地（属性，英文）', '产地说明']);
  expect(titles('en', 'attribute:origin', 'attribute:fit', 'attribute:cut:zh')).toEqual([
    'Brand (attribute)',
    'Cut (attribute fit)',
    'Cut (attribute cut, Chinese)',
  ]);
});

test('columns of attributes come with the names of the attributes', async () => {
  const owner = await importer.api.raw('owner');
  const names = { en: 'Author', zh: '作者' };
  await owner('POST', '/api/attributes', { code: 'author', names, type: 'text' });
  const columns = await get<ImportColumns>('/api/imports/columns?kind=products');
  const ofAttributes = [...columns.required, ...columns.optional].filter((one) => !isOwn(one));
  expect(ofAttributes.length).toBeGreaterThan(0);
  const titled = (language: 'en' | 'zh') =>
    ofAttributes.map((column) => columnTitle(column, language, columns.names));
  expect(titled('zh')).toEqual(expect.arrayContaining(['作者（英文）', '作者（中文）']));
  expect(titled('en')).toEqual(expect.arrayContaining(['Author (English)', 'Author (Chinese)']));
  for (const title of [...titled('zh'), ...titled('en')]) expect(title).not.toContain('attribute:');
});
