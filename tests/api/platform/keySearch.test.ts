/** Searches by a key (SKU, product key, member number, order number, code): what has the key is first, or all there is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let client: Client;

const SIZES = ['S', 'M'];
const digits = (number: number) => String(number).padStart(4, '0');
const numbers = Array.from({ length: 30 }, (_, index) => index + 1);

beforeAll(async () => {
  api = await openApi();
  client = await api.as('owner');
  const store = await api.store();
  const batch = async (kind: string, rows: object[]) => {
    const answer = await store('POST', `/api/store/${kind}/batch`, { rows });
    expect(JSON.stringify(answer.body).slice(0, 400)).not.toContain('errors');
  };
  await batch('products', [
    ...['HOM', 'KIT'].flatMap((prefix) =>
      numbers.map((number) => ({
        externalId: `${prefix}-${digits(number)}`,
        names: { en: `Home 0001 ${prefix} ${number}` },
        options: [
          { names: { en: 'Size' }, values: SIZES.map((key) => ({ key, names: { en: key } })) },
        ],
        variants: SIZES.map((size) => ({
          sku: `${prefix}-${digits(number)}-${size}`,
          optionValues: [size],
          basePrice: 1000,
        })),
      })),
    ),
    {
      externalId: 'single',
      names: { en: 'Single' },
      variants: [{ sku: '0001', barcode: 'W-1', basePrice: 100 }],
    },
  ]);
  await batch(
    'members',
    [...numbers, 70, 77, 700].map((number) => ({
      externalId: `M-${number}`,
      name: `Tim ${number} M`,
      phone: `1381234${digits(number)}`,
    })),
  );
  await batch(
    'orders',
    ['SO-1', 'SO-10', 'SO-11', 'SO-2'].map((externalId, index) => ({
      externalId,
      channel: 'web',
      currency: 'CNY',
      memberExternalId: `M-${index + 7}`,
      lines: [{ sku: 'HOM-0001-S', quantity: 1, unitPrice: 1000, paid: 1000 }],
      statuses: [
        { status: 'placed', at: api.now - 10_000 + index },
        { status: 'paid', at: api.now - 9000 + index },
      ],
    })),
  );
});
afterAll(() => api.close());

const found = async (resource: string, q: string, key: string, field = 'id') =>
  (
    await client.getList(resource, {
      filter: { q },
      sort: { field, order: 'DESC' },
      pagination: { page: 1, perPage: 50 },
    })
  ).data.map((row) => (row as Record<string, unknown>)[key]);

describe('a search by a key', () => {
  test.each<[string, string, string, unknown[]]>([
    ['products', 'HOM-0001', 'externalId', ['HOM-0001']],
    ['products', 'hom-0001', 'externalId', ['HOM-0001']],
    ['products', 'HOM-0001-S', 'externalId', ['HOM-0001']],
    ['products', 'KIT_0002', 'externalId', ['KIT-0002']],
    ['members', 'M-7', 'externalId', ['M-7']],
    ['members', 'm-7', 'externalId', ['M-7']],
    ['orders', 'M-7', 'externalId', ['SO-1']],
    ['prices', 'HOM-0001-S', 'sku', ['HOM-0001-S']],
    ['prices', 'HOM-0001', 'sku', ['HOM-0001-M', 'HOM-0001-S']],
    ['prices', 'hom-0001-s', 'sku', ['HOM-0001-S']],
  ])('of %s finds for %s nothing that only has its parts', async (resource, q, key, expected) => {
    expect((await found(resource, q, key)).sort()).toEqual(expected);
  });

  test.each<[string, string, string, string, string]>([
    ['products', '0001', 'externalId', 'single', 'id'],
    ['products', 'W-1', 'externalId', 'single', 'id'],
    ['orders', 'SO-1', 'externalId', 'SO-1', 'id'],
    ['orders', '#so-1', 'externalId', 'SO-1', 'placedAt'],
  ])('of %s shows for %s what has the whole key first', async (resource, q, key, first, sort) => {
    const rows = await found(resource, q, key, sort);
    expect(rows[0]).toBe(first);
  });

  test('of members shows first whose phone ends with the digits', async () => {
    expect(await found('members', '007', 'externalId')).toEqual(['M-7', 'M-77', 'M-70']);
    expect((await found('members', '0070', 'externalId'))[0]).toBe('M-70');
  });

  test('finds the beginnings of keys while the key is being typed', async () => {
    expect((await found('products', 'KIT-000', 'externalId')).length).toBe(9);
    expect((await found('members', 'M-70', 'externalId')).sort()).toEqual(['M-70']);
    expect(await found('members', '13812340077', 'externalId')).toEqual(['M-77']);
  });
});

test('a price batch for a SKU or product key reprices nothing else', async () => {
  const owner = await api.raw('owner');
  const skusOf = async (q: string) => {
    const { status, body } = await owner<{ rows: { sku: string }[]; total: number }>(
      'POST',
      '/api/priceBatches/preview',
      {
        listId: 1,
        minQuantity: 1,
        startsAt: null,
        endsAt: null,
        filter: { q },
        formula: { kind: 'percent', bps: -1000 },
        rounding: { ending: 'none', direction: 'nearest' },
        request: { belowFloor: 'refuse', conflicts: 'refuse' },
        figures: [],
        from: 0,
        limit: 50,
        flaggedOnly: false,
      },
    );
    expect(status).toBe(200);
    return body.rows.map(({ sku }) => sku).sort();
  };
  expect(await skusOf('HOM-0001-S')).toEqual(['HOM-0001-S']);
  expect(await skusOf('HOM-0001')).toEqual(['HOM-0001-M', 'HOM-0001-S']);
  expect(await skusOf('0001')).toEqual(['0001']);
  expect(await skusOf('single')).toEqual(['0001']);
});
