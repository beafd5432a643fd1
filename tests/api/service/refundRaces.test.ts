/** Refunds of one order under parallel requests, on PostgreSQL through two applications. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, type OpenApi } from '../support/openApi.ts';
import {
  grant,
  next,
  openRefunds,
  quoteOf,
  type RefundStore,
  returnsOf,
  runPayments,
  sellOrder,
  units,
} from './refundStore.ts';

const CALLERS = 50;
let shop: RefundStore;
let apps: OpenApi[];
let callers: Call[];
beforeAll(async () => {
  shop = await openRefunds();
  apps = dialect === 'sqlite' ? [shop.api] : [shop.api, await shop.api.sibling()];
  callers = [];
  for (const app of apps) callers.push(await app.raw('agent'));
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const atOnce = (orderId: number, request: object, further: { key?: string; expected: number }) =>
  Promise.all(
    Array.from({ length: CALLERS }, (_, index) =>
      grant(callers[index % callers.length] as Call, orderId, request, further),
    ),
  );
const statuses = (answers: readonly { status: number }[]) => ({
  granted: answers.filter(({ status }) => status === 201).length,
  refused: answers.filter(({ status }) => status === 409 || status === 422).length,
});
const sumOf = async (orderId: number) => {
  const [row] = await query<{ sum: number }>(
    shop.api.connection.db,
    `select coalesce(sum(amount), 0) as sum from refund_payments where order_id = ? and state <> 'cancelled'`,
    [orderId],
  );
  return Number(row?.sum);
};

test(`of ${CALLERS} refunds of goodwill at once as many are granted as was captured`, async () => {
  const id = await sellOrder(shop, 'r-1', { lines: { A: [1, 1000] } });
  const answers = await atOnce(id, { kind: 'goodwill', amount: 90 }, { expected: 90 });
  expect(statuses(answers)).toEqual({ granted: 11, refused: CALLERS - 11 });
  expect(await sumOf(id)).toBe(990);
});

test(`of ${CALLERS} refunds of one unit at once no unit is refunded twice, and all are paid once by two servers`, async () => {
  const id = await sellOrder(shop, 'r-2', { lines: { A: [7, 700] } });
  const answers = await atOnce(id, { lines: units({ A: 1 }) }, { expected: 100 });
  expect(statuses(answers)).toEqual({ granted: 7, refused: CALLERS - 7 });
  await Promise.all([...apps, ...apps].map(runPayments));
  expect(await sumOf(id)).toBe(700);
  const returned = await returnsOf(shop.api, 'r-2');
  expect(returned).toHaveLength(7);
  const { body } = await quoteOf(shop.agent, id, {});
  expect(body.tenders).toMatchObject([{ captured: 700, refunded: 700, left: 0 }]);
  expect(await shop.api.verify()).toEqual([]);
});

test(`the same request ${CALLERS} times at once is one refund`, async () => {
  const id = await sellOrder(shop, 'r-3', { lines: { A: [9, 900] } });
  const answers = await atOnce(id, { lines: units({ A: 1 }) }, { key: next(), expected: 100 });
  expect(statuses(answers)).toEqual({ granted: CALLERS, refused: 0 });
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await sumOf(id)).toBe(100);
});

test('messages of the store and refunds at once never go beyond what was captured', async () => {
  const id = await sellOrder(shop, 'r-4', { lines: { A: [10, 1000] } });
  const messages = Array.from({ length: 10 }, (_, index) =>
    shop.store('POST', '/api/store/returns', {
      externalId: `r-4-${index}`,
      orderExternalId: 'r-4',
      returnedAt: shop.api.now,
      lines: [{ id: 'A', sku: 'A', quantity: 1, amount: 100 }],
    }),
  );
  await Promise.all([atOnce(id, { lines: units({ A: 1 }) }, { expected: 100 }), ...messages]);
  await Promise.all(apps.map(runPayments));
  const [row] = await query<{ sum: number }>(
    shop.api.connection.db,
    `select (select coalesce(sum(amount), 0) from refund_payments where order_id = ? and state = 'succeeded')
      + (select coalesce(sum(amount), 0) from returns where order_external_id = 'r-4'
          and external_id like 'r-4-%' and review in ('fits', 'accepted')) as sum`,
    [id],
  );
  expect(Number(row?.sum)).toBeLessThanOrEqual(1000);
});
