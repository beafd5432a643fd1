/** What a customer was promised is done once a record of it shows that, and no more is promised than was paid. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { message } from '#shared/fields';
import { type Call, NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { grant, openRefunds, type RefundStore, runPayments, sellOrder } from './refundStore.ts';
import { next, write } from './ticketStore.ts';

let shop: RefundStore;
let agent: Call;
let manager: Call;
beforeAll(async () => {
  shop = await openRefunds();
  ({ agent, manager } = shop);
});
afterAll(() => shop.api.close());

const ASSESSMENT = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
const offer = (kind: string, amount: number | null) => ({
  decision: 'upheld',
  remedies: [{ kind, amount }],
});

/** An order of 30.00 in all, and a complaint about it that was looked into. */
const complain = async () => {
  const orderExternalId = next();
  const orderId = await sellOrder(shop, orderExternalId, {
    lines: { CUP: [2, 3_000] },
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
  });
  const { id: ticketId } = await write(agent, { orderExternalId });
  const { body } = await openCase(agent, ticketId, 'complaint', { remedySought: 'refund' });
  await stepOf(agent, body.id, 'acknowledge');
  await stepOf(agent, body.id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(agent, body.id, 'investigate');
  return { id: body.id, orderId, ticketId };
};
const agreed = async (kind: string, amount: number | null) => {
  const made = await complain();
  await stepOf(agent, made.id, 'propose', offer(kind, amount));
  expect((await stepOf(agent, made.id, 'accept', {}, 'Yes')).body.stage).toBe('remedying');
  return made;
};
const remedyOf = async (id: number) => {
  const { details } = await readCase(agent, id);
  const [remedy] = (details?.remedies ?? []) as {
    id: number;
    refundId: number | null;
    doneAt: number | null;
  }[];
  if (!remedy) throw new Error('Nothing was promised');
  return remedy;
};
const mark = async (call: Call, id: number, reason: string | null = null) =>
  stepOf(call, id, 'fulfilRemedy', { remedyId: (await remedyOf(id)).id }, reason);
const give = async (orderId: number, amount: number) => {
  const { status, body } = await grant(
    agent,
    orderId,
    { kind: 'goodwill', amount },
    { isBeside: true },
  );
  expect(status).toBe(201);
  return body.id;
};

test('a promised refund is done once a refund of that amount was paid, and is linked to it', async () => {
  const { id, orderId } = await agreed('refund', 1_000);
  const unpaid = [409, message('cases.errors.remedyNotPaid', { amount: 1_000 })];
  const before = await mark(agent, id, 'Paid, I think');
  expect([before.status, before.body.message]).toEqual(unpaid);
  await give(orderId, 999);
  const refundId = await give(orderId, 1_000);
  const underWay = await mark(agent, id);
  expect([underWay.status, underWay.body.message]).toEqual(unpaid);
  await runPayments(shop.api);
  const { status, body } = await mark(agent, id);
  expect(status).toBe(200);
  expect(body.allowed).not.toContain('fulfilRemedy');
  expect(await remedyOf(id)).toMatchObject({ refundId, doneAt: NOW });
});

test('one refund pays one promise, and none that was granted before', async () => {
  const { id, orderId, ticketId } = await agreed('refund', 500);
  const refundId = await give(orderId, 500);
  await runPayments(shop.api);
  await mark(agent, id);
  expect(await remedyOf(id)).toMatchObject({ refundId });
  shop.api.now = NOW + 1;
  const second = await openCase(agent, ticketId, 'complaint', { remedySought: 'points' });
  await stepOf(agent, second.body.id, 'acknowledge');
  await stepOf(agent, second.body.id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(agent, second.body.id, 'investigate');
  await stepOf(agent, second.body.id, 'propose', offer('refund', 500));
  await stepOf(agent, second.body.id, 'accept', {}, 'Yes');
  expect((await mark(agent, second.body.id)).status).toBe(409);
  shop.api.now = NOW;
});

test('what was paid elsewhere a manager marks, with a reason that says where', async () => {
  const { id } = await agreed('refund', 700);
  const silent = await mark(manager, id);
  expect([silent.status, silent.body.errors]).toEqual([
    422,
    { reason: 'cases.errors.remedyElsewhere' },
  ]);
  expect((await remedyOf(id)).doneAt).toBeNull();
  expect((await mark(manager, id, 'Transfer 4711')).status).toBe(200);
  const { steps } = await readCase(manager, id);
  expect(steps.at(-1)).toMatchObject({ action: 'fulfilRemedy', reason: 'Transfer 4711' });
});

test('goods are done once a case about them was completed, and words at once', async () => {
  const goods = await agreed('return', null);
  const early = await mark(agent, goods.id);
  expect([early.status, early.body.message]).toEqual([409, 'cases.errors.remedyCaseMissing']);
  const words = await agreed('apology', null);
  expect((await mark(agent, words.id)).status).toBe(200);
});

test('no more is promised than can still go back of the order', async () => {
  const { id, orderId } = await complain();
  await give(orderId, 400);
  const tooMuch = await stepOf(agent, id, 'propose', offer('refund', 2_601));
  expect([tooMuch.status, tooMuch.body.errors]).toEqual([
    422,
    { input: { remedies: message('cases.errors.remedyAboveOrder', { amount: 2_600 }) } },
  ]);
  expect((await stepOf(agent, id, 'propose', offer('refund', 60_000_000))).status).toBe(422);
  const all = await stepOf(agent, id, 'propose', offer('refund', 2_600));
  expect(all.body.stage).toBe('proposed');
});

test('what went back meanwhile is not promised again when the customer agrees', async () => {
  const { id, orderId } = await complain();
  await stepOf(agent, id, 'propose', offer('refund', 3_000));
  await give(orderId, 1);
  const late = await stepOf(agent, id, 'accept', {}, 'Yes');
  expect([late.status, late.body.message]).toEqual([
    409,
    message('cases.errors.remedyAboveOrder', { amount: 2_999 }),
  ]);
  expect((await readCase(agent, id)).stage).toBe('proposed');
});
