/** What others share with an erased member by chance stays: towns, numbers that are also SKUs, and phones that are spelled in another way. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { activities } from '#db/schema/platform/activities';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { usageCounters } from '#db/schema/promotions/redemptions';
import { query } from '#db/statements';
import { contactHash } from '#server/promotions/quotes/addresses';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
let number = 0;
let externalId = '';
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
});
afterAll(() => api.close());
beforeEach(() => {
  externalId = `M-${++number}`;
});

const send = async (fields: object, id = externalId) => {
  const sent = { externalId: id, ...fields };
  const { status, body } = await store<{ id: number }>('POST', '/api/store/members', sent);
  expect(status).toBe(200);
  return body.id;
};
const erase = async (id: number) => {
  const body = { confirmation: externalId, ground: 'request' };
  expect(await owner('POST', `/api/members/${id}/erasure`, body)).toMatchObject({ status: 200 });
};
const refused = (input: Record<string, unknown>, rows: readonly string[][]) =>
  api.connection.transaction(async (tx) => {
    const job = { kind: 'import', name: 'x.csv', status: 'done', staffName: 'Owner' } as const;
    const [jobId = 0] = await insertRows(
      tx,
      jobs,
      [{ ...job, input, counts: {}, createdAt: NOW }],
      {
        returning: true,
      },
    );
    await insertRows(
      tx,
      jobErrors,
      rows.map((row, line) => ({ jobId, line, field: null, message: 'x', row })),
    );
    return jobId;
  });
const rowsOf = async (jobId: number) =>
  (
    await query<{ row: string }>(
      api.connection.db,
      'select row from job_errors where job_id = ? order by id',
      [jobId],
    )
  ).map(({ row }) => JSON.parse(row) as string[]);
const logged = (entry: Partial<typeof activities.$inferInsert>) =>
  api.connection.transaction(async (tx) => {
    const actor = { actorKind: 'system', actorId: null, actorName: 'system' } as const;
    const about = { at: NOW, resource: 'campaigns', recordId: '1', verb: 'create' } as const;
    const [id = 0] = await insertRows(tx, activities, [{ ...actor, ...about, ...entry }], {
      returning: true,
    });
    return id;
  });
const entry = async (id: number) =>
  (
    await query<{ after: string | null; reason: string | null }>(
      api.connection.db,
      'select after, reason from activities where id = ?',
      [id],
    )
  )[0];

test('texts that only contain the town of an erased member stay', async () => {
  const id = await send({ address: 'Shanghai' });
  const jobId = await refused({ kind: 'products', header: ['sku', 'origin'] }, [
    ['A', 'Made in Shanghai'],
    ['B', 'Shanghai'],
  ]);
  const opening = await logged({ after: { name: 'Shanghai opening' } });
  const address = await logged({ after: { deliverTo: 'shanghai' } });
  await erase(id);
  expect(await rowsOf(jobId)).toEqual([
    ['A', 'Made in Shanghai'],
    ['B', 'Shanghai'],
  ]);
  expect((await entry(opening))?.after).toBe('{"name":"Shanghai opening"}');
  expect((await entry(address))?.after).toBe('{"deliverTo":"***"}');
});

test('a refused row is of the member only where the column of members holds the number', async () => {
  const id = await send({ name: 'Ann' });
  const products = await refused({ kind: 'products', header: ['sku'] }, [[externalId]]);
  const points = await refused({ kind: 'point-adjustments', header: ['case', 'Member'] }, [
    [externalId, 'M-0'],
    ['C-1', externalId],
  ]);
  const invoices = await refused({ kind: 'online-retail', header: ['StockCode', 'CustomerID'] }, [
    [externalId, 'M-0'],
    ['CUP', ` ${externalId} `],
  ]);
  await erase(id);
  expect(await rowsOf(products)).toEqual([[externalId]]);
  expect(await rowsOf(points)).toEqual([[externalId, 'M-0']]);
  expect(await rowsOf(invoices)).toEqual([[externalId, 'M-0']]);
});

test('a contact is found in a text that begins like JSON and is none, and across wide spaces and tabs', async () => {
  const id = await send({ phone: '13855501234' });
  const ids = [
    await logged({ reason: '[call back] 13855501234' }),
    await logged({ reason: '{138 5550 1234' }),
    await logged({ reason: 'call 138\u{3000}5550\u{a0}1234' }),
    await logged({ reason: 'call 138\t5550\t1234' }),
    await logged({ after: { note: '138\t5550\u{3000}1234' } }),
  ];
  await erase(id);
  const left = [];
  for (const one of ids) left.push(await entry(one));
  expect(left.map((one) => one?.reason ?? one?.after)).toEqual([
    '***',
    '***',
    '***',
    '***',
    '{"note":"***"}',
  ]);
});

test.each([
  ['138 5550 7777', '+86 138-5550-7777'],
  ['13855508888', '１３８５５５０８８８８'],
  ['ann.b@gmail.com', 'annb+shop@googlemail.com'],
])('the limit of %s stays with another member who spells it %s', async (own, other) => {
  const field = own.includes('@') ? 'email' : 'phone';
  const hash = contactHash(field === 'email' ? 'annb@gmail.com' : `+86${own.replaceAll(' ', '')}`);
  const id = await send({ [field]: own, country: 'CN' });
  await send({ [field]: other, country: 'CN' }, `${externalId}-other`);
  const counter = `member/1/account:${hash}`;
  await api.connection.transaction((tx) => insertRows(tx, usageCounters, [{ counter, used: 1 }]));
  await erase(id);
  const rows = await query(api.connection.db, 'select used from usage_counters where counter = ?', [
    counter,
  ]);
  expect(rows).toHaveLength(1);
});

test('a number that the member gave as a guest with the code of another country leaves no hash', async () => {
  const id = await send({ phone: '7400 123456' });
  const given = { guest: '+44 7400 123456', orderId: 'O-abroad' };
  const basket = { lines: [{ id: 'a', sku: 'CUP', quantity: 1 }], channel: 'web', ...given };
  await store('POST', '/api/store/categories', { code: 'c', names: { en: 'C' } });
  const variants = [{ sku: 'CUP', basePrice: 5_000 }];
  const cup = { externalId: 'CUP', names: { en: 'Cup' }, categoryCode: 'c', variants };
  await store('POST', '/api/store/products', cup);
  const sent = await store('POST', '/api/store/redemptions', basket, { 'idempotency-key': 'x' });
  expect(sent.status).toBeLessThan(300);
  const keys = () =>
    query<{ customer_key: string }>(
      api.connection.db,
      `select customer_key from redemptions where order_id = 'O-abroad'`,
      [],
    );
  expect(await keys()).toEqual([{ customer_key: `guest:${contactHash('+447400123456')}` }]);
  const order = {
    externalId: 'O-abroad',
    memberExternalId: externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'CUP', quantity: 1, unitPrice: 5_000, paid: 5_000 }],
    statuses: [{ status: 'placed', at: NOW }],
  };
  expect((await store('POST', '/api/store/orders', order)).status).toBe(200);
  await erase(id);
  expect(await keys()).toEqual([{ customer_key: expect.stringMatching(/^guest:erased-/) }]);
});

test('a number of somebody else in another country keeps its limits', async () => {
  const id = await send({ phone: '7400 654321' });
  const given = { guest: '+44 7400 654321', orderId: 'O-other' };
  const basket = { lines: [{ id: 'a', sku: 'CUP', quantity: 1 }], channel: 'web', ...given };
  await store('POST', '/api/store/redemptions', basket, { 'idempotency-key': 'y' });
  await erase(id);
  const rows = await query(
    api.connection.db,
    `select customer_key from redemptions where order_id = 'O-other'`,
    [],
  );
  expect(rows).toEqual([{ customer_key: `guest:${contactHash('+447400654321')}` }]);
});
