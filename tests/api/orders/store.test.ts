/** Records sent by the store's systems: idempotent, and accepted in any order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderDraft } from '#contract/orders/orders';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const DAY = 86_400_000;
interface Result {
  externalId: string;
  id: number;
  outcome: string;
  keptDraft?: boolean;
}
type Row = Partial<Result> & { row: number; errors?: Record<string, unknown> };
const send = (kind: string, body: object) => store<Result>('POST', `/api/store/${kind}`, body);
const batch = async (kind: string, rows: unknown[]) =>
  (await store<{ results: Row[] }>('POST', `/api/store/${kind}/batch`, { rows })).body.results;
const outcomes = (rows: Row[]) => rows.map(({ outcome }) => outcome);
const rowsOf = <T>(sql: string, ...values: (string | number)[]) =>
  query<T>(api.connection.db, sql, values);

const order = (externalId: string, further: Partial<OrderDraft> = {}): OrderDraft => ({
  externalId,
  channel: 'web',
  currency: 'CNY',
  lines: [{ sku: 'S1', quantity: 2, unitPrice: 1000, paid: 1800 }],
  statuses: [
    { status: 'placed', at: NOW - DAY },
    { status: 'paid', at: NOW - DAY },
  ],
  ...further,
});
const product = (externalId: string, sku: string, further: object = {}) => ({
  externalId,
  names: { en: externalId, zh: `商品${externalId}` },
  variants: [{ sku, basePrice: 1000, cost: 400 }],
  ...further,
});

/** For each kind: a valid record, a change to it, an invalid change and the field it is refused with. */
const KINDS: [
  string,
  Record<string, unknown>,
  Record<string, unknown>,
  Record<string, unknown>,
  string,
][] = [
  [
    'categories',
    { code: 'shoes', names: { en: 'Shoes' } },
    { names: { en: 'Footwear' } },
    { code: 'Not a code' },
    'code',
  ],
  [
    'products',
    product('k-product', 'K1'),
    { brand: 'Cedar' },
    { variants: [{ sku: 'K1', basePrice: -1 }] },
    'variants',
  ],
  [
    'members',
    { externalId: 'k-member', name: 'Lin', phone: '13812345678' },
    { phone: '13912345678' },
    { email: 'no address' },
    'email',
  ],
  ['orders', { ...order('k-order') }, { shipping: 100 }, { currency: 'USD' }, 'currency'],
  [
    'returns',
    {
      externalId: 'k-return',
      returnedAt: NOW,
      channel: 'web',
      lines: [{ sku: 'S1', quantity: 1, amount: 5 }],
    },
    { reason: 'too small' },
    { lines: [] },
    'lines',
  ],
];
describe.each(KINDS)('%s sent by the store', (kind, record, change, wrong, field) => {
  test('a new record is created, a repeat changes nothing, and another body updates it', async () => {
    const created = await send(kind, record);
    expect(created).toMatchObject({ status: 200, body: { outcome: 'created' } });
    const { id } = created.body;
    expect((await send(kind, record)).body).toMatchObject({ id, outcome: 'unchanged' });
    expect((await send(kind, { ...record, ...change })).body).toMatchObject({
      id,
      outcome: 'updated',
    });
    expect((await send(kind, { ...record, ...change })).body).toMatchObject({
      id,
      outcome: 'unchanged',
    });
  });
  test('an invalid record is refused with the field', async () => {
    const { status, body } = await send(kind, { ...record, ...wrong });
    expect(status).toBe(422);
    expect(Object.keys((body as unknown as { errors: object }).errors)).toEqual([field]);
  });
  test('a batch reports the invalid rows and saves the others', async () => {
    const key = kind === 'categories' ? 'code' : 'externalId';
    const numbered = (serial: number) => ({
      ...record,
      // An SKU names one variant.
      ...(kind === 'products' && product('', `K1-${serial}`)),
      [key]: `${String(record[key])}-${serial}`,
    });
    const [one, two] = [numbered(1), numbered(2)];
    const results = await batch(kind, [one, { ...two, ...wrong }, 'not a record', two, null, one]);
    expect(results.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(outcomes(results)).toEqual([
      'created',
      'refused',
      'refused',
      'created',
      'refused',
      'unchanged',
    ]);
    expect(Object.keys(results[1]?.errors ?? {})).toEqual([field]);
    expect(results[5]?.id).toBe(results[0]?.id);
    expect(outcomes(await batch(kind, [one, two]))).toEqual(['unchanged', 'unchanged']);
  });
});

describe('batches from the store', () => {
  test('a batch may have 1,000 rows and not more', async () => {
    const events = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        externalId: `many-${index}`,
        type: 'visit',
        at: NOW,
        channel: 'web',
      }));
    expect(new Set(outcomes(await batch('events', events(1000))))).toEqual(new Set(['created']));
    const { status, body } = await store('POST', '/api/store/events/batch', { rows: events(1001) });
    expect([status, Object.keys(body.errors as object)]).toEqual([422, ['rows']]);
    expect((await store('POST', '/api/store/events/batch', { rows: [] })).status).toBe(422);
    expect((await store('POST', '/api/store/events/batch', {})).status).toBe(422);
  });
  test('a batch that contains a record twice applies both rows in order', async () => {
    const results = await batch('members', [
      { externalId: 'twice', name: 'First' },
      { externalId: 'twice', level: 'gold' },
      { externalId: 'twice', name: 'Last' },
    ]);
    expect(outcomes(results)).toEqual(['created', 'updated', 'updated']);
    expect(await rowsOf(`select name, level from members where external_id = 'twice'`)).toEqual([
      { name: 'Last', level: 'gold' },
    ]);
  });
});

describe('categories from the store', () => {
  test('a parent must exist or come earlier in the batch, and cycles are refused', async () => {
    const results = await batch('categories', [
      { code: 'food', names: { en: 'Food' } },
      { code: 'tea', parentCode: 'food', names: { en: 'Tea', zh: '茶' } },
      { code: 'mugs', parentCode: 'kitchen', names: { en: 'Mugs' } },
      { code: 'food', parentCode: 'tea', names: { en: 'Food' } },
    ]);
    expect(outcomes(results)).toEqual(['created', 'created', 'refused', 'refused']);
    expect(results.slice(2).map(({ errors }) => errors)).toEqual([
      { parentCode: 'categories.errors.unknownParent' },
      { parentCode: 'categories.errors.cycle' },
    ]);
  });
  test('a language that is not sent is kept, and a new category needs a name', async () => {
    await send('categories', { code: 'cups', names: { en: 'Cups', zh: '杯子' } });
    await send('categories', { code: 'cups', names: { en: 'Mugs' } });
    expect(await rowsOf(`select names from categories where code = 'cups'`)).toEqual([
      { names: '{"en":"Mugs","zh":"杯子"}' },
    ]);
    expect((await send('categories', { code: 'nameless', names: {} })).status).toBe(422);
  });
});

describe('products from the store', () => {
  test('fields that are not sent keep their values', async () => {
    await send(
      'products',
      product('keeps', 'KEEP', { brand: 'Cedar', tags: ['a'], descriptions: { en: 'Long' } }),
    );
    await send('products', { externalId: 'keeps', names: { en: 'Renamed' } });
    expect(
      await rowsOf(`select name, names, brand, tags from products where external_id = 'keeps'`),
    ).toEqual([
      {
        name: 'Renamed',
        names: '{"en":"Renamed","zh":"商品keeps"}',
        brand: 'Cedar',
        tags: '["a"]',
      },
    ]);
  });
  test('a product that may not be activated is kept as a draft, and every response says so', async () => {
    const unfit = product('unfit', 'UNFIT', {
      status: 'active',
      variants: [{ sku: 'UNFIT', basePrice: 0 }],
    });
    expect((await send('products', unfit)).body).toMatchObject({
      outcome: 'created',
      keptDraft: true,
    });
    expect((await send('products', unfit)).body).toMatchObject({
      outcome: 'unchanged',
      keptDraft: true,
    });
    expect(await rowsOf(`select status from products where external_id = 'unfit'`)).toEqual([
      { status: 'draft' },
    ]);
    expect(
      (await send('products', product('unfit', 'UNFIT', { status: 'active' }))).body,
    ).toMatchObject({
      outcome: 'updated',
    });
    expect(await rowsOf(`select status from products where external_id = 'unfit'`)).toEqual([
      { status: 'active' },
    ]);
  });
  test('unknown categories and attributes and missing fields are refused with the field', async () => {
    expect(
      (await send('products', product('p-x', 'PX', { categoryCode: 'nowhere' }))).body,
    ).toMatchObject({
      errors: { categoryCode: 'categories.errors.unknownCategory' },
    });
    expect(
      (await send('products', product('p-x', 'PX', { attributes: { nothing: 1 } }))).body,
    ).toMatchObject({
      errors: { attributes: { nothing: 'attributes.errors.unknown' } },
    });
    expect((await send('products', { externalId: 'p-new' })).body).toMatchObject({
      errors: { names: 'ra.validation.required', variants: 'ra.validation.required' },
    });
  });
});

describe('orders from the store', () => {
  interface Stored {
    revenue: number;
    discount: number;
    total: number;
    units: number;
    status: string;
    counted_on: string | null;
  }
  const stored = async (externalId: string) =>
    (
      await rowsOf<Stored>(
        'select revenue, discount, total, units, status, counted_on from orders where external_id = ?',
        externalId,
      )
    )[0];

  test('an order counts on the day it is paid until it is cancelled, and keeps the statuses it reached', async () => {
    await send('orders', order('life', { statuses: [{ status: 'placed', at: NOW - 3 * DAY }] }));
    expect(await stored('life')).toMatchObject({ status: 'placed', counted_on: null });
    await send(
      'orders',
      order('life', {
        shipping: 500,
        statuses: [
          { status: 'placed', at: NOW - 3 * DAY },
          { status: 'shipped', at: NOW - DAY },
        ],
      }),
    );
    await send(
      'orders',
      order('life', {
        shipping: 500,
        statuses: [
          { status: 'placed', at: NOW - 3 * DAY },
          { status: 'paid', at: NOW - 2 * DAY },
        ],
      }),
    );
    expect(await stored('life')).toEqual({
      revenue: 1800,
      discount: 200,
      total: 2300,
      units: 2,
      status: 'shipped',
      counted_on: '2025-11-19',
    });
    await send(
      'orders',
      order('life', {
        statuses: [
          { status: 'placed', at: NOW - 3 * DAY },
          { status: 'cancelled', at: NOW },
        ],
      }),
    );
    expect(await stored('life')).toMatchObject({ status: 'cancelled', counted_on: null });
  });
  test('an order that is older by the store’s clock is ignored', async () => {
    await send('orders', order('clock', { updatedAt: 2000, shipping: 2 }));
    expect(
      (await send('orders', order('clock', { updatedAt: 1000, shipping: 1 }))).body.outcome,
    ).toBe('unchanged');
    expect(await stored('clock')).toMatchObject({ total: 1802 });
    expect(
      (await send('orders', order('clock', { updatedAt: 3000, shipping: 3 }))).body.outcome,
    ).toBe('updated');
    expect(await stored('clock')).toMatchObject({ total: 1803 });
  });
  test('an order line is linked to a product that arrives later, with category', async () => {
    await send(
      'orders',
      order('early', { lines: [{ sku: 'LATE', quantity: 1, unitPrice: 10, paid: 10 }] }),
    );
    await send('categories', { code: 'late-shelf', names: { en: 'Late shelf' } });
    await send('products', product('late', 'LATE', { categoryCode: 'late-shelf' }));
    const [line] = await rowsOf<{ external_id: string; code: string }>(
      `select p.external_id, c.code from order_lines l join orders o on o.id = l.order_id join products p on p.id = l.product_id
       join categories c on c.id = l.category_id where o.external_id = 'early'`,
    );
    expect(line).toEqual({ external_id: 'late', code: 'late-shelf' });
    expect(await api.verify()).toEqual([]);
  });
  test('an order in another currency than the store’s is refused', async () => {
    expect(await send('orders', order('usd', { currency: 'USD' }))).toMatchObject({
      status: 422,
      body: { errors: { currency: 'orders.errors.currency' } },
    });
    expect(await stored('usd')).toBeUndefined();
  });
  test('an order above the greatest amount is refused', async () => {
    const huge = {
      sku: 'S1',
      quantity: 1_000_000,
      unitPrice: 1_000_000_000_000,
      paid: 1_000_000_000_000,
    };
    const { status, body } = await send(
      'orders',
      order('huge', { lines: Array.from({ length: 100 }, () => huge) }),
    );
    expect([status, Object.keys((body as unknown as { errors: object }).errors)]).toEqual([
      422,
      ['lines'],
    ]);
  });
});

describe('returns from the store', () => {
  test('a return that arrives before its order is linked to it later', async () => {
    const back = {
      externalId: 'r-early',
      orderExternalId: 'o-late',
      memberExternalId: 'm-other',
      returnedAt: NOW,
      lines: [{ sku: 'S1', quantity: 1, amount: 900 }],
    };
    await send('returns', back);
    expect(
      await rowsOf(`select order_id, channel from returns where external_id = 'r-early'`),
    ).toEqual([{ order_id: null, channel: 'unknown' }]);
    await send('orders', order('o-late', { channel: 'app', memberExternalId: 'm-late' }));
    expect(
      await rowsOf(
        `select r.channel, m.external_id, o.returned from returns r join orders o on o.id = r.order_id join members m on m.id = r.member_id where r.external_id = 'r-early'`,
      ),
    ).toEqual([{ channel: 'app', external_id: 'm-late', returned: 900 }]);
    expect(await api.verify()).toEqual([]);
  });
  test('a cancelled order that is sent again with another status stays cancelled, and every answer says so and why', async () => {
    const keptStatus = { status: 'cancelled', code: 'cancelledIsFinal' };
    const told = (status: 'shipped' | 'cancelled', updatedAt: number) =>
      order('final', {
        updatedAt,
        statuses: [
          { status: 'placed', at: NOW - DAY },
          { status, at: updatedAt },
        ],
      });
    expect(
      (await send('orders', order('final', { updatedAt: NOW - 9_000 }))).body,
    ).not.toHaveProperty('keptStatus');
    const { body } = await send('orders', told('cancelled', NOW - 5_000));
    expect(body).not.toHaveProperty('keptStatus');
    for (const updatedAt of [NOW - 7_000, NOW - 1_000])
      expect((await send('orders', told('shipped', updatedAt))).body).toMatchObject({
        outcome: 'updated',
        keptStatus,
      });
    expect(await batch('orders', [told('shipped', NOW - 1_000)])).toMatchObject([
      { outcome: 'unchanged', keptStatus },
    ]);
    expect(
      await rowsOf("select status, counted_on from orders where external_id = 'final'"),
    ).toEqual([{ status: 'cancelled', counted_on: null }]);
  });

  test('a return of a cancelled order does not count', async () => {
    await send('orders', order('o-back'));
    await send('returns', {
      externalId: 'r-back',
      orderExternalId: 'o-back',
      returnedAt: NOW,
      lines: [{ sku: 'S1', quantity: 1, amount: 900 }],
    });
    await send(
      'orders',
      order('o-back', {
        statuses: [
          { status: 'placed', at: NOW },
          { status: 'cancelled', at: NOW },
        ],
      }),
    );
    expect(await rowsOf(`select counted_on from returns where external_id = 'r-back'`)).toEqual([
      { counted_on: null },
    ]);
    expect(await api.verify()).toEqual([]);
  });
});

describe('members and their events', () => {
  const event = (externalId: string, further: object = {}) => ({
    externalId,
    type: 'product_view',
    at: NOW,
    channel: 'app',
    ...further,
  });
  test('an event of an unknown member is kept and linked when the member or an order arrives', async () => {
    await batch('events', [
      event('e1', { memberExternalId: 'm-e1' }),
      event('e2', { memberExternalId: 'm-e2' }),
      event('e3'),
    ]);
    await send('members', { externalId: 'm-e1', name: 'Ann' });
    await send('orders', order('o-e2', { memberExternalId: 'm-e2' }));
    const joined = await rowsOf(
      `select e.external_id as event, m.external_id as member from events e left join members m on m.id = e.member_id where e.external_id in ('e1', 'e2', 'e3') order by 1`,
    );
    expect(joined).toEqual([
      { event: 'e1', member: 'm-e1' },
      { event: 'e2', member: 'm-e2' },
      { event: 'e3', member: null },
    ]);
  });
  test('an event that is sent again changes nothing, and with another content it is refused', async () => {
    const first = await send(
      'events',
      event('once', { type: 'visit', detail: { page: '/', seconds: 3, new: true } }),
    );
    const again = await send(
      'events',
      event('once', { type: 'visit', detail: { new: true, page: '/', seconds: 3 } }),
    );
    expect([first.body.outcome, again.body.outcome, again.body.id]).toEqual([
      'created',
      'unchanged',
      first.body.id,
    ]);
    const otherContent = { externalId: 'events.errors.otherContent' };
    const detail = { page: '/', seconds: 3, new: true };
    for (const other of [
      { type: 'search', detail },
      { type: 'visit' },
      { type: 'visit', detail: { ...detail, seconds: 4 } },
      { type: 'visit', detail, at: NOW - 1 },
      { type: 'visit', detail, memberExternalId: 'another' },
      { type: 'visit', detail, source: 'mail' },
    ])
      expect(await send('events', event('once', other))).toMatchObject({
        status: 422,
        body: { errors: otherContent },
      });
    const rows = [
      event('twice', { type: 'visit' }),
      event('twice', { type: 'search' }),
      event('twice', { type: 'visit' }),
      event('once', { type: 'login' }),
    ];
    expect((await send('events/batch', { rows })).body).toMatchObject({
      results: [
        { outcome: 'created' },
        { outcome: 'refused', errors: otherContent },
        { outcome: 'unchanged' },
        { outcome: 'refused', errors: otherContent },
      ],
    });
    expect(await rowsOf(`select type, detail from events where external_id = 'once'`)).toEqual([
      { type: 'visit', detail: '{"page":"/","seconds":3,"new":true}' },
    ]);
  });
  test('a member known only from an order is provisional until the store sends it', async () => {
    await send('orders', order('o-prov', { memberExternalId: 'm-prov' }));
    expect(
      await rowsOf(
        `select provisional, order_count, revenue from members where external_id = 'm-prov'`,
      ),
    ).toEqual([{ provisional: 1, order_count: 1, revenue: 1800 }]);
    await send('members', { externalId: 'm-prov', name: 'Known now' });
    expect(
      await rowsOf(
        `select provisional, order_count, name from members where external_id = 'm-prov'`,
      ),
    ).toEqual([{ provisional: 0, order_count: 1, name: 'Known now' }]);
  });
  test('a member that is older by the store’s clock is ignored, and null clears a field', async () => {
    await send('members', { externalId: 'm-clock', name: 'Newer', phone: '1', updatedAt: 20 });
    expect(
      (await send('members', { externalId: 'm-clock', name: 'Older', updatedAt: 10 })).body.outcome,
    ).toBe('unchanged');
    await send('members', { externalId: 'm-clock', phone: null, updatedAt: 30 });
    expect(await rowsOf(`select name, phone from members where external_id = 'm-clock'`)).toEqual([
      { name: 'Newer', phone: null },
    ]);
  });
});

test('after all records were sent, the rollups equal the orders and no server fault was logged', async () => {
  const [kept] = await rowsOf<{ revenue: number; orders: number }>(
    `select sum(revenue) as revenue, sum(orders) as orders from sales_days where channel = '' and category_id = 0`,
  );
  const [counted] = await rowsOf<{ revenue: number; orders: number }>(
    'select sum(revenue) as revenue, count(*) as orders from orders where counted_on is not null',
  );
  expect(kept).toEqual(counted);
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
