/** What the shop is asked to do: told once, answered once, withdrawn while it is open, and never to ship goods twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import type { Instruction } from '#contract/orders/instructions';
import type { OrderDetail } from '#contract/orders/orders';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let apps: OpenApi[];
let store: Call;
let owner: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  apps = dialect === 'sqlite' ? [api] : [api, await api.sibling()];
  store = await api.store();
  owner = await api.raw('owner');
  agent = await api.raw('agent');
  await owner('POST', '/api/webhookEndpoints', {
    url: 'https://shop.example.com/hook',
    types: ['instruction.given', 'instruction.withdrawn'],
  });
  await sendOrder('o1', 4);
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

/** An order of this many cups, in these statuses. */
const sendOrder = (externalId: string, quantity: number, statuses = ['placed', 'paid']) =>
  store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'CUP', quantity, unitPrice: 100, paid: 100 * quantity }],
    statuses: statuses.map((status) => ({ status, at: NOW - HOUR })),
  });
const sendParcel = (externalId: string, orderExternalId: string, quantity: number, at: number) =>
  store('POST', '/api/store/shipments', {
    externalId,
    orderExternalId,
    lines: [{ sku: 'CUP', quantity }],
    events: [{ status: 'shipped', at }],
  });

const HOUR = 3_600_000;
const input = (further: object = {}) => ({
  kind: 'ship',
  orderExternalId: 'o1',
  lines: [{ sku: 'CUP', quantity: 2 }],
  dueAt: NOW + HOUR,
  ...further,
});
const give = async (further: object = {}) =>
  (await agent<Instruction>('POST', '/api/instructions', input(further))).body;
const answer = (id: number, body: object) =>
  store('POST', `/api/store/instructions/${id}/acknowledgement`, body);
const states = async (filter: object = {}) =>
  (
    await owner<Instruction[]>(
      'GET',
      `/api/instructions?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=["id","ASC"]`,
    )
  ).body.map(({ state }) => state);

test('an agent asks, the shop is told and answers, and the same answer again changes nothing', async () => {
  const { id, state } = await give();
  expect(state).toBe('open');
  const { body: told } = await owner<{ type: string }[]>('GET', '/api/webhookDeliveries');
  expect(told.map(({ type }) => type)).toEqual(['instruction.given']);
  const { body: open } = await store('GET', '/api/store/instructions?open=true');
  expect(open).toMatchObject([{ id, kind: 'ship', lines: [{ sku: 'CUP', quantity: 2 }] }]);
  const done = { outcome: 'done', at: NOW };
  expect(await answer(id, done)).toMatchObject({ status: 200, body: { state: 'done' } });
  expect((await answer(id, done)).status).toBe(200);
  expect((await answer(id, { ...done, at: NOW + 1 })).status).toBe(409);
  expect((await store('GET', '/api/store/instructions?open=true')).body).toEqual([]);
  const { body: activities } = await owner<{ verb: string }[]>(
    'GET',
    '/api/activities?filter={"resource":"instructions"}&sort=["id","ASC"]',
  );
  expect(activities.map(({ verb }) => verb)).toEqual(['create', 'edit']);
});

test('a refusal needs a reason, and an answer from the future or an unknown instruction is refused', async () => {
  const { id } = await give({ kind: 'restock', orderExternalId: null });
  expect(await answer(id, { outcome: 'refused', at: NOW })).toMatchObject({
    status: 422,
    body: { errors: { reason: 'ra.validation.required' } },
  });
  expect((await answer(id, { outcome: 'done', at: NOW + HOUR })).status).toBe(422);
  expect((await answer(id, { outcome: 'done', at: NOW - HOUR })).status).toBe(422);
  expect((await answer(999, { outcome: 'done', at: NOW })).status).toBe(404);
  const refused = { outcome: 'refused', at: NOW, reason: 'Sold out' };
  expect(await answer(id, refused)).toMatchObject({ body: { state: 'refused' } });
});

test('an instruction that is not answered becomes overdue, and can be withdrawn once', async () => {
  const { id, version } = await give();
  const withdraw = (body: object) => agent('POST', `/api/instructions/${id}/withdrawal`, body);
  api.now = NOW + HOUR + 1;
  expect(await states({ state: 'overdue' })).toEqual(['overdue']);
  expect(await withdraw({ version })).toMatchObject({ body: { state: 'withdrawn' } });
  expect((await withdraw({ version: version + 1 })).status).toBe(409);
  expect((await answer(id, { outcome: 'done', at: NOW + HOUR + 1 })).status).toBe(409);
  expect(await answer(id, { outcome: 'done', at: NOW + HOUR })).toMatchObject({
    body: { state: 'done' },
  });
  api.now = NOW;
  expect(await states()).toEqual(['done', 'refused', 'done']);
});

test('only who handles orders may ask, and replacing or shipping names an order', async () => {
  const analyst = await api.raw('analyst');
  expect((await analyst('POST', '/api/instructions', input())).status).toBe(403);
  expect(await agent('POST', '/api/instructions', input({ orderExternalId: null }))).toMatchObject({
    status: 422,
    body: { errors: { orderExternalId: 'ra.validation.required' } },
  });
});

test('what was taken off the delivery is shown on the order, and goes with a newer version', async () => {
  const order = {
    externalId: 'delivery',
    channel: 'web',
    currency: 'CNY',
    shipping: 500,
    shippingDiscounts: [{ code: 'SHIP', label: 'Half off', amount: 500 }],
    lines: [{ sku: 'CUP', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [{ status: 'placed', at: NOW }],
  };
  const { body } = await store<{ id: number }>('POST', '/api/store/orders', order);
  const show = async () => (await owner<OrderDetail>('GET', `/api/orders/${body.id}`)).body;
  expect((await show()).shippingDiscounts).toMatchObject([
    { code: 'SHIP', label: 'Half off', amount: 500 },
  ]);
  await store('POST', '/api/store/orders', { ...order, shippingDiscounts: [] });
  expect((await show()).shippingDiscounts).toEqual([]);
});

const ask = (orderExternalId: string, quantity: number, further: object = {}) =>
  agent<Instruction & { message: string }>(
    'POST',
    '/api/instructions',
    input({ orderExternalId, lines: [{ sku: 'CUP', quantity }], ...further }),
  );
const refused = (key: string) => ({ status: 409, body: { message: `instructions.errors.${key}` } });

test('goods are only sent, or sent again, of a known and paid order that is not cancelled', async () => {
  await sendOrder('unpaid', 1, ['placed']);
  await sendOrder('cancelled', 1, ['placed', 'paid', 'cancelled']);
  expect(await ask('nowhere', 1)).toMatchObject(refused('unknownOrder'));
  expect(await ask('unpaid', 1)).toMatchObject(refused('unpaidOrder'));
  expect(await ask('cancelled', 1)).toMatchObject(refused('cancelledOrder'));
  expect(await ask('nowhere', 1, { kind: 'replace' })).toMatchObject(refused('unknownOrder'));
  expect(await ask('unpaid', 1, { kind: 'replace' })).toMatchObject(refused('unpaidOrder'));
  expect(await ask('cancelled', 1, { kind: 'replace' })).toMatchObject(refused('cancelledOrder'));
  expect((await ask('nowhere', 1, { kind: 'restock' })).status).toBe(201);
});

test('an order that was sent is not asked for again unless a parcel of it is known', async () => {
  await sendOrder('sent', 2, ['placed', 'paid', 'shipped', 'delivered']);
  expect(await ask('sent', 2)).toMatchObject(refused('sentOrder'));
  await sendParcel('sent-1', 'sent', 1, NOW - HOUR);
  expect((await ask('sent', 2)).status).toBe(409);
  expect((await ask('sent', 1)).status).toBe(201);
});

test('no more is asked for than was ordered, less what is packed and what was asked for', async () => {
  await sendOrder('partly', 5);
  await sendParcel('partly-1', 'partly', 1, NOW - HOUR / 2);
  const { status, body } = await ask('partly', 5);
  expect(status).toBe(409);
  expect(body.message).toContain('instructions.errors.notMissing');
  expect(body.message).toContain('"sku":"CUP","smart_count":4');
  const first = await ask('partly', 3);
  expect(first.status).toBe(201);
  expect((await ask('partly', 2)).status).toBe(409);
  expect((await ask('partly', 1, { lines: [{ sku: 'MUG', quantity: 1 }] })).status).toBe(409);
  // Sent as asked: it counts until its parcel is known, and then the parcel does.
  await answer(first.body.id, { outcome: 'done', at: NOW });
  expect((await ask('partly', 2)).status).toBe(409);
  await sendParcel('partly-2', 'partly', 3, NOW);
  expect((await ask('partly', 2)).status).toBe(409);
  const second = await ask('partly', 1);
  expect(second.status).toBe(201);
  expect((await ask('partly', 1)).status).toBe(409);
  await answer(second.body.id, { outcome: 'refused', at: NOW, reason: 'Sold out' });
  const third = await ask('partly', 1);
  expect(third.status).toBe(201);
  const { id, version } = third.body;
  await agent('POST', `/api/instructions/${id}/withdrawal`, { version });
  expect((await ask('partly', 1)).status).toBe(201);
});

test('no more is asked to be replaced than was ordered, and what the shop refused can be asked again', async () => {
  await sendOrder('broken', 2);
  for (const kind of ['restock', 'replace']) {
    const many = await ask('broken', 3, { kind });
    expect([many.status, many.body.message]).toEqual([409, expect.stringContaining('notOrdered')]);
    expect((await ask('broken', 1, { kind, lines: [{ sku: 'MUG', quantity: 1 }] })).status).toBe(
      409,
    );
    const first = await ask('broken', 2, { kind });
    expect(first.status).toBe(201);
    expect((await ask('broken', 1, { kind })).status).toBe(409);
    await answer(first.body.id, { outcome: 'refused', at: NOW, reason: 'Sold out' });
    const second = await ask('broken', 2, { kind });
    expect(second.status).toBe(201);
    await answer(second.body.id, { outcome: 'done', at: NOW });
    // Somebody else asks from a page that was opened before.
    const again = await ask('broken', 2, { kind });
    expect([again.status, again.body.message]).toEqual([409, expect.stringContaining('notLeft')]);
  }
  // What was sent instead may come back, too.
  expect((await ask('broken', 2, { kind: 'restock' })).status).toBe(201);
});

test('of 32 people who ask at once to ship the same goods, one does', async () => {
  await sendOrder('raced', 2);
  const agents: Call[] = [];
  for (const app of apps) agents.push(await app.raw('agent'));
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      (agents[index % agents.length] ?? agent)(
        'POST',
        '/api/instructions',
        input({ orderExternalId: 'raced' }),
      ),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(31);
  expect(await states({ orderExternalId: 'raced' })).toEqual(['open']);
});
