/** Which order of its member an order is: the same for rewards of first orders, replays and effects. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { EARLIER_ORDERS } from '#server/orders/shared/earlierOrders';
import { loadOrderNumber } from '#server/promotions/quotes/orderNumber';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const HOUR = 3_600_000;

const send = async (
  externalId: string,
  memberExternalId: string,
  placedAt: number,
  paidAt: number | null,
) => {
  const answer = await store('POST', '/api/store/orders', {
    externalId,
    memberExternalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ name: 'Cup', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [
      { status: 'placed', at: placedAt },
      ...(paidAt === null ? [] : [{ status: 'paid', at: paidAt }]),
    ],
  });
  expect(answer.status).toBe(200);
};
const numbersOf = async (member: string, ids: readonly string[]) => {
  const numbers: [string, number | null][] = [];
  for (const orderId of ids) {
    const [own] = await query<{ at: number; earlier: number }>(
      api.connection.db,
      `select coalesce(o.paid_at, o.placed_at) as at, ${EARLIER_ORDERS} as earlier from orders o where o.external_id = ?`,
      [orderId],
    );
    const number = await loadOrderNumber(api.connection.db, member, {
      orderId,
      at: Number(own?.at),
    });
    expect([orderId, Number(own?.earlier) + 1]).toEqual([orderId, number]);
    numbers.push([orderId, number]);
  }
  return numbers;
};

test('orders count from when they are paid, and of two in one payment only one is the first', async () => {
  await store('POST', '/api/store/members', { externalId: 'm-1', name: 'Mia' });
  const paidAt = NOW - 10 * HOUR;
  await send('late', 'm-1', NOW - 40 * HOUR, NOW - 2 * HOUR);
  await send('together-1', 'm-1', NOW - 12 * HOUR, paidAt);
  await send('together-2', 'm-1', NOW - 11 * HOUR, paidAt);
  await send('unpaid', 'm-1', NOW - HOUR, null);
  expect(await numbersOf('m-1', ['together-1', 'together-2', 'late', 'unpaid'])).toEqual([
    ['together-1', 1],
    ['together-2', 2],
    ['late', 3],
    ['unpaid', 4],
  ]);
});

test('orders of two records of one person count together', async () => {
  await store('POST', '/api/store/members', { externalId: 'm-2', name: 'Mia' });
  await store('POST', '/api/store/members', { externalId: 'm-3', name: 'Mia' });
  await send('of-2', 'm-2', NOW - 9 * HOUR, NOW - 9 * HOUR);
  await send('of-3', 'm-3', NOW - 8 * HOUR, NOW - 8 * HOUR);
  await api.connection.transaction((tx) =>
    query(
      tx,
      `update members set merged_into = (select id from members where external_id = 'm-2') where external_id = 'm-3'`,
      [],
    ),
  );
  expect(await numbersOf('m-2', ['of-2', 'of-3'])).toEqual([
    ['of-2', 1],
    ['of-3', 2],
  ]);
});
