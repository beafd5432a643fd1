/** A form that is sent twice makes one record: staff requests with an `Idempotency-Key`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { routes } from '#server/app';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let sibling: OpenApi;
let owner: Call;
let other: Call;
beforeAll(async () => {
  api = await openApi();
  sibling = await api.sibling();
  owner = await api.raw('owner');
  other = sibling.withHeaders({ cookie: await api.cookie('owner') });
});
afterAll(async () => {
  await sibling.close();
  await api.close();
});

const send = (key: string, path: string, body: unknown, call = owner) =>
  call<{ id?: number; message?: string }>('POST', `/api/${path}`, body, { 'idempotency-key': key });
const category = (en: string) => ({ names: { en }, attributes: [] });
const count = async (table: string, where = '1 = 1') =>
  Number(
    (
      await query<{ n: number }>(
        api.connection.db,
        `select count(*) as n from ${table} where ${where}`,
      )
    )[0]?.n,
  );

test('of two requests that a double click sends at once, one makes the category and both get it', async () => {
  const before = await count('categories');
  const [one, two] = await Promise.all([
    send('double', 'categories', category('Lamps')),
    send('double', 'categories', category('Lamps')),
  ]);
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.body).toEqual(one.body);
  expect(await count('categories')).toBe(before + 1);
});

test('two servers that receive one key at once make one record', async () => {
  const before = await count('categories');
  for (let index = 0; index < 5; index++) {
    const [one, two] = await Promise.all(
      [owner, other].map((call) =>
        send(`servers-${index}`, 'categories', category(`S${index}`), call),
      ),
    );
    expect([one?.status, two?.status]).toEqual([201, 201]);
    expect(two?.body).toEqual(one?.body);
  }
  expect(await count('categories')).toBe(before + 5);
});

test('a refused form can be corrected and sent again with its key', async () => {
  expect((await send('corrected', 'categories', { names: {} })).status).toBe(422);
  expect((await send('corrected', 'categories', category('Corrected'))).status).toBe(201);
});

test('a form that was changed after it had been saved is refused, and makes no second record', async () => {
  await send('changed', 'categories', category('Before'));
  expect(await send('changed', 'categories', category('After'))).toMatchObject({
    status: 409,
    body: { message: 'errors.sentBefore' },
  });
  expect(await count('categories', `names like '%After%'`)).toBe(0);
});

test('the same key of another person is another key', async () => {
  const manager = await api.raw('manager');
  const mine = await send('shared', 'categories', category('Mine'));
  const theirs = await send('shared', 'categories', category('Theirs'), manager);
  expect(theirs.status).toBe(201);
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test('a request that a server of an earlier version left without an answer is not carried out again', async () => {
  const before = await count('categories');
  expect((await send('stopped', 'categories', category('Stopped'))).status).toBe(201);
  // As such a server left it: the status of the answer, and nothing else of it.
  await api.connection.transaction((tx) =>
    query(tx, `update idempotency_keys set body = '' where key like '% stopped'`),
  );
  for (const call of [owner, other])
    expect(await send('stopped', 'categories', category('Stopped'), call)).toMatchObject({
      status: 409,
      body: { message: 'errors.sentBefore' },
    });
  expect(await count('categories')).toBe(before + 1);
});

test('responses with secrets or personal data are never stored', async () => {
  const before = await count('idempotency_keys');
  const key = await send('secret', 'apiKeys', { name: 'Shop', scopes: ['orders.write'] });
  expect(key.status).toBe(201);
  expect(await count('idempotency_keys')).toBe(before);
  expect(
    routes.filter(({ hasSecret }) => hasSecret).map(({ method, path }) => `${method} ${path}`),
  ).toEqual(
    expect.arrayContaining([
      'post /apiKeys',
      'post /staff/:id/passwordLink',
      'post /staff/invitations',
      'post /members/:id/reveal',
      'post /members/:id/dataFile',
      'post /tickets/:id/customerLinks',
      'post /store/tickets/:number/customerLinks',
      'post /store/customerLinks',
    ]),
  );
});

test('after the repeats, every figure is right and no server fault was logged', async () => {
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
