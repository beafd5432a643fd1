/** Points and coupons that were promised are given in the case, once, within the limits, and can be taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import type { Remedy } from '#contract/service/remedies';
import { settledJobs } from '#server/platform/jobs/runner';
import { query } from '#db/statements';
import { openShop, type Shop } from '../orders/earning/openShop.ts';
import { promote } from '../promotions/promotionStore.ts';
import { type Call, NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { write } from './ticketStore.ts';

let shop: Shop;
let agent: Call;
let manager: Call;
let owner: Call;
let memberId = 0;
/** Batches of codes by what they take off. */
const batches: Record<'fixed' | 'percent', number> = { fixed: 0, percent: 0 };

const batchOf = async (name: string, rewards: object[]): Promise<number> => {
  const api = shop.api;
  const client = await api.as('owner');
  const { id } = await promote({ owner: client, store: await api.store() }, name, {
    trigger: 'code',
    rewards,
  });
  const { data } = await client.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: id,
      name,
      prefix: `${name.slice(0, 2).toUpperCase()}-`,
      length: 10,
      quantity: 5,
      claim: { perMember: 5 },
    } as never,
  });
  await settledJobs();
  return Number(data.id);
};

beforeAll(async () => {
  shop = await openShop({ spending: { points: 100, amount: 100, unit: 1, maxShare: 10_000 } });
  agent = await shop.api.raw('agent');
  manager = await shop.api.raw('manager');
  owner = await shop.api.raw('owner');
  const store = await shop.api.store();
  const { body } = await store<{ id: number }>('POST', '/api/store/members', {
    externalId: 'm-1',
    name: 'Lin',
  });
  memberId = body.id;
  const settings = (await owner<object>('GET', '/api/settings/1')).body;
  const limits = { goodwillLimitCase: 300, goodwillLimitMonth: 100_000 };
  await owner('PUT', '/api/settings/1', { ...settings, ...limits });
  batches.fixed = await batchOf('fixed codes', [{ kind: 'amount', amount: 500 }]);
  batches.percent = await batchOf('percent codes', [{ kind: 'percent', bps: 1000 }]);
});
afterAll(() => shop.close());

const ASSESSMENT = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
/** A complaint in which this was promised and accepted. */
const agreed = async (kind: string, amount: number | null): Promise<number> => {
  const { id: ticketId } = await write(agent, { memberId });
  const { body } = await openCase(agent, ticketId, 'complaint', { remedySought: 'points' });
  await stepOf(agent, body.id, 'acknowledge');
  await stepOf(agent, body.id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(agent, body.id, 'investigate');
  const remedies = [{ kind, amount }];
  await stepOf(agent, body.id, 'propose', { decision: 'goodwill', remedies });
  const { body: accepted } = await stepOf(agent, body.id, 'accept', {}, 'By phone');
  expect(accepted.stage).toBe('remedying');
  return body.id;
};
const remedyOf = async (id: number): Promise<Remedy> => {
  const { details } = await readCase(owner, id);
  const [remedy] = (details?.remedies ?? []) as Remedy[];
  if (!remedy) throw new Error('Nothing was promised');
  return remedy;
};
const does = async (call: Call, id: number, step: string, more: object = {}, reason?: string) =>
  stepOf(
    call,
    id,
    'fulfilRemedy',
    { remedyId: (await remedyOf(id)).id, does: step, ...more },
    reason ?? null,
  );
const decide = async (id: number, noun: string) => {
  const { pointAdjustmentId } = await remedyOf(id);
  const path = `/api/pointAdjustments/${pointAdjustmentId}`;
  const { version } = (await owner<{ version: number }>('GET', path)).body;
  const { status } = await owner('POST', `${path}/${noun}`, { version, reason: 'As agreed' });
  expect(status).toBe(200);
};

test('promised points are given at what they pay in the checkout, once', async () => {
  const before = await shop.points();
  const id = await agreed('points', 200);
  const { status, body } = await does(agent, id, 'give');
  const { steps } = await readCase(agent, id);
  expect([status, steps.at(-1)?.figures]).toEqual([200, { does: 'give', remedy: 'points' }]);
  expect(await shop.points()).toBe(before + 200);
  const remedy = await remedyOf(id);
  expect(remedy).toMatchObject({ state: 'done', doneAt: NOW });
  expect((await does(agent, id, 'give')).body.message).toBe('cases.errors.remedyDone');
  expect(await shop.points()).toBe(before + 200);
  const { body: given } = await owner<{ caseNumber: string; reason: string }>(
    'GET',
    `/api/pointAdjustments/${remedy.pointAdjustmentId}`,
  );
  expect(given).toMatchObject({ caseNumber: body.number, reason: 'goodwill' });
});

test('points above the limit are done once somebody else has approved them, and open again when rejected', async () => {
  const before = await shop.points();
  const id = await agreed('points', 400);
  expect((await does(agent, id, 'give')).status).toBe(200);
  expect(await remedyOf(id)).toMatchObject({ state: 'underWay', doneAt: null });
  expect((await does(agent, id, 'give')).body.message).toBe('cases.errors.remedyWaits');
  expect(await shop.points()).toBe(before);
  await decide(id, 'rejection');
  expect((await remedyOf(id)).state).toBe('open');
  await does(agent, id, 'give');
  await decide(id, 'approval');
  expect(await remedyOf(id)).toMatchObject({ state: 'done', doneAt: NOW });
  expect(await shop.points()).toBe(before + 400);
});

test('what was given by mistake is taken back by whoever corrects points', async () => {
  const before = await shop.points();
  const id = await agreed('points', 100);
  await does(agent, id, 'give');
  expect((await does(manager, id, 'undo')).status).toBe(422);
  expect((await does(agent, id, 'undo', {}, 'Wrong member')).status).toBe(403);
  expect((await does(manager, id, 'undo', {}, 'Wrong member')).status).toBe(200);
  expect(await shop.points()).toBe(before);
  expect(await remedyOf(id)).toMatchObject({ state: 'open', pointAdjustmentId: null });
});

test('a promised coupon is a code of a batch that is worth no more than was promised', async () => {
  const id = await agreed('coupon', 400);
  const missing = await does(agent, id, 'give');
  expect(missing.body.errors).toEqual({ input: { batchId: 'ra.validation.required' } });
  const above = await does(agent, id, 'give', { batchId: batches.fixed });
  expect([above.status, JSON.stringify(above.body.errors)]).toEqual([
    422,
    expect.stringContaining('couponAbove'),
  ]);
  const unknown = await does(agent, id, 'give', { batchId: batches.percent });
  expect(JSON.stringify(unknown.body.errors)).toContain('couponWithoutWorth');
  expect((await remedyOf(id)).couponId).toBeNull();
  expect((await does(manager, id, 'give', { batchId: batches.percent })).status).toBe(200);
  expect((await remedyOf(id)).state).toBe('done');
});

test('the customer’s page tells what was agreed on, and the code of the coupon', async () => {
  const id = await agreed('coupon', 500);
  const { ticketId } = await readCase(agent, id);
  const { body: link } = await agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${ticketId}/customerLinks`,
    {},
  );
  const address = `${shop.api.url}${new URL(link.url, shop.api.url).pathname}?lang=en`;
  const page = async () => (await fetch(address)).text();
  expect(await page()).toContain('What we agreed on:');
  await does(agent, id, 'give', { batchId: batches.fixed });
  const [coupon] = await query<{ code: string }>(
    shop.api.connection.db,
    'select code from coupons where id = ?',
    [(await remedyOf(id)).couponId],
  );
  expect(await page()).toContain(coupon?.code ?? 'no code');
});

test('a code belongs to the member and its remedy, and is revoked when it is taken back', async () => {
  const id = await agreed('coupon', 500);
  expect((await does(agent, id, 'give', { batchId: batches.fixed })).status).toBe(200);
  const remedy = await remedyOf(id);
  const read = () =>
    query<{ member_id: number; cause: string; revoked: number }>(
      shop.api.connection.db,
      `select member_id, cause, case when revoked_at is null then 0 else 1 end as revoked
       from coupons where id = ?`,
      [remedy.couponId],
    );
  const [given] = await read();
  expect([Number(given?.member_id), given?.cause, Number(given?.revoked)]).toEqual([
    memberId,
    `remedy:${remedy.id}`,
    0,
  ]);
  expect((await does(agent, id, 'undo', {}, 'Wrong batch')).status).toBe(200);
  expect(Number((await read())[0]?.revoked)).toBe(1);
  expect(await remedyOf(id)).toMatchObject({ state: 'open', couponId: null });
});

test('what is no coupon and no points is not given here', async () => {
  const id = await agreed('apology', null);
  const { status, body } = await does(agent, id, 'give');
  expect([status, body.errors]).toEqual([422, { input: { does: 'cases.errors.notGiven' } }]);
  expect(await shop.api.verify()).toEqual([]);
});
