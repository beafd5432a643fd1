/** Customers ask for a return by their page, send the goods, and see what came of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { startingPolicy } from '#rules/service/policyTerms';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf } from './caseStore.ts';
import { query } from '#db/statements';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { openRefunds, type RefundStore, runPayments, sellOrder } from './refundStore.ts';
import { next } from './ticketStore.ts';

const DAY = 86_400_000;
const ADDRESS = 'Cup Shop, 1 <Cup> Road';
let shop: RefundStore;
const publish = async (returnAddress: string | null) => {
  const autoApproval = { return: 3_000, refundOnly: null };
  const terms = { ...startingPolicy(100), autoApproval, returnAddress };
  const { body } = await shop.manager<{ id: number }>('POST', '/api/afterSalesPolicies', { terms });
  const path = `/api/afterSalesPolicies/${body.id}`;
  await shop.manager('POST', `${path}/submission`, { version: 1 });
  const { status } = await shop.owner('POST', `${path}/approval`, { version: 2 });
  expect(status).toBe(200);
};
beforeAll(async () => {
  shop = await openRefunds();
  const { api, owner, store } = shop;
  await store('POST', '/api/store/members', { externalId: 'm1', name: 'Lin' });
  api.now = NOW - 400 * DAY;
  await publish(null);
  api.now = NOW;
  for (const [code, responsibility] of [
    ['broken', 'merchant'],
    ['too-small', 'customer'],
  ])
    await owner('POST', '/api/returnReasons', {
      code,
      names: { en: code, zh: code },
      responsibility,
      disposition: 'resellable',
    });
});
afterAll(() => shop.api.close());

/** The page by which a customer asks about three cups that came nine days ago, too late without a fault. */
const requestPage = async () => {
  const order = next();
  const lines = { CUP: [3, 9_000] } as const;
  const statuses = ['placed', 'paid', 'shipped', 'delivered'];
  await sellOrder(shop, order, { lines, statuses, member: 'm1' });
  const asked = { memberExternalId: 'm1', orderExternalId: order };
  const { body } = await shop.store<NewCustomerLink>('POST', '/api/store/customerLinks', asked);
  return { order, path: new URL(body.url).pathname };
};
const pageOf = async (path: string, language = 'en') =>
  (await fetch(`${shop.api.url}${path}?lang=${language}`)).text();
const send = async (path: string, fields: Record<string, string>) => {
  const sent = await fetch(shop.api.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  });
  const done = /done=(\w+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? null;
  return { status: sent.status, done, page: await sent.text() };
};
const casesOf = async (order: string) =>
  (
    await shop.agent<CaseDetail[]>(
      'GET',
      `/api/cases?filter=${encodeURIComponent(JSON.stringify({ orderExternalId: order }))}`,
    )
  ).body;
const request = async (units = 2, more: Record<string, string> = {}) => {
  const { order, path } = await requestPage();
  const form = { type: 'return', reason: 'broken', 'line-0': String(units), message: 'Broken.' };
  const { status, done } = await send(path, { ...form, ...more });
  expect([status, done]).toEqual([303, 'asked']);
  const [opened] = await casesOf(order);
  return { path, order, id: opened?.id ?? 0, opened };
};
const versionIn = (page: string) => /name="version"\s+value="(\d+)"/.exec(page)?.[1] ?? '';
const step = async (path: string, id: number, action: string, more: object = {}) =>
  send(path, {
    case: String(id),
    version: versionIn(await pageOf(path)),
    step: action,
    ...more,
  });
const take = async (id: number, action: string, input: object = {}) => {
  const { status, body } = await stepOf(shop.agent, id, action, input);
  expect([status, body.errors]).toEqual([200, undefined]);
};
const line = (more: object) => ({ lines: [{ lineNumber: 1, ...more }] });

test('a customer is never asked to send goods before it is written where to', async () => {
  // Small enough to be approved at once, if it were known where the goods are sent.
  const { id, opened, path } = await request(1);
  expect(opened).toMatchObject({ kind: 'return', stage: 'requested', reasonCode: 'broken' });
  expect((await readCase(shop.agent, id)).lines).toMatchObject([{ lineNumber: 1, requested: 1 }]);
  const refused = await stepOf(shop.agent, id, 'approve');
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    { input: { instructions: 'returnCases.errors.noAddress' } },
  ]);
  await take(id, 'approve', { instructions: ADDRESS });
  const page = await pageOf(path);
  expect(page).toContain('Cup Shop, 1 &lt;Cup&gt; Road');
  expect(page).toContain('We pay for sending them.');
  expect(await pageOf(path, 'zh')).toContain('请按以下方式寄回商品');
});

test('what was written for one customer is not said to another', async () => {
  const { opened, path } = await request(1);
  expect(opened?.stage).toBe('requested');
  expect(await pageOf(path)).not.toContain('Cup Shop');
});

test('what the policy approves at once says where the goods are sent, as the policy does', async () => {
  await publish(ADDRESS);
  const { opened, path } = await request(1);
  expect(opened?.stage).toBe('approved');
  expect(await pageOf(path)).toContain('Cup Shop, 1 &lt;Cup&gt; Road');
});

test('a customer names the parcel, and sees what arrived, what was accepted and the money', async () => {
  const { id, path } = await request(2);
  await take(id, 'approve');
  const missing = await step(path, id, 'ship', { carrier: 'SF "Express"' });
  expect(missing.status).toBe(422);
  expect(missing.page).toContain('Name the carrier in up to 60 characters');
  expect(missing.page).toContain('value="SF &quot;Express&quot;"');
  const parcel = { carrier: 'SF', trackingNumber: next() };
  const named = await step(path, id, 'ship', parcel);
  expect([named.status, named.done]).toEqual([303, 'parcelNamed']);
  expect(await pageOf(path)).toContain(`Your parcel: SF, ${parcel.trackingNumber}.`);
  await take(id, 'receive', line({ quantity: 2 }));
  expect(await pageOf(path)).toContain('CUP: 2 of 2 arrived');
  await take(id, 'inspect', line({ resellable: 2 }));
  await take(id, 'settle');
  await take(id, 'refund');
  const settled = await pageOf(path);
  expect(settled).toContain('CUP: 2 arrived, 2 accepted');
  expect(settled).toContain('You get CN¥60.00 back.');
  await runPayments(shop.api);
  expect((await readCase(shop.agent, id)).stage).toBe('completed');
  const paid = await pageOf(path);
  expect(paid).toContain('Refunded:');
  expect(paid).toContain('You got CN¥60.00 back.');
  expect(paid).not.toContain('You get CN¥60.00 back.');
  const chinese = await pageOf(path, 'zh');
  expect(chinese).toContain('已退还 ¥60.00。');
  expect(chinese).not.toContain('将退还');
});

test('a customer is told that deductions leave nothing to refund', async () => {
  const { id, path } = await request(2);
  const byCustomer = { responsibility: 'customer' };
  expect((await stepOf(shop.owner, id, 'approve', byCustomer, 'Dropped')).status).toBe(200);
  await take(id, 'receive', line({ quantity: 2 }));
  await take(id, 'inspect', line({ resellable: 2 }));
  const deductions = [{ kind: 'damage', amount: 6000, bps: 0, reason: 'Broken by hand' }];
  await take(id, 'settle', { deductions });
  const page = await pageOf(path);
  expect(page).toContain('After the deductions, nothing is left to refund.');
  expect(page).not.toContain('You get');
});

test('the form for a further request offers no units that an open case is about', async () => {
  const { order } = await request(2);
  const asked = { memberExternalId: 'm1', orderExternalId: order };
  const { body } = await shop.store<NewCustomerLink>('POST', '/api/store/customerLinks', asked);
  const form = await pageOf(new URL(body.url).pathname);
  expect(/name="line-0"\s+min="0"\s+max="(\d+)"/.exec(form)?.[1]).toBe('1');
});

test('a number that another parcel has is refused with words, and changes nothing', async () => {
  const parcel = { carrier: 'SF', trackingNumber: next() };
  const one = await request(1);
  expect((await step(one.path, one.id, 'ship', parcel)).done).toBe('parcelNamed');
  const other = await request(1);
  const refused = await step(other.path, other.id, 'ship', parcel);
  expect(refused.status).toBe(422);
  expect(refused.page).toContain('This tracking number is known from another parcel.');
  expect((await readCase(shop.agent, other.id)).stage).toBe('approved');
});

test('what the policy does not allow stays a ticket, from which staff open a case', async () => {
  const { order, path } = await requestPage();
  const form = { type: 'return', reason: 'too-small', 'line-0': '1', message: 'Too small.' };
  expect((await send(path, form)).done).toBe('asked');
  expect(await casesOf(order)).toEqual([]);
  expect(await pageOf(path)).toContain('Too small.');
});

test('a part of the money can only be accepted once it is offered', async () => {
  const { id, path } = await request(1, { reason: 'broken' });
  await take(id, 'receive', line({ quantity: 1 }));
  await take(id, 'inspect', line({ resellable: 1 }));
  const { status } = await stepOf(shop.manager, id, 'failInspection', {}, 'Used for weeks');
  expect(status).toBe(200);
  expect(await pageOf(path)).not.toContain('value="acceptPart"');
});

test('a customer is reminded once, two days before the time for sending ends, and not after sending', async () => {
  const waiting = await request(1);
  const sent = await request(1);
  await step(sent.path, sent.id, 'ship', { carrier: 'SF', trackingNumber: next() });
  const { connection } = shop.api;
  const { lapsesAt, number } = await readCase(shop.agent, waiting.id);
  const other = await readCase(shop.agent, sent.id);
  const reminders = async (of: string) =>
    (
      await query<{ at: number }>(
        connection.db,
        `select occurred_at as at from messages where kind = 'sendGoods' and dedupe_key like ?`,
        [`%${of}%`],
      )
    ).map(({ at }) => Number(at));
  const due = (lapsesAt ?? 0) - 2 * DAY;
  shop.api.now = due - 1;
  await recordDueEvents({ connection, now: () => shop.api.now });
  expect(await reminders(number)).toEqual([]);
  shop.api.now = due + 1;
  for (let run = 0; run < 2; run++) await recordDueEvents({ connection, now: () => shop.api.now });
  expect(await reminders(number)).toEqual([due]);
  expect(await reminders(other.number)).toEqual([]);
  shop.api.now = NOW;
});
