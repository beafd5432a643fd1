/** What the shop is asked to do: told once, answered once, withdrawn while it is open. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Instruction } from '#contract/orders/instructions';
import type { OrderDetail } from '#contract/orders/orders';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
let owner: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  owner = await api.raw('owner');
  agent = await api.raw('agent');
  await owner('POST', '/api/webhookEndpoints', {
    url: 'https://shop.example.com/hook',
    types: ['instruction.given', 'instruction.withdrawn'],
  });
});
afterAll(() => api.close());

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
