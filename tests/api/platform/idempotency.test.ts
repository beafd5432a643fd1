/** `Idempotency-Key`: a repeat with the same body gets the same answer, and another body is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import { query } from '#db/statements';
import { IDEMPOTENCY_KEEP_DAYS } from '#server/platform/idempotency/remember';
import { deleteExpiredRows } from '#server/platform/jobs/retention';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const order = (externalId: string, shipping = 0) => ({
  externalId,
  channel: 'web',
  currency: 'CNY',
  shipping,
  lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
  statuses: [{ status: 'placed', at: NOW }],
});
const send = (key: string, body: unknown, call = store, path = '/api/store/orders') =>
  call('POST', path, body, { 'idempotency-key': key });
const count = async (externalId: string) =>
  (await query(api.connection.db, 'select 1 from orders where external_id = ?', [externalId]))
    .length;

test('a repeated request with the same key and body gets the same answer', async () => {
  const first = await send('k1', order('o1'));
  const again = await send('k1', order('o1'));
  expect(first).toMatchObject({ status: 200, body: { outcome: 'created' } });
  expect([again.status, again.body]).toEqual([first.status, first.body]);
});
test('the same key with another body or another address is a conflict and changes nothing', async () => {
  await send('k2', order('o2'));
  expect(await send('k2', order('o2', 500))).toMatchObject({
    status: 409,
    body: { message: 'errors.idempotencyConflict' },
  });
  expect((await send('k2', order('o2'), store, '/api/store/returns')).status).toBe(409);
  expect(
    (
      await query<{ shipping: number }>(
        api.connection.db,
        `select shipping from orders where external_id = 'o2'`,
      )
    )[0]?.shipping,
  ).toBe(0);
});
test('a refused or malformed request does not use up its key', async () => {
  const wrong = { ...order('o3'), currency: 'USD' };
  const first = await send('k3', wrong);
  expect(first.status).toBe(422);
  expect((await send('k3', wrong)).body).toEqual(first.body);
  expect((await send('k3', order('o3'))).status).toBe(200);
  expect((await send('k3', wrong)).status).toBe(409);
  const malformed = await send('k3b', '{"externalId":');
  expect(malformed.status).toBe(400);
  expect((await send('k3b', order('o3'))).status).toBe(200);
});
test('a request that was refused because something was missing succeeds with its key once that is there', async () => {
  const category = (code: string, parentCode: string | null) => ({
    code,
    parentCode,
    names: { en: code },
  });
  const sent = () => send('k3c', category('cups', 'kitchen'), store, '/api/store/categories');
  expect(await sent()).toMatchObject({
    status: 422,
    body: { errors: { parentCode: expect.anything() } },
  });
  await store('POST', '/api/store/categories', category('kitchen', null));
  expect(await sent()).toMatchObject({ status: 200, body: { outcome: 'created' } });
  expect((await sent()).body).toMatchObject({ outcome: 'created' });
});
test('callers with the same key do not affect each other', async () => {
  const other = await api.store('orders.write');
  await send('shared', order('o4'));
  expect(await send('shared', order('o5'), other)).toMatchObject({
    status: 200,
    body: { outcome: 'created' },
  });
});
test('32 concurrent requests with one key are executed once', async () => {
  const answers = await Promise.all(Array.from({ length: 32 }, () => send('k6', order('o6'))));
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 200, body: { outcome: 'created' } });
  expect(await count('o6')).toBe(1);
});
test('of two concurrent requests with one key and different bodies, one is refused', async () => {
  const answers = await Promise.all([send('k7', order('o7')), send('k7', order('o7', 1))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});
test('of 16 refused requests at once with one key, none uses it up', async () => {
  const wrong = { ...order('o7b'), currency: 'USD' };
  const answers = await Promise.all(Array.from({ length: 16 }, () => send('k7b', wrong)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
  expect((await send('k7b', order('o7b'))).status).toBe(200);
});
test('a repeated batch gets the same answer', async () => {
  const rows = { rows: [order('b1'), { nothing: true }] };
  const first = await send('k8', rows, store, '/api/store/orders/batch');
  const again = await send('k8', rows, store, '/api/store/orders/batch');
  expect(first.body).toMatchObject({ results: [{ outcome: 'created' }, { outcome: 'refused' }] });
  expect(again.body).toEqual(first.body);
});
test('a key that is too long is refused', async () => {
  expect(await send('x'.repeat(201), order('o9'))).toMatchObject({
    status: 400,
    body: { message: 'errors.idempotencyKey' },
  });
  expect(await count('o9')).toBe(0);
});
test('after the idempotency tests, every figure is right and no server fault was logged', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});

test('answers are kept for a number of days, and all older ones are deleted', async () => {
  const DAY = 86_400_000;
  const { connection } = api;
  await connection.transaction((tx) =>
    insertRows(
      tx,
      idempotencyKeys,
      Array.from({ length: 2500 }, (_, index) => ({
        apiKeyId: 9,
        key: `old-${index}`,
        requestHash: '',
        status: 200,
        body: '',
        createdAt: NOW - IDEMPOTENCY_KEEP_DAYS * DAY - (index < 2400 ? 1 : 0),
      })),
    ),
  );
  await deleteExpiredRows(NOW, (work) => connection.transaction((tx) => work(tx, () => undefined)));
  const left = await query<{ n: number }>(
    connection.db,
    'select count(*) as n from idempotency_keys where api_key_id = 9',
  );
  expect(Number(left[0]?.n)).toBe(100);
});
