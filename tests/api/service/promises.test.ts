/** Money that was promised in a case is paid once, by whichever way, also by two servers at once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenPromises } from '#contract/service/promises';
import type { Remedy } from '#contract/service/remedies';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { message } from '#shared/fields';
import type { Call, OpenApi } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { grant, openRefunds, type RefundStore, runPayments, sellOrder } from './refundStore.ts';
import { next, write } from './ticketStore.ts';

let shop: RefundStore;
let apps: OpenApi[];
let agent: Call;
let manager: Call;
beforeAll(async () => {
  shop = await openRefunds();
  ({ agent, manager } = shop);
  apps = dialect === 'sqlite' ? [shop.api] : [shop.api, await shop.api.sibling()];
  await shop.owner('POST', '/api/returnReasons', {
    code: 'other-reason',
    names: { en: 'Other', zh: '其他' },
    responsibility: 'merchant',
    disposition: 'resellable',
  });
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const ASSESSMENT = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
interface Promised {
  id: number;
  number: string;
  orderId: number;
  orderExternalId: string;
  ticketId: number;
}
/** A delivered order of 300.00 and a complaint in which 40.00 were proposed. */
const proposed = async (amount = 4_000): Promise<Promised> => {
  const orderExternalId = next();
  const orderId = await sellOrder(shop, orderExternalId, {
    lines: { CUP: [2, 30_000] },
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
  });
  const { id: ticketId } = await write(agent, { orderExternalId });
  const { body } = await openCase(agent, ticketId, 'complaint', { remedySought: 'refund' });
  await stepOf(agent, body.id, 'acknowledge');
  await stepOf(agent, body.id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(agent, body.id, 'investigate');
  const remedies = [{ kind: 'refund', amount }];
  await stepOf(manager, body.id, 'propose', { decision: 'upheld', remedies });
  return { id: body.id, number: body.number, orderId, orderExternalId, ticketId };
};
const agreed = async (amount = 4_000): Promise<Promised> => {
  const made = await proposed(amount);
  expect((await stepOf(agent, made.id, 'accept', {}, 'By phone')).body.stage).toBe('remedying');
  return made;
};
const remedyOf = async (id: number): Promise<Remedy> => {
  const [remedy] = ((await readCase(agent, id)).details?.remedies ?? []) as Remedy[];
  if (!remedy) throw new Error('Nothing was promised');
  return remedy;
};
const goodwill = (orderId: number, amount: number, named = {}, call = manager) =>
  grant(call, orderId, { kind: 'goodwill', amount }, named);
const child = ({ ticketId, orderExternalId }: Promised, amount: number, more = {}) =>
  openCase(
    agent,
    ticketId,
    'refundOnly',
    { amount },
    {
      reasonCode: 'other-reason',
      orderExternalId,
      ...more,
    },
  );
const promisesOf = async (orderId: number) =>
  (await agent<OpenPromises>('GET', `/api/orders/${orderId}/promises`)).body.promises;
const refundedOf = async (orderId: number) => {
  const [row] = await query<{ sum: number }>(
    shop.api.connection.db,
    `select coalesce(sum(amount), 0) as sum from refund_payments where order_id = ? and state <> 'cancelled'`,
    [orderId],
  );
  return Number(row?.sum);
};

test('goodwill by hand says which promise it pays, and the promise is then done without a second payment', async () => {
  const made = await agreed(2_000);
  const { id: remedyId } = await remedyOf(made.id);
  const unsaid = await goodwill(made.orderId, 2_000);
  const which = message('promises.errors.which', { amount: 2_000, number: made.number });
  expect([unsaid.status, unsaid.body.errors]).toEqual([422, { remedyId: which }]);
  const above = await goodwill(made.orderId, 2_001, { remedyId });
  expect(above.body.errors).toEqual({
    amount: message('promises.errors.above', { amount: 2_000 }),
  });
  const paid = await goodwill(made.orderId, 2_000, { remedyId });
  expect(paid.status).toBe(201);
  expect(await remedyOf(made.id)).toMatchObject({
    state: 'underWay',
    given: 2_000,
    refundId: paid.body.id,
  });
  const second = await child(made, 2_000, { parentId: made.id });
  expect([second.status, second.body.message]).toEqual([409, 'cases.errors.notPromised']);
  await runPayments(shop.api);
  expect((await remedyOf(made.id)).state).toBe('done');
  expect(await promisesOf(made.orderId)).toEqual([]);
  expect(await refundedOf(made.orderId)).toBe(2_000);
  // From now on goodwill is goodwill.
  expect((await goodwill(made.orderId, 100)).status).toBe(201);
  expect(await shop.api.verify()).toEqual([]);
});

test('what a part of a promise has paid is taken off the case that is opened for it', async () => {
  const made = await agreed(2_000);
  const { id: remedyId } = await remedyOf(made.id);
  expect((await goodwill(made.orderId, 1_500, { remedyId })).status).toBe(201);
  expect(await promisesOf(made.orderId)).toMatchObject([{ amount: 2_000, given: 1_500 }]);
  const whole = await child(made, 2_000, { parentId: made.id });
  const left = message('promises.errors.caseAbove', { amount: 500 });
  expect([whole.status, whole.body.message]).toEqual([409, left]);
  const rest = await child(made, 500, { parentId: made.id });
  expect(rest.status).toBe(201);
  const beside = await goodwill(made.orderId, 500, { remedyId });
  const byCase = message('promises.errors.byCase', { number: rest.body.number });
  expect(beside.body.errors).toEqual({ remedyId: byCase });
  expect((await stepOf(agent, rest.body.id, 'approve')).status).toBe(200);
  await runPayments(shop.api);
  expect(await remedyOf(made.id)).toMatchObject({ state: 'done', given: 2_000 });
  expect(await refundedOf(made.orderId)).toBe(2_000);
});

test('a case that was opened by hand says on approval whether it pays the promise', async () => {
  const made = await agreed();
  const { id: remedyId } = await remedyOf(made.id);
  const { body } = await child(made, 4_000);
  expect(body.stage).toBe('requested');
  const unsaid = await stepOf(agent, body.id, 'approve');
  expect([unsaid.status, Object.keys(unsaid.body.errors ?? {})]).toEqual([422, ['input']]);
  expect((await stepOf(agent, body.id, 'approve', { remedyId })).status).toBe(200);
  await runPayments(shop.api);
  expect(await remedyOf(made.id)).toMatchObject({ state: 'done', childCaseId: body.id });
  expect(await refundedOf(made.orderId)).toBe(4_000);
});

test('a case beside the promise leaves it open', async () => {
  const made = await agreed();
  const { body } = await child(made, 1_000);
  expect((await stepOf(agent, body.id, 'approve', { isBeside: true })).status).toBe(200);
  expect(await remedyOf(made.id)).toMatchObject({ state: 'open', given: 0 });
});

test('a proposal that waits for an answer is not paid, and goodwill meanwhile is said to be beside it', async () => {
  const made = await proposed();
  const { id: remedyId } = await remedyOf(made.id);
  expect((await goodwill(made.orderId, 100)).status).toBe(422);
  const early = await goodwill(made.orderId, 4_000, { remedyId });
  expect(early.body.errors).toEqual({ remedyId: 'promises.errors.notAgreed' });
  expect((await goodwill(made.orderId, 100, { isBeside: true })).status).toBe(201);
  await stepOf(agent, made.id, 'decline', {}, 'By phone');
  expect((await goodwill(made.orderId, 100)).status).toBe(201);
});

test('a refund that was withdrawn leaves its promise open, and a promise of another order is refused', async () => {
  const made = await agreed(6_000);
  const other = await agreed();
  const { id: remedyId } = await remedyOf(made.id);
  const wrong = await goodwill(other.orderId, 100, { remedyId });
  expect(wrong.body.errors).toEqual({ remedyId: 'promises.errors.notOpen' });
  const asked = await goodwill(made.orderId, 6_000, { remedyId }, agent);
  expect(asked.body.state).toBe('submitted');
  expect((await remedyOf(made.id)).state).toBe('underWay');
  const { version } = asked.body;
  await agent('POST', `/api/refunds/${asked.body.id}/withdrawal`, { version, reason: null });
  expect(await remedyOf(made.id)).toMatchObject({ state: 'open', given: 0 });
});

test('goods that come back are refunded whatever was promised', async () => {
  const made = await agreed();
  const lines = [{ id: 'CUP', quantity: 1 }];
  expect((await grant(manager, made.orderId, { lines })).status).toBe(201);
});

test('of many payments of a promise at once, by hand and by a case, the money goes out once', async () => {
  const made = await agreed();
  const { id: remedyId } = await remedyOf(made.id);
  const callers: Call[] = [];
  for (const app of apps) callers.push(await app.raw('manager'));
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      const call = callers[index % callers.length] ?? manager;
      return index % 3 === 2
        ? openCase(
            call,
            made.ticketId,
            'refundOnly',
            { amount: 4_000 },
            {
              reasonCode: 'other-reason',
              orderExternalId: made.orderExternalId,
              parentId: made.id,
            },
          )
        : grant(
            call,
            made.orderId,
            { kind: 'goodwill', amount: 4_000 },
            { remedyId, expected: 4_000 },
          );
    }),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const opened = (await remedyOf(made.id)).childCaseId;
  if (opened !== null) await stepOf(manager, opened, 'approve');
  await Promise.all([...apps, ...apps].map(runPayments));
  expect(await refundedOf(made.orderId)).toBe(4_000);
  expect((await remedyOf(made.id)).state).toBe('done');
});
