/** Files and the log name records in the language of the person, as the screens do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { ExportColumn } from '#contract/platform/exports';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { Client } from '../support/openApi.ts';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let client: Client;
let owner: Call;
let productId: number;
let batch: PriceBatch;
const created = async (resource: string, data: object) =>
  (await client.create(resource as 'products', { data: data as never })).data.id as number;

beforeAll(async () => {
  api = await openApi();
  [client, owner] = [await api.as('owner'), await api.raw('owner')];
  const attributeId = await created('attributes', {
    code: 'connection',
    names: { en: 'Connection', zh: '连接方式' },
    type: 'text',
  });
  const categoryId = await created('categories', {
    names: { en: 'Lamps', zh: '灯具' },
    code: 'lamps',
    attributes: [{ attributeId, requirement: 'required' }],
  });
  const { data: rules } = await client.getList('qualityRules', {
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'id', order: 'ASC' },
    filter: {},
  });
  const rule = rules.find(({ code }) => code === 'missingTranslation');
  await client.update('qualityRules', {
    id: rule?.id as number,
    data: { severity: 'warning', threshold: null, version: rule?.version as number } as never,
    previousData: rule as never,
  });
  productId = await created('products', {
    names: { en: 'Lamp', zh: '台灯' },
    status: 'active',
    variants: [{ sku: 'LAMP', basePrice: 10_000, cost: 4000 }],
  });
  await created('products', {
    names: { en: 'Untranslated' },
    primaryCategoryId: categoryId,
    variants: [{ sku: 'PLAIN', basePrice: 500, cost: 100 }],
  });
  const store = await api.store();
  await store('POST', '/api/store/stock', { sku: 'LAMP', place: 'main', quantity: 3, at: api.now });
  const id = await created('priceBatches', {
    name: 'Autumn',
    reason: 'Autumn',
    filter: { q: 'LAMP' },
    formula: { kind: 'percent', bps: -100 },
    request: { belowFloor: 'allow', conflicts: 'replace' },
  });
  await client.act('priceBatches', id, 'submission');
  batch = await client.act<PriceBatch>('priceBatches', id, 'reversion', { reason: 'Too early' });
});
afterAll(() => api.close());

/** The cells of a file in this language, by the names of its columns; words are `W:code`. */
const rowsOf = async (name: string, language: 'en' | 'zh') => {
  const { body } = await owner<{ columns: ExportColumn[] }>('GET', `/api/exports/${name}/columns`);
  const words = {
    language,
    headings: Object.fromEntries(body.columns.map(({ key }) => [key, key])),
    values: Object.fromEntries(
      body.columns.map(({ key, values }) => [
        key,
        Object.fromEntries(values.map((value) => [value, `W:${value}`])),
      ]),
    ),
  };
  const asked = Buffer.from(JSON.stringify(words), 'utf8').toString('base64url');
  const file = await owner<string>('GET', `/api/exports/${name}?words=${asked}`);
  expect(file.status).toBe(200);
  const [header = '', ...lines] = file.body.replace('\ufeff', '').trim().split('\r\n');
  const keys = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? '']));
  });
};
const columnOf = async (name: string, key: string, language: 'en' | 'zh') =>
  (await rowsOf(name, language)).map((row) => row[key]);

test.each([
  ['prices', 'name'],
  ['priceEvents', 'name'],
  ['stock', 'productName'],
])('the file of %s names products in the language of the person', async (name, key) => {
  expect(await columnOf(name, key, 'zh')).toContain('台灯');
  expect(await columnOf(name, key, 'zh')).not.toContain('Lamp');
  expect(await columnOf(name, key, 'en')).toContain('Lamp');
});

test('an issue names the attribute and the language that are missing in words', async () => {
  const details = async (language: 'en' | 'zh') =>
    (await rowsOf('qualityIssues', language)).map(({ rule, detail }) => [rule, detail]);
  expect(await details('zh')).toContainEqual(['W:missingRequiredAttribute', '连接方式']);
  expect(await details('en')).toContainEqual(['W:missingRequiredAttribute', 'Connection']);
  expect(await details('zh')).toContainEqual(['W:missingTranslation', 'W:zh']);
});

test('an issue names its product also by the number in the store and by SKU', async () => {
  await created('products', {
    names: { en: 'Scarf' },
    externalId: 'S-100',
    options: [
      {
        names: { en: 'Size' },
        values: [
          { key: 's', names: { en: 'Size' } },
          { key: 'l', names: { en: 'Size' } },
        ],
      },
    ],
    variants: ['s', 'l'].map((key) => ({
      sku: `SCARF-${key}`,
      optionValues: [key],
      basePrice: 500,
      cost: 100,
    })),
  });
  const rows = await rowsOf('qualityIssues', 'zh');
  const known = new Set(
    rows.map((row) => [row['product.names'], row['product.externalId'], row.skus].join(' | ')),
  );
  expect([...known].sort()).toEqual([
    'Scarf | S-100 | SCARF-s、SCARF-l',
    'Untranslated |  | PLAIN',
    '台灯 |  | LAMP',
  ]);
});

test('a price that was not reduced has no price before', async () => {
  const rows = await rowsOf('priceEvents', 'en');
  const reduced = ({ amount, originalAmount }: Record<string, string>) =>
    originalAmount === '' || Number(originalAmount) > Number(amount);
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.every(reduced)).toBe(true);
  expect(rows.some(({ originalAmount }) => originalAmount === '')).toBe(true);
});

test('a batch that reverts another says so in its file, in that of the log, and in the log', async () => {
  expect((await columnOf('priceBatches', 'name', 'en')).sort()).toEqual([
    'Autumn',
    'Revert of “Autumn”',
  ]);
  expect(await columnOf('priceBatches', 'name', 'zh')).toContain('撤销“Autumn”');
  expect(await columnOf('activities', 'recordName', 'zh')).toContain('撤销“Autumn”');
  expect(await columnOf('priceEvents', 'batchId', 'zh')).toContain('撤销“Autumn”');
  const { body } = await owner<Activity[]>('GET', `/api/history/priceBatches/${batch.id}`);
  expect(body[0]?.recordNames).toEqual({ en: 'Revert of “Autumn”', zh: '撤销“Autumn”' });
});

test('the log names what was recorded by its key, also once it is deleted', async () => {
  const names = { en: 'Service', zh: '服务问题' };
  const keyed: [resource: string, data: object][] = [
    ['rootCauses', { code: 'service', names }],
    ['returnReasons', { code: 'other-reason', names: { en: 'Another', zh: '其他原因' } }],
    [
      'tags',
      { key: 'personal-care', names: { en: 'Personal care', zh: '个人护理' }, kind: 'static' },
    ],
    [
      'audienceNames',
      { kind: 'groups', key: 'store-visitors', names: { en: 'Visitors', zh: '到店客' } },
    ],
    [
      'segments',
      {
        key: 'points-to-spend',
        names: { en: 'Points', zh: '有积分可用' },
        rule: { is: 'all', of: [{ is: 'in', fact: 'groups', keys: ['store-visitors'] }] },
      },
    ],
    ['dimensions', { key: 'kindness', names: { en: 'Kindness', zh: '友好' }, need: 'emotional' }],
  ];
  const ids: number[] = [];
  for (const [resource, data] of keyed) ids.push(await created(resource, data));
  const shown = async () =>
    (await rowsOf('activities', 'zh'))
      .filter(({ resource }) => keyed.some(([name]) => resource === `W:${name}`))
      .map(({ recordName }) => recordName);
  const all = ['服务问题', '其他原因', '个人护理', '有积分可用', '到店客', '友好'];
  expect((await shown()).sort()).toEqual([...all].sort());
  await client.delete('tags' as 'products', { id: ids[2] as number });
  const after = await shown();
  expect(after).toHaveLength(all.length + 1);
  expect(after.filter((name) => name === '个人护理')).toHaveLength(2);
});

test('the log names records in the language of the person while they have the name that was recorded', async () => {
  const names = async () => columnOf('activities', 'recordName', 'zh');
  expect(await names()).toContain('台灯');
  expect(await names()).not.toContain('Lamp');
  const { data } = await client.getOne('products', { id: productId });
  await client.update('products', {
    id: productId,
    data: { ...data, names: { en: 'Desk light', zh: '书桌灯' } } as never,
    previousData: data as never,
  });
  expect(await names()).toContain('书桌灯');
  expect(await names()).not.toContain('台灯');
});
