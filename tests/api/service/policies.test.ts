/** Versions of the after-sales policy: approval by a second person, what they answer, and what the shop reads. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AfterSalesPolicy, PolicyTrialResult } from '#contract/service/policies';
import { startingPolicy } from '#rules/service/policyTerms';
import { loadOrderFacts } from '#server/service/policies/lineFacts';
import { loadPolicy } from '#server/service/policies/load';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const PATH = '/api/afterSalesPolicies';
let api: OpenApi;
let owner: Call;
let manager: Call;
let agent: Call;
let store: Call;
let teaId: number;

const terms = (noReasonDays: number) => ({
  ...startingPolicy(100),
  base: { ...startingPolicy(100).base, noReasonDays },
});
type Answer = AfterSalesPolicy & { message: string; errors: Record<string, unknown> };
const act = (call: Call, id: number, noun: string, body: object) =>
  call<Answer>('POST', `${PATH}/${id}/${noun}`, body);
const write = (call: Call, body: object) => call<Answer>('POST', PATH, body);

beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  manager = await api.raw('manager');
  agent = await api.raw('agent');
  store = await api.store();
  const made = await owner<{ id: number }>('POST', '/api/categories', {
    code: 'tea',
    names: { en: 'Tea' },
  });
  teaId = made.body.id;
});
afterAll(() => api.close());

test('A version is written by one person, approved by another, and never changed afterwards', async () => {
  const made = await write(manager, { terms: terms(7), note: 'First' });
  expect([made.status, made.body.phase]).toEqual([201, 'draft']);
  const { id } = made.body;
  expect((await write(owner, { terms: terms(8) })).status).toBe(409);
  const submitted = await act(manager, id, 'submission', { version: made.body.version });
  expect(submitted.body.state).toBe('submitted');
  const own = await act(manager, id, 'approval', { version: submitted.body.version });
  expect([own.status, own.body.message]).toEqual([409, 'versions.errors.ownVersion']);
  expect((await act(agent, id, 'approval', { version: submitted.body.version })).status).toBe(403);
  expect(await loadPolicy(api.connection.db, NOW)).toBeNull();
  const approved = await act(owner, id, 'approval', { version: submitted.body.version });
  expect(approved.body).toMatchObject({ phase: 'inForce', startsAt: NOW, approverName: 'Owner' });
  const edited = await manager('PUT', `${PATH}/${id}`, { terms: terms(30) });
  expect(edited.status).toBe(409);
  expect((await loadPolicy(api.connection.db, NOW))?.terms.base.noReasonDays).toBe(7);
});

test('A version that says the same as the one in force is not submitted', async () => {
  const made = await write(manager, { terms: terms(7) });
  const same = await act(manager, made.body.id, 'submission', { version: 1 });
  expect(same.status).toBe(422);
  await act(manager, made.body.id, 'withdrawal', { version: 1 });
});

test('Terms name the field that is wrong: unknown category, unknown channel, two exceptions for the same goods', async () => {
  const rules = [
    { categoryId: 999, noReasonDays: 1 },
    { channel: 'nowhere', noReasonDays: 1 },
    { categoryId: teaId, noReasonDays: 1 },
    { categoryId: teaId, noReasonDays: 2 },
  ];
  const refused = await write(manager, { terms: { ...terms(7), rules } });
  expect(refused.status).toBe(422);
  expect(refused.body.errors).toEqual({
    terms: {
      rules: {
        '0': { categoryId: 'promotions.errors.gone.categories' },
        '1': { channel: 'audiences.errors.unknown.channels' },
        '3': { categoryId: 'policies.errors.sameGoods' },
      },
    },
  });
  const unknown = await write(manager, { terms: terms(7), speed: 1 });
  expect([unknown.status, JSON.stringify(unknown.body.errors)]).toEqual([
    422,
    expect.stringContaining('speed'),
  ]);
});

test('A planned version answers from its instant on, and the one before until then', async () => {
  const rules = [{ categoryId: teaId, returnable: 'perishable' }];
  const made = await write(manager, {
    terms: { ...terms(15), rules },
    plannedAt: NOW + 10 * DAY,
  });
  const { id } = made.body;
  const submitted = await act(manager, id, 'submission', { version: made.body.version });
  await act(owner, id, 'approval', { version: submitted.body.version });
  expect((await loadPolicy(api.connection.db, NOW + 10 * DAY - 1))?.number).toBe(1);
  expect((await loadPolicy(api.connection.db, NOW + 10 * DAY))?.terms.base.noReasonDays).toBe(15);
  const { body } = await owner<AfterSalesPolicy[]>('GET', `${PATH}?filter={"phase":"planned"}`);
  expect(body.map((one) => one.id)).toEqual([id]);
});

test('A category that a policy names is not deleted', async () => {
  const refused = await owner<{ message: string }>('DELETE', `/api/categories/${teaId}`);
  expect(refused.status).toBe(409);
  expect(refused.body.message).toContain('v3');
});

test('The lines of an order are answered for with their reasons, also by the clock of another day', async () => {
  await store('POST', '/api/store/products', {
    externalId: 'p1',
    names: { en: 'Oolong' },
    categoryCode: 'tea',
    variants: [{ sku: 'OOLONG', basePrice: 5_000 }],
  });
  await store('POST', '/api/store/orders', {
    externalId: 'o1',
    channel: 'app',
    currency: 'CNY',
    statuses: [
      { status: 'placed', at: NOW - 5 * DAY },
      { status: 'paid', at: NOW - 5 * DAY },
      { status: 'delivered', at: NOW - 3 * DAY },
    ],
    lines: [
      { sku: 'OOLONG', name: 'Oolong', quantity: 2, unitPrice: 5_000, paid: 10_000 },
      { sku: 'MUG', name: 'Mug', quantity: 1, unitPrice: 3_000, paid: 3_000 },
    ],
  });
  await store('POST', '/api/store/returns', {
    externalId: 'r1',
    orderExternalId: 'o1',
    returnedAt: NOW - DAY,
    lines: [{ sku: 'MUG', quantity: 1, amount: 3_000 }],
  });
  const { body: versions } = await owner<AfterSalesPolicy[]>(
    'GET',
    `${PATH}?filter={"state":"approved"}&sort=["number","ASC"]`,
  );
  const ask = async (index: number, further: object = {}) =>
    (
      await agent<PolicyTrialResult>('POST', `${PATH}/${versions[index]?.id}/trial`, {
        orderExternalId: 'o1',
        ...further,
      })
    ).body.lines.map(({ verdicts }) => verdicts.map(({ answer }) => answer));
  const gone = ['nothingLeft', 'nothingLeft', 'nothingLeft', 'nothingLeft'];
  expect(await ask(0)).toEqual([['allowed', 'allowed', 'allowed', 'allowed'], gone]);
  expect(await ask(0, { at: NOW + 6 * DAY })).toEqual([
    ['tooLate', 'allowed', 'allowed', 'allowed'],
    gone,
  ]);
  const [tea] = await ask(1);
  expect(tea).toEqual(['nonReturnable', 'allowed', 'nonReturnable', 'allowed']);
  const unknown = await agent<Answer>('POST', `${PATH}/${versions[0]?.id}/trial`, {
    orderExternalId: 'nothing',
  });
  expect(unknown.body.errors).toEqual({ orderExternalId: 'policies.errors.noOrder' });
});

test('Units that a refund holds are not returned again before its money has moved', async () => {
  const { body: sold } = await store<{ id: number }>('POST', '/api/store/orders', {
    externalId: 'o2',
    channel: 'app',
    currency: 'CNY',
    statuses: ['placed', 'paid', 'delivered'].map((status) => ({ status, at: NOW - DAY })),
    lines: [{ id: 'A', sku: 'MUG', name: 'Mug', quantity: 2, unitPrice: 3_000, paid: 6_000 }],
  });
  const request = {
    kind: 'refundOnly',
    responsibility: 'none',
    lines: [{ id: 'A', quantity: 1 }],
  };
  const { body: quote } = await owner<{ total: number }>(
    'POST',
    `/api/orders/${sold.id}/refundQuote`,
    request,
  );
  const granted = await owner('POST', '/api/refunds', {
    ...request,
    orderId: sold.id,
    key: 'held-unit',
    expected: quote.total,
  });
  expect([granted.status, granted.body]).toEqual([201, expect.anything()]);
  const order = await loadOrderFacts(api.connection.db, 'o2');
  expect(order?.lines.map(({ freeUnits }) => freeUnits)).toEqual([1]);
});

test('The shop reads the words for customers in both languages', async () => {
  const { body } = await store<{
    policy: { number: number; all: { texts: { en: string[]; zh: string[] } } };
  }>('GET', '/api/store/afterSalesPolicy');
  expect(body.policy.number).toBe(1);
  expect(body.policy.all.texts.en[0]).toBe(
    'Returns without giving a reason within 7 days after delivery.',
  );
  expect(body.policy.all.texts.zh[0]).toBe('签收后7天内可无理由退货。');
});
