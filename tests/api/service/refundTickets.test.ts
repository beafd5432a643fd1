/** Refunds on tickets: what the timeline and the customer's page tell, and where they go when tickets are merged. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import type { Timeline } from '#contract/service/replies';
import { NOW } from '../support/openApi.ts';
import {
  actOn,
  grant,
  openRefunds,
  readRefund,
  type RefundStore,
  runPayments,
  sellOrder,
  units,
} from './refundStore.ts';
import { act, write } from './ticketStore.ts';

let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
});
afterAll(() => shop.api.close());

const stepsOf = async (ticketId: number) =>
  (await shop.agent<Timeline>('GET', `/api/tickets/${ticketId}/timeline`)).body.refunds.map(
    ({ step, at, total }) => [step, at, total],
  );

test('the ticket tells when its refund was sent for approval, approved and paid', async () => {
  const order = await sellOrder(shop, 't-1', { lines: { A: [1, 60_000] } });
  const { id } = await write(shop.agent);
  const { body } = await grant(shop.agent, order, { lines: units({ A: 1 }), ticketId: id });
  expect(await stepsOf(id)).toEqual([['submitted', NOW, 60_000]]);
  await shop.manager('POST', `/api/refunds/${body.id}/approval`, {
    version: body.version,
    reason: null,
  });
  await runPayments(shop.api);
  expect(await stepsOf(id)).toEqual([
    ['submitted', NOW, 60_000],
    ['approved', NOW, 60_000],
    ['succeeded', NOW, 60_000],
  ]);
});

test('the customer’s page tells of a refund once it is granted, and when it was paid', async () => {
  const order = await sellOrder(shop, 't-2', { lines: { A: [1, 1000] } });
  const { id } = await write(shop.agent);
  const { body: link } = await shop.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${id}/customerLinks`,
    {},
  );
  const page = async () =>
    (await fetch(`${shop.api.url}${new URL(link.url, shop.api.url).pathname}?lang=en`)).text();
  expect(await page()).not.toContain('Refunds');
  await grant(shop.agent, order, { lines: units({ A: 1 }), ticketId: id });
  expect(await page()).toContain('The money is on its way to you.');
  await runPayments(shop.api);
  expect(await page()).toContain('Refunded:');
});

test('the customer’s page tells what was paid of a refund that was closed, because the shop refunded the rest', async () => {
  const order = await sellOrder(shop, 't-7', {
    lines: { A: [1, 1000] },
    payments: [
      { tender: 'cash', amount: 600 },
      { tender: 'card', amount: 400 },
    ],
  });
  const { id } = await write(shop.agent);
  const { body: link } = await shop.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${id}/customerLinks`,
    {},
  );
  const asked = { kind: 'goodwill', amount: 1000, ticketId: id };
  const { body } = await grant(shop.agent, order, asked);
  const cash = body.payments.find(({ tender }) => tender === 'cash');
  if (!cash) throw new Error('Nothing is paid in cash');
  await actOn(shop.manager, cash, 'confirmation', { reference: 't-7-till' });
  await shop.store('POST', '/api/store/returns', {
    externalId: 't-7-own',
    orderExternalId: 't-7',
    returnedAt: NOW,
    lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 400 }],
  });
  await runPayments(shop.api);
  const { version } = await readRefund(shop.agent, body.id);
  const reason = 'The shop has refunded it';
  const closed = await shop.manager('POST', `/api/refunds/${body.id}/closing`, { version, reason });
  expect(closed.status).toBe(200);
  const address = `${shop.api.url}${new URL(link.url, shop.api.url).pathname}?lang=en`;
  const page = await (await fetch(address)).text();
  expect(page).toContain('<strong>CN¥6.00</strong>');
  expect(page).toContain('We have refunded the rest in another way.');
});

test('the customer’s page says that a payment was refused, not that the money is on its way', async () => {
  const order = await sellOrder(shop, 't-4', {
    lines: { A: [1, 1000] },
    payments: [{ tender: 'alipay', amount: 1000, reference: 't-4-refused' }],
  });
  const { id } = await write(shop.agent);
  const { body: link } = await shop.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${id}/customerLinks`,
    {},
  );
  await grant(shop.agent, order, { lines: units({ A: 1 }), ticketId: id });
  await runPayments(shop.api);
  const address = `${shop.api.url}${new URL(link.url, shop.api.url).pathname}?lang=en`;
  const page = await (await fetch(address)).text();
  expect(page).toContain('The payment did not go through.');
  expect(page).not.toContain('on its way');
});

test('what staff wrote of a refund is hidden from roles that grant none', async () => {
  const order = await sellOrder(shop, 't-5', { lines: { A: [1, 1000] } });
  const note = 'Lin from Hangzhou was at the counter';
  const { body } = await grant(shop.agent, order, { lines: units({ A: 1 }), note });
  expect((await readRefund(shop.agent, body.id)).note).toBe(note);
  const analyst = await shop.api.raw('analyst');
  expect((await readRefund(analyst, body.id)).note).toBe('****');
  const listed = await analyst<{ note: string | null }[]>('GET', '/api/refunds');
  expect(listed.body.map((one) => one.note)).not.toContain(note);
  const filter = encodeURIComponent(JSON.stringify({ note }));
  expect((await analyst('GET', `/api/refunds?filter=${filter}`)).status).not.toBe(200);
});

test('a refund goes on with the ticket into which its own is merged', async () => {
  const order = await sellOrder(shop, 't-3', { lines: { A: [1, 1000] } });
  const one = await write(shop.agent);
  const other = await write(shop.agent);
  const { body } = await grant(shop.agent, order, { lines: units({ A: 1 }), ticketId: one.id });
  expect((await act(shop.agent, one.id, 'merger', { intoId: other.id })).status).toBe(200);
  expect((await readRefund(shop.agent, body.id)).ticketId).toBe(other.id);
  expect(await stepsOf(other.id)).toHaveLength(1);
});
