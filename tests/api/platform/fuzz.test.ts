/** No request to a route of the OpenAPI document causes a server fault (5xx), and every refusal has a message. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settledJobs } from '#server/platform/jobs/runner';
import { type Answer, type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  prefixItems?: Schema[];
  required?: string[];
  minimum?: number;
  minLength?: number;
  minItems?: number;
}
interface Operation {
  security: Record<string, unknown>[];
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
interface Target {
  name: string;
  method: Method;
  path: string;
  operation: Operation;
  call: Call;
}

let api: OpenApi;
let targets: Target[];

/** Creates records with the first ids, so that invalid requests for existing records run as far as possible. */
const createRecords = async (owner: Call) => {
  // The first API key may be revoked by the tests.
  await owner('POST', '/api/apiKeys', { name: 'To be revoked', scopes: ['orders.write'] });
  const store = await api.store();
  await owner('POST', '/api/attributes', {
    code: 'material',
    names: { en: 'Material' },
    type: 'choice',
    options: [{ code: 'silk', names: { en: 'Silk' } }],
  });
  for (const code of ['one', 'two', 'three'])
    await store('POST', '/api/store/categories', { code, names: { en: code, zh: '一' } });
  for (const sku of ['A', 'B', 'C'])
    await store('POST', '/api/store/products', {
      externalId: sku,
      names: { en: sku },
      categoryCode: 'one',
      variants: [{ sku, basePrice: 5 }],
    });
  await store('POST', '/api/store/members', {
    externalId: 'm1',
    name: 'Lin',
    phone: '13812345678',
  });
  await store('POST', '/api/store/orders', SAMPLES['POST /api/store/orders']);
  return store;
};

/** Valid bodies where the schema alone cannot provide one; the tests replace one part at a time with invalid values. */
const SAMPLES: Record<string, unknown> = {
  'POST /api/categories': {
    code: 'new',
    names: { en: 'New', zh: '新' },
    parentId: 1,
    hidden: false,
    attributes: [{ attributeId: 1, requirement: 'required' }],
  },
  'POST /api/categories/{id}/move': { parentId: 2, position: 0 },
  'POST /api/attributes': {
    code: 'fit',
    names: { en: 'Fit' },
    type: 'choice',
    unit: null,
    options: [{ code: 'slim', names: { en: 'Slim' }, colour: '#112233' }],
  },
  'POST /api/products': {
    externalId: 'fresh',
    names: { en: 'Fresh' },
    descriptions: { zh: '新' },
    brand: 'Cedar',
    status: 'draft',
    primaryCategoryId: 1,
    categoryIds: [2],
    tags: ['a'],
    options: [{ names: { en: 'Size' }, values: [{ key: 's', names: { en: 'S' } }] }],
    images: [{ url: '/a.jpg', alt: 'A' }],
    attributes: { material: 'silk' },
    variants: [
      {
        sku: 'F',
        barcode: '690',
        optionValues: ['s'],
        cost: 1,
        basePrice: 2,
        originalPrice: 3,
        weightGrams: 4,
      },
    ],
  },
  'POST /api/products/bulkEdit': {
    ids: [1, 2],
    preview: true,
    change: {
      status: 'draft',
      primaryCategoryId: 2,
      brand: 'X',
      addTags: ['b'],
      removeTags: ['a'],
      attribute: { code: 'material', value: 'silk' },
    },
  },
  'PUT /api/settings/{id}': {
    storeName: 'Shop',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    weekStart: 1,
    language: 'en',
    fiscalYearStartMonth: 1,
  },
  'POST /api/store/orders': {
    externalId: 'o1',
    channel: 'web',
    memberExternalId: 'm1',
    country: 'CN',
    currency: 'CNY',
    updatedAt: null,
    shipping: 5,
    lines: [
      {
        sku: 'A',
        name: 'A',
        quantity: 2,
        unitPrice: 10,
        paid: 15,
        cost: 3,
        discounts: [{ code: 'C', label: 'L', amount: 5 }],
      },
    ],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  },
  'POST /api/store/returns': {
    externalId: 'r1',
    orderExternalId: 'o1',
    memberExternalId: 'm1',
    channel: 'web',
    returnedAt: NOW,
    updatedAt: 5,
    reason: 'small',
    lines: [{ sku: 'A', name: 'A', quantity: 1, amount: 5 }],
  },
  'POST /api/store/stock': { sku: 'A', place: 'main', quantity: -2, at: NOW },
  'POST /api/store/payments': {
    externalId: 'p1',
    orderExternalId: 'o1',
    tender: 'alipay',
    amount: 15,
    currency: 'CNY',
    capturedAt: NOW,
    providerReference: 'x',
    updatedAt: 5,
  },
  'POST /api/store/shipments': {
    externalId: 's1',
    orderExternalId: 'o1',
    carrier: 'SF',
    trackingNumber: 'T1',
    promisedAt: NOW,
    updatedAt: 5,
    lines: [{ id: '1', sku: 'A', quantity: 1, serialNumbers: ['N1'] }],
    events: [{ status: 'shipped', at: NOW, place: 'Hub' }],
  },
  'POST /api/store/events': {
    externalId: 'e1',
    type: 'visit',
    at: NOW,
    channel: 'web',
    source: 's',
    session: 'x',
    memberExternalId: 'm1',
    sku: 'A',
    detail: { page: '/' },
  },
  'POST /api/store/members': {
    externalId: 'm1',
    name: 'Lin',
    phone: '138',
    email: 'lin@example.com',
    address: 'Road 1',
    birthday: '1990-01-01',
    gender: 'female',
    language: 'zh',
    country: 'CN',
    channel: 'web',
    level: 'gold',
    joinedAt: 5,
    updatedAt: 5,
  },
  'POST /api/store/categories': {
    code: 'two',
    parentCode: 'one',
    names: { en: 'Two' },
    position: 0,
    hidden: false,
  },
  'POST /api/staff/invitations': { email: 'new@example.com', role: 'agent' },
};
SAMPLES['PUT /api/products/{id}'] = {
  ...(SAMPLES['POST /api/products'] as object),
  externalId: 'A',
};
SAMPLES['PUT /api/categories/{id}'] = SAMPLES['POST /api/categories'];
SAMPLES['PUT /api/attributes/{id}'] = SAMPLES['POST /api/attributes'];
SAMPLES['POST /api/store/products'] = {
  ...(SAMPLES['POST /api/products'] as object),
  externalId: 'A',
  primaryCategoryId: undefined,
  categoryIds: undefined,
  categoryCode: 'one',
  categoryCodes: ['two'],
  updatedAt: 5,
};
for (const kind of [
  'categories',
  'products',
  'members',
  'orders',
  'returns',
  'payments',
  'shipments',
  'stock',
  'events',
]) {
  SAMPLES[`POST /api/store/${kind}/batch`] = { rows: [SAMPLES[`POST /api/store/${kind}`]] };
}

beforeAll(async () => {
  api = await openApi();
  const owner = await api.raw('owner');
  const store = await createRecords(owner);
  const nobody = await api.raw(null);
  const { body } = await nobody<{ paths: Record<string, Record<string, Operation>> }>(
    'GET',
    '/api/openapi.json',
  );
  targets = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, operation]): Target => {
      const method = verb.toUpperCase() as Method;
      const [needed] = operation.security;
      return {
        name: `${method} ${path}`,
        method,
        path,
        operation,
        call: !needed ? nobody : 'apiKey' in needed ? store : owner,
      };
    }),
  );
});
afterAll(async () => {
  await settledJobs();
  await api.close();
});

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const JUNK: unknown[] = [
  null,
  true,
  -1,
  0.5,
  2 ** 31,
  2 ** 53,
  1e308,
  -1e308,
  '',
  ' ',
  'x'.repeat(50_000),
  '\u0000',
  'a\ud800',
  `' or 1=1; drop table staff; --`,
  '"; select pg_sleep(10); --',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00%s%n',
  'NaN',
  '2025-02-30',
  '99999999999999999999',
  '__proto__',
  '🧨',
  [],
  [null, {}, 'x'],
  {},
  { __proto__x: { a: [] }, en: 5 },
  { '\u0000': 'x', "a'b": 1 },
  deep(60),
];
const IDS = [
  '1',
  '0',
  '-1',
  '1.5',
  '1e3',
  'abc',
  '%00',
  '%ED%A0%80',
  '%E0%A4%A',
  '99999999999',
  '2147483647',
  '2147483648',
  '..%2F..',
  `1'%20or%201=1`,
  'x'.repeat(3000),
  '__proto__',
  '%F0%9F%A7%A8',
];
const TEXTS = [
  '',
  '{',
  '[',
  'null',
  '"x"',
  '5',
  'true',
  '{"a":}',
  '{"a":1}}',
  '\u0000',
  'NaN',
  '[]',
  '[1,2]',
  '{"__proto__":{"role":"owner"}}',
  '<xml/>',
  'a=1&b=2',
  '['.repeat(100_000) + ']'.repeat(100_000),
  `{"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
];

const sampleOf = (schema: Schema = {}): unknown => {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return sampleOf(schema.anyOf[0]);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, property]) => [key, sampleOf(property)]),
    );
  if (type === 'array') return schema.prefixItems?.map(sampleOf) ?? [sampleOf(schema.items)];
  if (type === 'number' || type === 'integer') return Math.max(1, schema.minimum ?? 1);
  if (type === 'boolean') return true;
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1));
};

let position = 0;
/** A few values of the list, different ones at each call, so that all values are used over all bodies. */
const nextOf = <T>(list: readonly T[], count: number): T[] =>
  Array.from({ length: count }, () => list[position++ % list.length] as T);

/** All copies of `value` in which one part is replaced. */
const mutations = function* (
  value: unknown,
  junk: readonly unknown[] = nextOf(JUNK, 4),
): Generator<unknown> {
  for (const one of junk) yield one;
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const rebuilt = (key: string, part: unknown) =>
    Array.isArray(value)
      ? value.map((old, index) => (String(index) === key ? part : old))
      : { ...value, [key]: part };
  for (const [key, part] of entries)
    for (const changed of mutations(part)) yield rebuilt(key, changed);
  if (!Array.isArray(value)) {
    for (const [key] of entries)
      yield Object.fromEntries(entries.filter(([other]) => other !== key));
    yield { ...value, 'unknown field': 1, version: 'x' };
    yield { ...value, version: -1.5 };
  }
};

/** The greatest number of bodies sent to one route. */
const MOST_BODIES = 250;
/** Evenly selected bodies if there are more; routes that share a contract start at different positions. */
const spread = <T>(bodies: readonly T[]): T[] => {
  const step = Math.ceil(bodies.length / MOST_BODIES);
  const from = position++ % step;
  return bodies.filter((_, index) => index % step === from);
};

const failures: string[] = [];
const short = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};
/** A page for people says it in words. */
const isPage = (body: unknown) => typeof body === 'string' && /^<!doctype html>.*<h1>/s.test(body);
const check = (asked: string, { status, body }: Answer<unknown>) => {
  const readable =
    isPage(body) ||
    (typeof body === 'object' &&
      body !== null &&
      typeof (body as { message?: unknown }).message === 'string');
  if (status >= 500 || (status >= 400 && !readable))
    failures.push(`${asked} → ${status} ${short(body)}`);
};

/** Runs the calls with limited concurrency. */
const all = async (calls: Iterable<() => Promise<void>>) => {
  const iterator = calls[Symbol.iterator]();
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await next.value();
  };
  await Promise.all(Array.from({ length: 12 }, worker));
};

const addressOf = ({ path }: Target, id = '1') =>
  path.replace('{resource}', 'products').replace(/\{\w+\}/g, id);
const withBody = (target: Target) => target.method === 'POST' || target.method === 'PUT';
/** The body of an upload is a file and not JSON. */
const isUpload = ({ name, operation }: Target) =>
  /^POST \/api\/(imports|pictures)/.test(name) && !operation.requestBody;
const expectNoFailures = () => {
  const found = failures.splice(0);
  expect(
    found.slice(0, 20),
    `${found.length} bad answers; faults: ${api.faultLines().join()}`,
  ).toEqual([]);
};

describe('invalid input to every route', () => {
  test('an invalid record id causes no server fault', async () => {
    await all(
      targets
        .filter(({ path }) => path.includes('{'))
        .flatMap((target) =>
          IDS.map((id) => async () => {
            const body = withBody(target) ? (SAMPLES[target.name] ?? {}) : undefined;
            if (id === '1' && target.method !== 'GET') return;
            check(
              `${target.name} with ${id}`,
              await target.call(target.method, addressOf(target, id), body),
            );
          }),
        ),
    );
    expectNoFailures();
  });

  test('an invalid filter, sort or range of a list causes no server fault', async () => {
    const fields = [
      'id',
      'name',
      'q',
      'status',
      'createdAt',
      'categoryId',
      'at',
      'from',
      'until',
      'email',
      'attributes',
      'version_gte',
      'id_neq',
      'parentId',
      'hidden',
      'nothing',
      '__proto__',
      'constructor',
      "id' or 1=1",
    ];
    const filters = [
      ...JUNK,
      ...fields.flatMap((field) =>
        nextOf(JUNK, 4).map((value) => Object.fromEntries([[field, value]])),
      ),
    ]
      .map((filter) => JSON.stringify(filter))
      .filter((filter) => filter.length < 2000);
    const sorts = [
      '',
      'id',
      '["id"]',
      '["id","UP"]',
      '["nothing","ASC"]',
      '["id; drop table staff","ASC"]',
      '["names","ASC"]',
      '["__proto__","ASC"]',
      '[1,2]',
      '{}',
      'null',
      '["id","ASC","x"]',
    ];
    const ranges = [
      '',
      '[0]',
      '[5,1]',
      '[-1,5]',
      '[0,1e9]',
      '[0,99999999999]',
      '["0","9"]',
      '[0.5,2]',
      'null',
      '[1000000000,1000000009]',
      '[0,1,2]',
      '{"0":0}',
    ];
    const lists = targets.filter(
      ({ method, operation }) =>
        method === 'GET' && operation.parameters.some(({ name }) => name === 'filter'),
    );
    expect(lists.length).toBeGreaterThan(8);
    const ask = (target: Target, name: string, value: string) => async () =>
      check(
        `${target.name}?${name}=${short(value)}`,
        await target.call('GET', `${addressOf(target)}?${name}=${encodeURIComponent(value)}`),
      );
    await all(
      lists.flatMap((target) => [
        ...filters.map((filter) => ask(target, 'filter', filter.replaceAll('\\ud800', '\ufffd'))),
        ...sorts.map((sort) => ask(target, 'sort', sort)),
        ...ranges.map((range) => ask(target, 'range', range)),
        ask(target, 'unknown', 'x'),
        async () =>
          check(
            `${target.name} twice`,
            await target.call('GET', `${addressOf(target)}?filter={}&filter={}&sort=&sort=`),
          ),
        async () =>
          check(
            `${target.name} broken`,
            await target.call('GET', `${addressOf(target)}?filter=%E0%A4%A&range=%ff`),
          ),
      ]),
    );
    expectNoFailures();
  });

  test('an invalid query parameter causes no server fault', async () => {
    await all(
      targets
        .filter(({ method }) => method === 'GET')
        .flatMap((target) => {
          const queries = target.operation.parameters.filter(
            (one) => one.in === 'query' && !['filter', 'sort', 'range'].includes(one.name),
          );
          const right = new URLSearchParams(
            queries.map(({ name, schema }) => [
              name,
              name === 'from'
                ? '2025-01-01'
                : name === 'to'
                  ? '2025-02-01'
                  : String(sampleOf(schema)),
            ]),
          );
          return queries.flatMap(({ name }) =>
            JUNK.map((value) => async () => {
              const asked = new URLSearchParams(right);
              asked.set(
                name,
                (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2000),
              );
              check(
                `${target.name} ${name}=${short(value)}`,
                await target.call('GET', `${addressOf(target)}?${asked}`),
              );
            }),
          );
        }),
    );
    expectNoFailures();
  });

  test('a body that is not JSON causes no server fault', async () => {
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-99',
      'multipart/form-data',
      'nonsense',
    ];
    await all(
      targets
        .filter((target) => withBody(target) && !isUpload(target))
        .flatMap((target) => [
          ...nextOf(TEXTS, 7).map(
            (text) => async () =>
              check(
                `${target.name} ${short(text)}`,
                await target.call(target.method, addressOf(target), text),
              ),
          ),
          ...types.map(
            (type) => async () =>
              check(
                `${target.name} as ${type}`,
                await target.call(target.method, addressOf(target), '{"a":1}', {
                  'content-type': type,
                }),
              ),
          ),
          async () =>
            check(
              `${target.name} not gzip`,
              await target.call(target.method, addressOf(target), '{"a":1}', {
                'content-encoding': 'gzip',
              }),
            ),
          async () =>
            check(
              `${target.name} what encoding`,
              await target.call(target.method, addressOf(target), '{"a":1}', {
                'content-encoding': 'nonsense',
              }),
            ),
        ]),
    );
    expectNoFailures();
  });

  test('an invalid value in any part of a body causes no server fault', async () => {
    const bodies = function* () {
      for (const target of targets) {
        const schema = target.operation.requestBody?.content['application/json']?.schema;
        if (!schema || !withBody(target)) continue;
        for (const body of spread([...mutations(SAMPLES[target.name] ?? sampleOf(schema), JUNK)])) {
          yield async () =>
            check(
              `${target.name} ${short(body)}`,
              await target.call(target.method, addressOf(target), body ?? null),
            );
        }
      }
    };
    await all(bodies());
    expectNoFailures();
    expect(await api.verify()).toEqual([]);
  }, 180_000);

  test('an invalid body with an Idempotency-Key causes no server fault', async () => {
    const target = targets.find(({ name }) => name === 'POST /api/store/orders');
    if (!target) throw new Error('no orders');
    await all(
      [...TEXTS, `{"externalId":"deep","lines":${'['.repeat(5000)}${']'.repeat(5000)}}`].map(
        (text, index) => async () =>
          check(
            `with a key ${short(text)}`,
            await target.call('POST', target.path, text, {
              'idempotency-key': index % 2 ? `key ${index}` : '\u00ff, "; --',
            }),
          ),
      ),
    );
    expectNoFailures();
  });
});

describe('input that is too large', () => {
  test('a body of 20 MB is refused with a reason, whoever sends it', async () => {
    const huge = JSON.stringify({ rows: ['x'.repeat(20_000_000)] });
    const some = targets.filter(({ name }) =>
      [
        'POST /api/store/orders/batch',
        'POST /api/products',
        'POST /api/invitations/{token}/acceptance',
      ].includes(name),
    );
    expect(some).toHaveLength(3);
    for (const target of some) {
      const { status, body } = await target.call(target.method, addressOf(target), huge);
      expect([target.name, status, body]).toEqual([
        target.name,
        413,
        { message: 'errors.tooLarge' },
      ]);
    }
  });
  test('a list of 10,001 ids is refused', async () => {
    const target = targets.find(({ name }) => name === 'POST /api/products/bulkEdit');
    const ids = Array.from({ length: 10_001 }, (_, index) => index + 1);
    expect((await target?.call('POST', target.path, { ids, change: { brand: 'X' } }))?.status).toBe(
      422,
    );
  });
});

describe('addresses outside the OpenAPI document', () => {
  test.each([
    '/api',
    '/api/',
    '/api/nothing',
    '/api/products/1/nothing',
    '/api//products',
    '/api/%00',
    '/api/%E0%A4%A',
    '/api/auth/nothing',
    '/healthz/x',
  ])('the address %s is refused without a server fault', async (path) => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      for (const call of [await api.raw('owner'), await api.raw(null)]) {
        const { status } = await call(method, path, method === 'GET' ? undefined : {});
        expect([method, path, status < 500 && status >= 400]).toEqual([method, path, true]);
      }
    }
  });
  test('invalid credentials cause no server fault and no login', async () => {
    const fields = JUNK.map((value) => (typeof value === 'string' ? value.slice(0, 5000) : value));
    const bodies = [
      ...fields.map((email) => ({ email, password: 'some password' })),
      ...fields.map((password) => ({ email: 'owner@example.com', password })),
      ...fields,
    ];
    await all(
      bodies.map((body, index) => async () => {
        const answer = await api.withHeaders({ 'x-forwarded-for': `10.7.${index % 250}.1` })(
          'POST',
          '/api/auth/sign-in/email',
          body,
        );
        if (answer.status >= 500 || answer.status === 200)
          failures.push(`sign-in ${short(body)} → ${answer.status} ${short(answer.body)}`);
      }),
    );
    expectNoFailures();
  });
});

test('during the fuzz tests no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
