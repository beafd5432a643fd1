/** React-Admin's list parameters, and what each role may see, search and sort by. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#contract/platform/access';
import { insertRows } from '#db/bulk';
import { products } from '#db/schema/catalog/products';
import { countWhole } from '#server/platform/lists/total';
import { type Client, NOW, openApi, type OpenApi, refusal } from '../support/openApi.ts';

let api: OpenApi;
let client: Client;
const DAY = 86_400_000;

beforeAll(async () => {
  api = await openApi();
  client = await api.as('manager');
  const store = await api.store();
  const batch = (kind: string, rows: object[]) =>
    store('POST', `/api/store/${kind}/batch`, { rows });
  await batch('categories', [
    { code: 'clothes', names: { en: 'Clothes', zh: '服装' } },
    { code: 'dresses', parentCode: 'clothes', names: { en: 'Dresses', zh: '连衣裙' } },
    { code: 'tea', names: { en: 'Tea', zh: '茶' } },
  ]);
  const product = (externalId: string, en: string, zh: string, further: object) => ({
    externalId,
    names: { en, zh },
    variants: [{ sku: externalId.toUpperCase(), basePrice: 100, cost: 50 }],
    ...further,
  });
  await batch('products', [
    product('p1', 'Red silk dress', '红色真丝连衣裙', {
      categoryCode: 'dresses',
      brand: 'Cedar',
      tags: ['summer'],
      variants: [{ sku: 'P1', barcode: '6901', basePrice: 300 }],
    }),
    product('p2', 'Blue cotton dress', '蓝色棉质连衣裙', {
      categoryCode: 'clothes',
      brand: 'Birch',
      status: 'active',
    }),
    product('p3', 'Green tea 100% leaf', '绿茶', {
      categoryCode: 'tea',
      brand: 'Cedar',
      categoryCodes: ['dresses'],
    }),
    product('p4', 'Dress_form', '人台', { brand: null }),
  ]);
  await batch('members', [
    {
      externalId: 'm1',
      name: '林小雨',
      phone: '13812345678',
      email: 'lin@example.com',
      address: '上海市浦东新区世纪大道100号',
      joinedAt: NOW - 3 * DAY,
    },
    {
      externalId: 'm2',
      name: 'Ann Lee',
      phone: '13912345678',
      email: 'ann@example.com',
      address: '1 Long Road, Springfield',
      joinedAt: NOW - 2 * DAY,
    },
    { externalId: 'm3', name: null, joinedAt: null },
  ]);
  const order = (
    externalId: string,
    at: number,
    paid: number,
    channel = 'web',
    member: string | null = 'm1',
    sku = 'P1',
  ) => ({
    externalId,
    channel,
    currency: 'CNY',
    memberExternalId: member,
    lines: [{ sku, quantity: 1, unitPrice: paid, paid }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
  });
  await batch('orders', [
    order('W-1001', NOW - 5 * DAY, 300),
    order('W-1002', NOW - 4 * DAY, 500, 'app'),
    order('X-2001', NOW - 3 * DAY, 100, 'web', 'm2', 'P2'),
    order('X-2002', NOW - 2 * DAY, 200, 'web', null, 'P3'),
  ]);
  await batch('returns', [
    {
      externalId: 'R-1',
      orderExternalId: 'W-1001',
      returnedAt: NOW - DAY,
      lines: [{ sku: 'P1', quantity: 1, amount: 300 }],
    },
  ]);
});
afterAll(() => api.close());

const list = (
  resource: string,
  filter: object = {},
  {
    sort = ['id', 'ASC'],
    page = 1,
    perPage = 50,
    as = client,
  }: { sort?: string[]; page?: number; perPage?: number; as?: Client } = {},
) =>
  as.getList(resource, {
    filter,
    sort: { field: sort[0] ?? 'id', order: sort[1] === 'DESC' ? 'DESC' : 'ASC' },
    pagination: { page, perPage },
  });
/** The external id or code of each listed record. */
const keysOf = async (resource: string, filter: object, options: Parameters<typeof list>[2] = {}) =>
  (await list(resource, filter, options)).data.map(
    (row) =>
      (row as { externalId?: string; code?: string }).externalId ?? (row as { code?: string }).code,
  );

describe('filters of lists', () => {
  test.each<[string, object, string[]]>([
    ['an equal value', { brand: 'Cedar' }, ['p1', 'p3']],
    ['several fields', { brand: 'Cedar', status: 'draft' }, ['p1', 'p3']],
    ['any value of a list', { externalId: ['p4', 'p2', 'nobody'] }, ['p2', 'p4']],
    ['an empty list', { externalId: [] }, []],
    ['a different value', { brand_neq: 'Cedar' }, ['p2']],
    ['a missing value', { brand: null }, ['p4']],
    ['any existing value', { brand_neq: null }, ['p1', 'p2', 'p3']],
    ['a minimum', { minPrice_gte: 300 }, ['p1']],
    ['an excluded maximum', { minPrice_lt: 300 }, ['p2', 'p3', 'p4']],
    ['a minimum and a maximum', { minPrice_gt: 99, minPrice_lte: 100 }, ['p2', 'p3', 'p4']],
    ['a number given as text, as in addresses', { minPrice: '300' }, ['p1']],
    [
      'a category including its descendants, as primary or further category',
      { categoryId: 1 },
      ['p1', 'p2', 'p3'],
    ],
    ['a descendant category', { categoryId: 2 }, ['p1', 'p3']],
    ['a tag', { tag: 'summer' }, ['p1']],
    ['an SKU or a barcode', { sku: '6901' }, ['p1']],
    ['a quality issue', { issue: 'missingCategory' }, ['p4']],
    ['no condition', {}, ['p1', 'p2', 'p3', 'p4']],
  ])('products are filtered by %s', async (_, filter, expected) => {
    expect(await keysOf('products', filter)).toEqual(expected);
  });
  test.each<[string, object, string[]]>([
    ['channel', { channel: 'app' }, ['W-1002']],
    ['days', { countedOn_gte: '2025-11-17', countedOn_lt: '2025-11-19' }, ['W-1002', 'X-2001']],
    ['amounts', { total_gte: 200, total_lte: 300 }, ['W-1001', 'X-2002']],
    ['a member', { memberId: 1 }, ['W-1001', 'W-1002']],
    ['a missing member', { memberId: null }, ['X-2002']],
    ['the beginning of a number', { q: 'W-10' }, ['W-1001', 'W-1002']],
    ['a number as people write it', { q: '#W-1001' }, ['W-1001']],
    ['a member’s number', { q: 'm2' }, ['X-2001']],
    ['a member’s name', { q: '小雨' }, ['W-1001', 'W-1002']],
    ['a whole SKU', { q: 'P2' }, ['X-2001']],
    ['a category', { categoryId: 1 }, ['W-1001', 'W-1002', 'X-2001']],
    ['a product', { productId: 2 }, ['X-2001']],
    ['an existing return', { hasReturn: true }, ['W-1001']],
    ['a missing return', { hasReturn: false, channel: 'web' }, ['X-2001', 'X-2002']],
  ])('orders are filtered by %s', async (_, filter, expected) => {
    expect(await keysOf('orders', filter)).toEqual(expected);
  });
  test.each([
    [{ nothing: 1 }, 'nothing', 'errors.unknownFilter'],
    [{ names: 'x' }, 'names', 'errors.unknownFilter'],
    [{ descriptions: 'x' }, 'descriptions', 'errors.unknownFilter'],
    [{ constructor: 1 }, 'constructor', 'errors.unknownFilter'],
    [{ status: 5 }, 'status', 'errors.wrongType'],
    [{ minPrice: 'x' }, 'minPrice', 'errors.wrongType'],
    [{ minPrice: 0.5 }, 'minPrice', 'errors.wrongType'],
    [{ status: null }, 'status', 'errors.wrongType'],
    [{ categoryId: 'x' }, 'categoryId', 'errors.wrongType'],
    [{ q: 5 }, 'q', 'errors.wrongType'],
  ])('the filter %j is refused at the field %s with %s', async (filter, field, key) => {
    expect(await refusal(list('products', filter))).toMatchObject({
      status: 400,
      body: { message: 'errors.badQuery', errors: { [field]: key } },
    });
  });
});

describe('searching in lists', () => {
  test.each<[string, string[]]>([
    ['dress', ['p1', 'p2', 'p4']],
    ['dre', ['p1', 'p2', 'p4']],
    ['DRESS silk', ['p1']],
    ['silk cotton', []],
    ['连衣裙', ['p1', 'p2']],
    ['真丝', ['p1']],
    ['衣裙', ['p1', 'p2']],
    ['茶', ['p3']],
    ['裙衣', []],
    ['绿茶 leaf', ['p3']],
    ['cedar', ['p1', 'p3']],
    ['6901', ['p1']],
    ['p2', ['p2']],
    ['summer', ['p1']],
    ['*', []],
    ['" or 1=1', []],
    ["'", []],
    ['   ', ['p1', 'p2', 'p3', 'p4']],
  ])('the search for %s finds the expected products', async (q, expected) => {
    expect(await keysOf('products', { q })).toEqual(expected);
  });
  test.each<[string, string[]]>([
    ['cloth', ['clothes']],
    ['CLOTH', ['clothes']],
    ['%', []],
    ['_', []],
  ])('the search for %s finds the expected categories', async (q, expected) => {
    expect(await keysOf('categories', { q })).toEqual(expected);
  });
  test('a renamed product is found by its new name and not by its old one', async () => {
    const { data: before } = await client.getOne('products', { id: 4 });
    const rename = (en: string, version: number) =>
      client.update('products', {
        id: 4,
        data: { ...before, names: { en }, version },
        previousData: before,
      });
    await rename('Mannequin', 1);
    expect([
      await keysOf('products', { q: 'mannequin' }),
      await keysOf('products', { q: '人台' }),
    ]).toEqual([['p4'], []]);
    await client.update('products', {
      id: 4,
      data: { ...before, version: 2 },
      previousData: before,
    });
    expect(await keysOf('products', { q: '人台' })).toEqual(['p4']);
  });
});

describe('sorting and pages of lists', () => {
  test.each<[string, string[], string[]]>([
    ['a number, descending', ['minPrice', 'DESC'], ['p1', 'p4', 'p3', 'p2']],
    ['a text, ascending', ['name', 'ASC'], ['p2', 'p4', 'p3', 'p1']],
    ['a text with missing values last, ascending', ['brand', 'ASC'], ['p2', 'p1', 'p3', 'p4']],
    ['a text with missing values last, descending', ['brand', 'DESC'], ['p3', 'p1', 'p2', 'p4']],
  ])('products are sorted by %s', async (_, sort, expected) => {
    expect(await keysOf('products', {}, { sort })).toEqual(expected);
  });
  test('pages follow each other without gap or overlap, and each gives the total', async () => {
    const seen: unknown[] = [];
    for (const page of [1, 2, 3]) {
      const { data, total } = await list(
        'products',
        {},
        { sort: ['minPrice', 'ASC'], page, perPage: 2 },
      );
      expect(total).toBe(4);
      seen.push(...data.map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen).toHaveLength(4);
  });
  test('the Content-Range header has the form that React-Admin reads', async () => {
    const call = await api.raw('manager');
    const { headers, body } = await call<object[]>(
      'GET',
      '/api/products?range=[1,2]&sort=["id","ASC"]&filter={}',
    );
    expect([headers.get('content-range'), body.length]).toEqual(['items 0-1/4', 2]);
    const { headers: none } = await call(
      'GET',
      '/api/products?range=[0,9]&filter={"brand":"nobody"}',
    );
    expect(none.get('content-range')).toMatch(/\/0$/);
  });
  test.each([
    'names',
    'nothing',
    'constructor',
    'descriptions',
    'sourceUpdatedAt',
    'id; drop table products',
  ])('sorting products by %s is refused', async (field) => {
    expect(await refusal(list('products', {}, { sort: [field, 'ASC'] }))).toMatchObject({
      status: 400,
      body: { errors: { sort: 'errors.unknownSort' } },
    });
  });
  test('1,500 records are read by their ids in one call without a limit', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => ({
      externalId: `bulk-${index}`,
      names: { en: `Bulk ${index}` },
      name: `Bulk ${index}`,
      descriptions: {},
      status: 'archived' as const,
      options: [],
      images: [],
      tags: [],
    }));
    const ids = await api.connection.transaction((tx) =>
      insertRows(tx, products, rows, { returning: true }),
    );
    const { data } = await client.getMany('products', { ids });
    expect(new Set(data.map(({ id }) => id))).toEqual(new Set(ids));
    expect((await list('products', { status: 'archived' }, { perPage: 1000 })).data).toHaveLength(
      1000,
    );
  });
  test('the orders of a member are found by reference', async () => {
    const { data, total } = await client.getManyReference('orders', {
      target: 'memberId',
      id: 1,
      filter: {},
      sort: { field: 'placedAt', order: 'DESC' },
      pagination: { page: 1, perPage: 10 },
    });
    expect([total, data.map(({ externalId }) => externalId)]).toEqual([2, ['W-1002', 'W-1001']]);
    expect(data[0]).toMatchObject({ memberName: '林小雨', memberExternalId: 'm1' });
  });
});

describe('personal data of members', () => {
  const CLEAR: Role[] = ['owner', 'agent'];
  const MASKED: Role[] = ['manager', 'marketer', 'analyst'];
  const clear = {
    phone: '13812345678',
    email: 'lin@example.com',
    address: '上海市浦东新区世纪大道100号',
  };
  const masked = { phone: '138****5678', email: 'l***@example.com', address: '上海市浦东***' };

  test.each([
    ...CLEAR.map((role) => [role, clear] as const),
    ...MASKED.map((role) => [role, masked] as const),
  ])(
    'the role %s sees personal data masked or in the clear, as granted',
    async (role, expected) => {
      const as = await api.as(role);
      expect((await list('members', { externalId: 'm1' }, { as })).data[0]).toMatchObject({
        name: '林小雨',
        ...expected,
      });
      expect((await as.getOne('members', { id: 1 })).data).toMatchObject(expected);
      const { data: orders } = await list('orders', { memberId: 1 }, { as });
      expect(JSON.stringify([orders, (await as.getOne('orders', { id: 1 })).data])).not.toMatch(
        /13812345678|lin@example\.com|世纪大道/,
      );
    },
  );
  test.each(MASKED)('the role %s cannot search, filter or sort by personal data', async (role) => {
    const as = await api.as(role);
    for (const q of ['13812345678', '2345678', 'lin@example.com', '138'])
      for (const resource of ['members', 'orders', 'returns'])
        expect(await keysOf(resource, { q }, { as })).toEqual([]);
    expect(await keysOf('members', { q: '小雨' }, { as })).toEqual(['m1']);
    expect(await keysOf('returns', { q: '小雨' }, { as })).toEqual(['R-1']);
    for (const field of ['phone', 'email', 'address']) {
      for (const filter of [
        { [field]: 'x' },
        { [`${field}_gte`]: '1' },
        { [field]: ['x'] },
        { [`${field}_neq`]: null },
      ]) {
        expect(await refusal(list('members', filter, { as }))).toMatchObject({
          status: 400,
          body: { errors: { [Object.keys(filter)[0] ?? '']: 'errors.unknownFilter' } },
        });
      }
      expect(await refusal(list('members', {}, { sort: [field, 'ASC'], as }))).toMatchObject({
        status: 400,
        body: { errors: { sort: 'errors.unknownSort' } },
      });
    }
  });
  test.each(CLEAR)('the role %s can search, filter and sort by personal data', async (role) => {
    const as = await api.as(role);
    expect(await keysOf('members', { q: '13812345678' }, { as })).toEqual(['m1']);
    expect(await keysOf('orders', { q: '13812345678' }, { as })).toEqual(['W-1001', 'W-1002']);
    // Any part of the number, its last digits too.
    expect(await keysOf('members', { q: '8123456' }, { as })).toEqual(['m1']);
    expect(await keysOf('members', { q: '5678' }, { as })).toEqual(['m1', 'm2']);
    expect(await keysOf('members', { q: 'lin@example.com' }, { as })).toEqual(['m1']);
    expect(await keysOf('members', { email: 'ann@example.com' }, { as })).toEqual(['m2']);
    expect(await keysOf('members', {}, { sort: ['phone', 'DESC'], as })).toEqual([
      'm2',
      'm1',
      'm3',
    ]);
  });
  test('personal data is revealed for a reason, and the request is recorded', async () => {
    const [manager, analyst, owner] = [
      await api.as('manager'),
      await api.as('analyst'),
      await api.as('owner'),
    ];
    expect(await refusal(manager.act('members', 1, 'reveal'))).toMatchObject({
      status: 422,
      body: { errors: { reason: 'ra.validation.required' } },
    });
    expect(await refusal(analyst.act('members', 1, 'reveal', { reason: 'curious' }))).toMatchObject(
      { status: 403 },
    );
    expect(await manager.act('members', 1, 'reveal', { reason: 'Parcel came back' })).toEqual({
      id: 1,
      ...clear,
    });
    const { data } = await list(
      'activities',
      { resource: 'members', verb: 'reveal' },
      { as: owner },
    );
    expect(data).toMatchObject([
      {
        recordId: '1',
        recordName: 'm1',
        actorName: 'Manager',
        reason: 'Parcel came back',
        at: NOW,
      },
    ]);
    expect(await refusal(manager.act('members', 999, 'reveal', { reason: 'x' }))).toMatchObject({
      status: 404,
    });
  });
  test('personal data is masked in the history as in the record', async () => {
    const store = await api.store();
    await store('POST', '/api/store/members', { externalId: 'm2', phone: '13700001111' });
    const seen = async (role: Role) =>
      (await (await api.raw(role))<object[]>('GET', '/api/history/members/2')).body;
    expect(await seen('agent')).toMatchObject([
      { verb: 'edit', before: { phone: '13912345678' }, after: { phone: '13700001111' } },
      { verb: 'create' },
    ]);
    expect(await seen('analyst')).toMatchObject([
      { verb: 'edit', before: { phone: '139****5678' }, after: { phone: '137****1111' } },
      { verb: 'create' },
    ]);
    const { data } = await list('activities', { resource: 'members', verb: 'edit' });
    expect(data).toMatchObject([{ after: { phone: '137****1111' } }]);
  });
  test('personal data is masked in an export as in the list', async () => {
    const { body } = await (
      await api.raw('analyst')
    )<string>('GET', '/api/exports/members?sort=["id","ASC"]');
    expect(body).toContain('138****5678');
    expect(body).not.toMatch(/13812345678|lin@example\.com|世纪大道/);
    // Whoever sees it in the list still needs a grant and a reason for all of it in a file.
    const agent = await api.raw('agent');
    const masked = await agent<string>('GET', '/api/exports/members');
    expect(masked.body).toContain('138****5678');
    expect(masked.body).not.toMatch(/13812345678|lin@example\.com|世纪大道/);
    expect((await agent('GET', '/api/exports/members?reason=Letters')).status).toBe(403);
    const owner = await api.raw('owner');
    expect((await owner<string>('GET', '/api/exports/members')).body).not.toContain('13812345678');
    expect((await owner('GET', '/api/exports/members?reason=')).status).toBe(422);
    const open = await owner<string>('GET', '/api/exports/members?reason=Letters');
    expect(open.body).toContain('13812345678');
    const logged = await owner<object[]>('GET', '/api/activities?filter={"verb":"export"}');
    expect(logged.body[0]).toMatchObject({ resource: 'members', reason: 'Letters' });
  });
  test('personal data that somebody filtered an export by is masked in the activity log', async () => {
    const agent = await api.raw('agent');
    const filter = encodeURIComponent(
      JSON.stringify({ phone: '13812345678', q: 'lin@example.com' }),
    );
    expect((await agent('GET', `/api/exports/members?filter=${filter}`)).status).toBe(200);
    const manager = await api.raw('manager');
    for (const path of ['/api/activities', '/api/exports/activities']) {
      const { status, body } = await manager<unknown>('GET', path);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/13812345678|lin@example\.com/);
      expect(JSON.stringify(body)).toContain('138****5678');
    }
  });
});

describe('the activity log', () => {
  test('the log gives who changed what and both values, newest first, and is filtered by day and person', async () => {
    const before = (await client.getOne('categories', { id: 3 })).data;
    await client.update('categories', {
      id: 3,
      data: { ...before, names: { en: 'Teas', zh: '茶' } },
      previousData: before,
    });
    const { body } = await (await api.raw('analyst'))<object[]>('GET', '/api/history/categories/3');
    expect(body).toMatchObject([
      {
        verb: 'edit',
        actorKind: 'staff',
        actorName: 'Manager',
        at: NOW,
        before: { name: 'Tea' },
        after: { name: 'Teas' },
      },
      { verb: 'create', actorKind: 'key' },
    ]);
    const mine = await list('activities', { actorName: 'Manager', resource: 'categories' });
    expect(mine.data).toMatchObject([{ verb: 'edit', recordName: 'Teas' }]);
    const on = async (from: string, until: string) =>
      (await list('activities', { from, until, resource: 'categories' })).total;
    expect([
      await on('2025-11-21', '2025-11-21'),
      await on('2025-11-22', '2025-11-30'),
      await on('2025-11-01', '2025-11-20'),
    ]).toEqual([4, 0, 0]);
  });
  test('the log cannot be written over the API', async () => {
    const owner = await api.raw('owner');
    for (const method of ['POST', 'PUT', 'DELETE'] as const) {
      expect([404, 405]).toContain(
        (await owner(method, '/api/activities/1', method === 'DELETE' ? undefined : { verb: 'x' }))
          .status,
      );
    }
  });
  test('the history of a record that the caller may not see is refused', async () => {
    expect((await (await api.raw('agent'))('GET', '/api/history/staff/1')).status).toBe(403);
    expect((await (await api.raw('agent'))('GET', '/api/history/apiKeys/1')).status).toBe(403);
  });
});

test('during the list tests no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});

test('the number of rows of a large table may be a second old, that of a small one never is', async () => {
  const { db } = api.connection;
  const count = (nowMs: number, large: number) => countWhole(db, '"products"', { nowMs, large });
  const before = await count(0, 1);
  const row = {
    externalId: 'counted',
    names: { en: 'Counted' },
    name: 'Counted',
    descriptions: {},
    status: 'archived' as const,
    options: [],
    images: [],
    tags: [],
  };
  await api.connection.transaction((tx) => insertRows(tx, products, [row]));
  expect(await count(999, 1)).toBe(before);
  expect(await count(1_000, 1)).toBe(before + 1);
  expect(await count(5_000, 1_000_000)).toBe(before + 1);
});
