/** Customers answer the quote of a repair on their page, once, while it holds. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
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
    statuses: ['placed', 'paid', 'delivered'].map((status) => ({ status, at: NOW - 500 * DAY })),
  });
});
afterAll(() => desk.api.close());

const LINE = { kind: 'part', name: 'Screen <b>', quantity: 2, unitPrice: 1250 };
/** A quoted repair, and the page of its ticket. */
const quoted = async () => {
  const ticket = await write(desk.agent, { memberId: 1 });
  const more = { orderExternalId: 'o1', lines: [{ lineNumber: 1, quantity: 1 }] };
  const { body } = await openCase(desk.agent, ticket.id, 'repair', {}, more);
  const steps: readonly [string, object][] = [
    ['checkWarranty', {}],
    ['approve', { verdict: 'out', diagnosisFee: 500 }],
    ['receive', {}],
    ['diagnose', { fault: 'screen' }],
    ['quote', { lines: [LINE] }],
  ];
  for (const [action, input] of steps)
    expect((await stepOf(desk.agent, body.id, action, input)).status).toBe(200);
  const link = await desk.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${ticket.id}/customerLinks`,
    {},
  );
  return { id: body.id, path: new URL(link.body.url).pathname };
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
  return /done=(\w+)/.exec(sent.headers.get('location') ?? '')?.[1];
};

test('the page shows the quote line by line, what declining costs, and until when it holds', async () => {
  const { path } = await quoted();
  const page = await pageOf(path);
  expect(page).toContain('Quote for your repair');
  expect(page).toContain('2 × Screen &lt;b&gt;');
  expect(page).toMatch(/25\.00/);
  expect(page).toContain('If you decline, the diagnosis costs');
  expect(await pageOf(path, 'zh')).toContain('接受报价');
});

test('accepting is a step of the customer, and a second answer changes nothing', async () => {
  const { id, path } = await quoted();
  const version = versionIn(await pageOf(path));
  const form = { case: String(id), version };
  expect(await send(path, { ...form, quote: 'accept' })).toBe('quoteAccepted');
  expect(await send(path, { ...form, quote: 'decline' })).toBe('quoteOver');
  const { stage, steps } = await readCase(desk.agent, id);
  expect(stage).toBe('quoteAccepted');
  expect(steps.at(-1)).toMatchObject({ action: 'acceptQuote', party: 'customer' });
  const after = await pageOf(`${path}?done=quoteAccepted`);
  expect(after).toContain('You accepted the quote.');
  expect(after).not.toContain('Quote for your repair');
});

test('an answer to an older quote, to one that has ended or to a repair of somebody else is none', async () => {
  const first = await quoted();
  const other = await quoted();
  const version = versionIn(await pageOf(first.path));
  expect(await send(other.path, { case: String(first.id), version, quote: 'accept' })).toBe(
    'quoteOver',
  );
  await stepOf(desk.agent, first.id, 'declineQuote', {}, 'Too dear');
  await stepOf(desk.agent, first.id, 'quote', { lines: [{ ...LINE, unitPrice: 900 }] });
  expect(await send(first.path, { case: String(first.id), version, quote: 'accept' })).toBe(
    'quoteOver',
  );
  const now = versionIn(await pageOf(first.path));
  desk.api.now = NOW + 9 * DAY;
  expect(await send(first.path, { case: String(first.id), version: now, quote: 'accept' })).toBe(
    'quoteOver',
  );
  expect((await readCase(desk.agent, first.id)).stage).toBe('quoteDeclined');
  desk.api.now = NOW;
});
