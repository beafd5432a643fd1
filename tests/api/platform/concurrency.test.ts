/** Many concurrent callers over real connections; on PostgreSQL through two applications. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#contract/platform/access';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Answer, type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { type TreeNode, treeFaults } from '../support/treeFaults.ts';

/** One application, or two on one database, among which the callers are distributed. */
let apps: OpenApi[];
let api: OpenApi;
let stores: Call[];
beforeAll(async () => {
  api = await openApi();
  apps = dialect === 'sqlite' ? [api] : [api, await api.sibling()];
  stores = [];
  for (const app of apps) stores.push(await app.store());
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

/** The store call of the n-th caller, alternating between the applications. */
const store = (at: number) => stores[at % stores.length] as Call;
const staff = async (at: number, role: Role) => (apps[at % apps.length] as OpenApi).raw(role);
const inParallel = <T>(count: number, work: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)));
const statuses = (answers: Answer<unknown>[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const rows = <T>(sql: string, ...values: (string | number)[]) =>
  query<T>(api.connection.db, sql, values);

const order = (externalId: string, paid: number, member: string | null = null) => ({
  externalId,
  channel: 'web',
  currency: 'CNY',
  memberExternalId: member,
  lines: [{ sku: 'A', quantity: 1, unitPrice: paid, paid }],
  statuses: [
    { status: 'placed', at: NOW },
    { status: 'paid', at: NOW },
  ],
});

describe('concurrent orders', () => {
  test('an order that is sent 64 times at once is created and counted once', async () => {
    const answers = await inParallel(64, (at) =>
      store(at)<{ outcome: string }>('POST', '/api/store/orders', order('same', 700, 'm-same')),
    );
    expect(statuses(answers)).toEqual({ 200: 64 });
    expect(answers.filter(({ body }) => body.outcome === 'created')).toHaveLength(1);
    expect(
      await rows(`select order_count, revenue from members where external_id = 'm-same'`),
    ).toEqual([{ order_count: 1, revenue: 700 }]);
    expect(await api.verify()).toEqual([]);
  });
  test('40 concurrent orders of one member add up', async () => {
    const answers = await inParallel(40, (at) =>
      store(at)('POST', '/api/store/orders', order(`many-${at}`, 100 + at, 'm-many')),
    );
    expect(statuses(answers)).toEqual({ 200: 40 });
    expect(
      await rows(`select order_count, revenue from members where external_id = 'm-many'`),
    ).toEqual([{ order_count: 40, revenue: 4780 }]);
    expect(await api.verify()).toEqual([]);
  });
  test('concurrent versions of one order leave exactly one complete version', async () => {
    const answers = await inParallel(32, (at) =>
      store(at)('POST', '/api/store/orders', order('edited', 1000 + at, `m-${at % 3}`)),
    );
    expect(statuses(answers)).toEqual({ 200: 32 });
    const [kept] = await rows<{ revenue: number; paid: number; lines: number }>(
      `select o.revenue, sum(l.paid) as paid, count(*) as lines from orders o join order_lines l on l.order_id = o.id where o.external_id = 'edited' group by o.id, o.revenue`,
    );
    expect(kept).toMatchObject({ lines: 1, paid: kept?.revenue });
    expect(await api.verify()).toEqual([]);
  });
  test('orders, returns, products, members and events that arrive at once in any order are linked', async () => {
    const work = [
      ...Array.from(
        { length: 16 },
        (_, index) => ['orders', order(`mix-${index}`, 500, `mix-m${index % 4}`)] as const,
      ),
      ...Array.from(
        { length: 16 },
        (_, index) =>
          [
            'returns',
            {
              externalId: `mix-r${index}`,
              orderExternalId: `mix-${index}`,
              returnedAt: NOW,
              lines: [{ sku: 'A', quantity: 1, amount: 50 }],
            },
          ] as const,
      ),
      ...Array.from(
        { length: 4 },
        (_, index) =>
          ['members', { externalId: `mix-m${index}`, name: `Member ${index}` }] as const,
      ),
      [
        'products',
        { externalId: 'a', names: { en: 'A' }, variants: [{ sku: 'A', basePrice: 500 }] },
      ] as const,
      ...Array.from(
        { length: 8 },
        (_, index) =>
          [
            'events',
            {
              externalId: `mix-e${index}`,
              type: 'visit',
              at: NOW,
              channel: 'web',
              memberExternalId: `mix-m${index % 4}`,
            },
          ] as const,
      ),
    ].sort((one, other) => JSON.stringify(one[1]).length - JSON.stringify(other[1]).length);
    const answers = await inParallel(work.length, (at) =>
      store(at)('POST', `/api/store/${work[at]?.[0]}`, work[at]?.[1]),
    );
    expect(statuses(answers)).toEqual({ 200: work.length });
    expect(await rows('select count(*) as n from order_lines where product_id is null')).toEqual([
      { n: 0 },
    ]);
    expect(await rows(`select count(*) as n from returns where order_id is null`)).toEqual([
      { n: 0 },
    ]);
    expect(await rows(`select count(*) as n from events where member_id is null`)).toEqual([
      { n: 0 },
    ]);
    expect(await api.verify()).toEqual([]);
  });
});

describe('concurrent staff', () => {
  test('of 20 people who save the same version of a product, one succeeds and 19 get the current record', async () => {
    const manager = await staff(0, 'manager');
    const { body: seen } = await manager<Record<string, unknown>>('POST', '/api/products', {
      names: { en: 'Wanted' },
      variants: [{ basePrice: 1 }],
    });
    const answers = await inParallel(20, async (at) =>
      (await staff(at, at % 2 ? 'owner' : 'manager'))('PUT', `/api/products/${seen.id}`, {
        ...seen,
        brand: `Brand ${at}`,
      }),
    );
    expect(statuses(answers)).toEqual({ 200: 1, 409: 19 });
    const winner = answers.find(({ status }) => status === 200)?.body;
    expect(winner).toMatchObject({ version: 2 });
    for (const { status, body } of answers)
      if (status === 409)
        expect(body).toMatchObject({
          message: 'errors.stale',
          current: { brand: winner?.brand, version: 2 },
        });
  });
  test('32 categories created at once under one parent have consecutive positions and different codes', async () => {
    const manager = await staff(0, 'manager');
    const { body: parent } = await manager('POST', '/api/categories', { names: { en: 'Parent' } });
    const answers = await inParallel(32, async (at) =>
      (await staff(at, 'manager'))('POST', '/api/categories', {
        names: { en: 'Same name' },
        parentId: parent.id,
      }),
    );
    expect(statuses(answers)).toEqual({ 201: 32 });
    const nodes = await rows<TreeNode & { path: string; depth: number; code: string }>(
      'select id, parent_id as "parentId", position, path, depth, code from categories',
    );
    expect(treeFaults(nodes)).toEqual([]);
    expect(new Set(nodes.map(({ code }) => code)).size).toBe(33);
  });
  test('a unique code that is requested 16 times at once is given once', async () => {
    const answers = await inParallel(16, async (at) =>
      (await staff(at, 'manager'))('POST', '/api/categories', {
        code: 'only-one',
        names: { en: 'One' },
      }),
    );
    expect(statuses(answers)).toEqual({ 201: 1, 422: 15 });
    for (const { status, body } of answers)
      if (status === 422) expect(body).toMatchObject({ errors: { code: 'errors.taken' } });
  });
  test('reads are answered while others write', async () => {
    const writing = inParallel(24, (at) =>
      store(at)('POST', '/api/store/orders', order(`while-${at}`, 10, 'm-while')),
    );
    const reading = inParallel(24, async (at) =>
      (await staff(at, 'manager'))('GET', '/api/orders?sort=["id","DESC"]&range=[0,24]'),
    );
    expect([statuses(await writing), statuses(await reading)]).toEqual([{ 200: 24 }, { 200: 24 }]);
  });
});

test('after the concurrent writes, no application logged a server fault and every figure is right', async () => {
  expect(apps.flatMap((app) => app.faultLines())).toEqual([]);
  expect(await api.verify()).toEqual([]);
});
