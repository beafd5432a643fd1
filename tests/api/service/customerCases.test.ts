/** Customers see on their page how far their cases have come, and take the steps that are theirs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { NOW } from '../support/openApi.ts';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.store('POST', '/api/store/orders', {
    externalId: 'o1',
    channel: 'web',
    memberExternalId: 'm1',
    currency: 'CNY',
    lines: [{ sku: 'PHONE', quantity: 9, unitPrice: 1000, paid: 9000 }],
    statuses: ['placed', 'paid', 'delivered'].map((status) => ({ status, at: NOW - 20 * DAY })),
  });
});
afterAll(() => desk.api.close());

const pathOf = async (ticketId: number) => {
  const link = await desk.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${ticketId}/customerLinks`,
    {},
  );
  return new URL(link.body.url).pathname;
};
/** A repair that was asked for, and the page of its ticket. */
const requested = async () => {
  const { id } = await write(desk.agent, { memberId: 1 });
  const more = { orderExternalId: 'o1', lines: [{ lineNumber: 1, quantity: 1 }] };
  const { body, status } = await openCase(desk.agent, id, 'repair', {}, more);
  expect(status).toBe(201);
  return { id: body.id, number: body.number, path: await pathOf(id) };
};
const pageOf = async (path: string, language = 'en') =>
  (await fetch(`${desk.api.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)).text();
const versionIn = (page: string) => /name="version"\s+value="(\d+)"/.exec(page)?.[1] ?? '';
const send = async (path: string, fields: Record<string, string>) => {
  const sent = await fetch(desk.api.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  });
  return /done=(\w+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? sent.status;
};

test('the page says in plain words how far a case has come, with the steps that are the customer’s', async () => {
  const { number, path } = await requested();
  const page = await pageOf(path);
  expect(page).toContain(number);
  expect(page).toContain('We have your request and look at it.');
  expect(page.match(/name="step"\s+value="(\w+)"/)?.[1]).toBe('cancel');
  expect(page).not.toMatch(/value="(checkWarranty|approve|reject)"/);
  const chinese = await pageOf(path, 'zh');
  expect(chinese).toContain('我们已收到您的申请，正在审核。');
  expect(chinese).toContain('取消申请');
});

test('a step of the page is one of the customer, and its form sent again changes nothing', async () => {
  const { id, path } = await requested();
  const form = { case: String(id), version: versionIn(await pageOf(path)), step: 'cancel' };
  expect(await send(path, form)).toBe('stepTaken');
  expect(await send(path, form)).toBe('stepOver');
  const { stage, steps } = await readCase(desk.agent, id);
  expect(stage).toBe('canceled');
  expect(steps.map(({ action, party }) => [action, party])).toEqual([
    ['open', 'agent'],
    ['cancel', 'customer'],
  ]);
  const after = await pageOf(`${path}?done=stepTaken`);
  expect(after).toContain('We have your decision.');
  expect(after).not.toContain('name="step"');
});

test('a step that is staff’s, of another ticket, of an older state or of another site is none', async () => {
  const own = await requested();
  const other = await requested();
  const version = versionIn(await pageOf(own.path));
  const form = { case: String(own.id), version, step: 'cancel' };
  expect(await send(own.path, { ...form, step: 'checkWarranty' })).toBe('stepOver');
  expect(await send(other.path, form)).toBe('stepOver');
  expect((await stepOf(desk.agent, own.id, 'checkWarranty')).status).toBe(200);
  expect(await send(own.path, form)).toBe('stepOver');
  const foreign = await fetch(desk.api.url + own.path, {
    method: 'POST',
    body: new URLSearchParams({ ...form, version: versionIn(await pageOf(own.path)) }),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.status).toBe(403);
  expect((await readCase(desk.agent, own.id)).stage).toBe('warrantyCheck');
});

test('a planned call is not shown to the customer', async () => {
  const { ticketId, number } = await newCase(desk.agent, 'care', { plannedAt: NOW + DAY });
  expect(await pageOf(await pathOf(ticketId))).not.toContain(number);
});
