/** A search finds the same on both databases: without accents, inside words, in every language of the store. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeFromSearch } from '#db/search';
import { query } from '#db/statements';
import { reindexMissing } from '#server/platform/backup/reindexMissing';
import { foldText } from '#shared/searchText';
import { type Client, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let client: Client;

beforeAll(async () => {
  api = await openApi();
  client = await api.as('owner');
  const store = await api.store();
  const batch = (kind: string, rows: object[]) =>
    store('POST', `/api/store/${kind}/batch`, { rows });
  await batch('categories', [{ code: 'cakes', names: { en: 'Gâteaux', zh: '蛋糕' } }]);
  await batch('products', [
    {
      externalId: 'eclair',
      names: { en: 'ÉCLAIR au chocolat', zh: '闪电泡芙' },
      brand: 'Ærø',
      variants: [{ sku: 'ECL-00123', barcode: '6901234567892', basePrice: 300 }],
    },
    {
      externalId: 'tea',
      names: { en: 'Green tea', zh: '绿茶' },
      variants: [{ sku: 'TEA-1', barcode: '6909999999992', basePrice: 100 }],
    },
  ]);
  await batch('members', [
    { externalId: 'm1', name: 'Zoë Müller', phone: '138 1234 5678', email: 'zoe@example.com' },
    { externalId: 'm2', name: '林小雨', phone: '13987654321' },
  ]);
  await client.create('priceLists', {
    data: { code: 'wholesale', kind: 'sale', names: { en: 'Wholesale', zh: '批发价' } },
  });
  await batch('competitorPrices', [
    { sku: 'TEA-1', seller: 'Ökoladen', amount: 90, observedAt: api.now },
  ]);
});
afterAll(() => api.close());

const found = async (resource: string, q: string, key: string) =>
  (
    await client.getList(resource, {
      filter: { q },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: 50 },
    })
  ).data.map((row) => (row as Record<string, unknown>)[key]);

describe('what a search finds', () => {
  test.each<[string, string, string, unknown[]]>([
    ['products', 'eclair', 'externalId', ['eclair']],
    ['products', 'COLAT', 'externalId', ['eclair']],
    ['products', '泡芙', 'externalId', ['eclair']],
    ['products', 'aero', 'externalId', ['eclair']],
    ['products', '567892', 'externalId', ['eclair']],
    ['products', 'ecl-001', 'externalId', ['eclair']],
    ['products', 'nowhere', 'externalId', []],
    ['members', '13812345678', 'externalId', ['m1']],
    ['members', '138 1234 5678', 'externalId', ['m1']],
    ['members', '5678', 'externalId', ['m1']],
    ['members', '139 8765 4321', 'externalId', ['m2']],
    ['members', 'zoe muller', 'externalId', ['m1']],
    ['members', '小雨', 'externalId', ['m2']],
    ['categories', 'gateau', 'code', ['cakes']],
    ['categories', '蛋糕', 'code', ['cakes']],
    ['priceLists', '批发价', 'name', ['Wholesale']],
    ['priceLists', 'WHOLE', 'name', ['Wholesale']],
    ['competitorOffers', 'okoladen', 'seller', ['Ökoladen']],
    ['competitorOffers', 'ÖKO', 'seller', ['Ökoladen']],
    ['competitorOffers', '绿茶', 'seller', ['Ökoladen']],
    ['prices', '泡芙', 'sku', ['ECL-00123']],
    ['prices', 'ECL-00123', 'sku', ['ECL-00123']],
    ['activities', 'eclair chocolat', 'verb', ['create']],
  ])('%s: %s', async (resource, q, key, expected) => {
    expect(await found(resource, q, key)).toEqual(expected);
  });
});

test('the database folds texts as the server does', async () => {
  const texts = [
    'ÉCLAIR',
    'Straße ẞ',
    'Ærø Łódź',
    'ΟΔΟΣ',
    'Ёлка ЖУК',
    'ＡＢＣ',
    'が 한국',
    'İI ı',
    'a\u200bb',
    'Þórr',
  ];
  for (const text of texts) {
    const [row] = await query<{ folded: string }>(
      api.connection.db,
      'select fold_text(cast(? as text)) as folded',
      [text],
    );
    expect(row?.folded).toBe(foldText(text));
  }
});

test('a start writes the entries that are missing', async () => {
  const rows = await query<{ id: number }>(api.connection.db, 'select id from products');
  await api.connection.transaction((tx) =>
    removeFromSearch(
      tx,
      'products',
      rows.map(({ id }) => id),
    ),
  );
  expect(await found('products', 'eclair', 'externalId')).toEqual([]);
  expect(await reindexMissing(api.connection)).toBe(2);
  expect(await found('products', 'eclair', 'externalId')).toEqual(['eclair']);
  expect(await reindexMissing(api.connection)).toBe(0);
});

test('a character that nobody sees makes no second SKU or record', async () => {
  const store = await api.store();
  const { body } = await store('POST', '/api/store/products', {
    externalId: 'tea\u200b',
    variants: [{ sku: '\ufeffTEA-1', barcode: '6909999999992', basePrice: 100 }],
  });
  expect(body).toMatchObject({ outcome: 'unchanged' });
  const answer = await store('POST', '/api/store/prices', { items: [{ sku: 'TEA\u200b-1' }] });
  expect(answer.status).toBe(200);
  expect(JSON.stringify(answer.body)).not.toContain('unknownSku');
});
test('a filter finds a key however its characters are composed or filled', async () => {
  const store = await api.store();
  const members = await api.raw('owner');
  await store('POST', '/api/store/members', { externalId: 'e\u0301-1' });
  for (const externalId of ['e\u0301-1', 'é-1\u3164', ['\u2800é-1\u{e0041}']]) {
    const filter = encodeURIComponent(JSON.stringify({ externalId }));
    const { body } = await members<object[]>('GET', `/api/members?filter=${filter}`);
    expect(body).toMatchObject([{ externalId: 'é-1' }]);
  }
});
