/** The orders that wait to be shipped are those that somebody can still ship. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import type { AttentionItem } from '#contract/platform/attention';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test('history, adjustments, what came back and what was paid a moment ago are no backlog', async () => {
  const store = await api.store();
  const sell = async (
    externalId: string,
    placedAt: number,
    paidAt: number,
    further: object = {},
  ) => {
    const { status } = await store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: [
        { status: 'placed', at: placedAt },
        { status: 'paid', at: paidAt },
      ],
      ...further,
    });
    expect(status).toBe(200);
  };
  await sell('waits', NOW - 3 * DAY, NOW - 49 * HOUR);
  await sell('waits longer', NOW - 6 * DAY, NOW - 6 * DAY);
  await sell('placed long ago, paid just now', NOW - 5 * DAY, NOW - HOUR);
  await sell('history', NOW - 400 * DAY, NOW - 400 * DAY);
  await sell('adjustment', NOW - 3 * DAY, NOW - 3 * DAY);
  await api.connection.transaction((tx) =>
    query(
      tx,
      `update orders set kind = 'adjustment', counted_on = null where external_id = 'adjustment'`,
    ),
  );
  await sell('shipped', NOW - 3 * DAY, NOW - 3 * DAY, {
    statuses: [
      { status: 'placed', at: NOW - 3 * DAY },
      { status: 'paid', at: NOW - 3 * DAY },
      { status: 'shipped', at: NOW - DAY },
    ],
  });
  const giveBack = (orderExternalId: string, quantity: number) =>
    store('POST', '/api/store/returns', {
      externalId: `${orderExternalId} came back`,
      orderExternalId,
      returnedAt: NOW - DAY,
      lines: [{ sku: 'A', quantity, amount: 100 * quantity }],
    });
  const two = { lines: [{ sku: 'A', quantity: 2, unitPrice: 100, paid: 200 }] };
  await sell('returned before it was shipped', NOW - 4 * DAY, NOW - 4 * DAY, two);
  await giveBack('returned before it was shipped', 2);
  await sell('one of two came back', NOW - 5 * DAY, NOW - 5 * DAY, two);
  await giveBack('one of two came back', 1);
  const call = await api.raw('agent');
  const { body: items } = await call<AttentionItem[]>('GET', '/api/account/attention');
  const item = items.find(({ name }) => name === 'unshipped');
  expect(item).toMatchObject({ total: 3, since: NOW - 6 * DAY, place: 'orders' });
  const [field, order] = item?.sort ?? ['paidAt', 'ASC'];
  const { data } = await (
    await api.as('agent')
  ).getList('orders', {
    filter: item?.filter ?? {},
    pagination: { page: 1, perPage: 10 },
    sort: { field, order },
  });
  expect(data.map(({ externalId }) => externalId)).toEqual([
    'waits longer',
    'one of two came back',
    'waits',
  ]);
});

test('an order that waits for two reasons is counted once in the menu', async () => {
  await api.connection.transaction((tx) =>
    query(
      tx,
      `update orders set undecided_discount_count = 1 where external_id in ('waits', 'shipped')`,
    ),
  );
  const call = await api.raw('manager');
  const { body: items } = await call<AttentionItem[]>('GET', '/api/account/attention');
  expect(
    items
      .filter(({ place }) => place === 'orders')
      .map(({ name, total, further }) => [name, total, further]),
  ).toEqual([
    ['unshipped', 3, 3],
    ['discounts', 2, 1],
  ]);
});
