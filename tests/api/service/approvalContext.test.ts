/** What somebody sees before they approve a refund of an order whose goods were exchanged. */
import { expect, test } from 'vitest';
import type { ApprovalContext } from '#contract/service/approvalContext';
import { NOW } from '../support/openApi.ts';
import { answerShop, DAY, exchangeTests, inspected, pay, sellCups, take } from './exchangeStore.ts';
import { grant, runPayments } from './refundStore.ts';

const { shop, stageOf, orderIdOf } = exchangeTests();

/** Four cups for 110.00. */
const SOLD = { lines: { CUP: [4, 11_000] } } as const;

/** What is told of the order with a refund of 50.01, which an agent does not give alone. */
const toldOf = async (order: string) => {
  const orderId = await orderIdOf(order);
  const request = { kind: 'goodwill', responsibility: 'merchant', lines: [], amount: 5001 };
  const { status, body } = await grant(shop.agent, orderId, request);
  expect([status, body.state]).toEqual([201, 'submitted']);
  const context = await shop.manager<ApprovalContext>(
    'GET',
    `/api/refunds/${body.id}/approvalContext`,
  );
  expect(context.body).toMatchObject({ cost: 5001, order: { id: orderId, externalId: order } });
  return context.body.order;
};

test('what was paid for the difference of a dearer replacement counts as paid for the order', async () => {
  const order = await sellCups(shop, SOLD);
  const { id, number } = await inspected(shop, order, { by: 'MUG' });
  await take(shop.agent, id, 'settle');
  await pay(shop, number, 1500);
  expect(await toldOf(order)).toMatchObject({ total: 12_500, left: 12_500 });
});

test('what went back for a cheaper replacement is left no more, and was paid all the same', async () => {
  const order = await sellCups(shop, SOLD);
  const { id } = await inspected(shop, order, { by: 'GLASS' });
  await take(shop.agent, id, 'settle');
  await answerShop(shop, id, 'done');
  shop.api.now = NOW + 11 * DAY;
  expect(await stageOf(id)).toBe('completed');
  await runPayments(shop.api);
  expect(await toldOf(order)).toMatchObject({ total: 11_000, left: 11_000 - 750 });
});

const leftOf = async (id: unknown) =>
  (await shop.manager<ApprovalContext>('GET', `/api/refunds/${id}/approvalContext`)).body.order
    ?.left;

test('what the customer paid to send goods back is none of what was paid for the order', async () => {
  const order = await sellCups(shop, SOLD);
  const orderId = await orderIdOf(order);
  const request = { responsibility: 'merchant', returnFreight: 6001 };
  const { status, body } = await grant(shop.agent, orderId, request);
  expect([status, body.state]).toEqual([201, 'submitted']);
  expect(await leftOf(body.id)).toBe(11_000);
});

test('nothing is left of an order that the store refunded itself meanwhile', async () => {
  const order = await sellCups(shop, SOLD);
  const request = { kind: 'goodwill', responsibility: 'merchant', lines: [], amount: 5001 };
  const { body } = await grant(shop.agent, await orderIdOf(order), request);
  expect(await leftOf(body.id)).toBe(11_000);
  const store = await shop.api.store();
  const returned = {
    externalId: `${order}-back`,
    orderExternalId: order,
    returnedAt: shop.api.now,
    lines: [{ sku: 'CUP', quantity: 4, amount: 11_000 }],
  };
  const sent = await store('POST', '/api/store/returns/batch', { rows: [returned] });
  expect(sent.status).toBe(200);
  expect(await leftOf(body.id)).toBe(0);
});
