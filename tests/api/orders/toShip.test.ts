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
  const giveBack = async (
    orderExternalId: string,
    quantity: number,
    sku: string | null = 'A',
    expected = 'fits',
  ) => {
    await store('POST', '/api/store/returns', {
      externalId: `${orderExternalId} came back`,
      orderExternalId,
      returnedAt: NOW - DAY,
      lines: [{ sku, name: 'Goods', quantity, amount: 100 * quantity }],
    });
    const owner = await api.as('owner');
    const { data } = await owner.getList<{ id: number; version: number; review: string }>(
      'returns',
      {
        filter: { externalId: `${orderExternalId} came back` },
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'ASC' },
      },
    );
    expect([orderExternalId, data[0]?.review]).toEqual([orderExternalId, expected]);
    return data[0];
  };
  const two = { lines: [{ sku: 'A', quantity: 2, unitPrice: 100, paid: 200 }] };
  await sell('returned before it was shipped', NOW - 4 * DAY, NOW - 4 * DAY, two);
  await giveBack('returned before it was shipped', 2);
  await sell('one of two came back', NOW - 5 * DAY, NOW - 5 * DAY, two);
  await giveBack('one of two came back', 1);
  // Goods without an SKU, or of an unknown one, can be anything of the order.
  await sell('came back without its SKU', NOW - 4 * DAY, NOW - 4 * DAY);
  await giveBack('came back without its SKU', 1, null);
  await sell('came back under an SKU', NOW - 4 * DAY, NOW - 4 * DAY, {
    lines: [{ sku: null, name: 'Goods', quantity: 1, unitPrice: 100, paid: 100 }],
  });
  await giveBack('came back under an SKU', 1, 'X');
  // A person accepted more units of one SKU than were sold: the other goods are still to be shipped.
  await sell('only one kind came back', NOW - 4 * DAY, NOW - 4 * DAY, {
    lines: ['A', 'B'].map((sku) => ({ sku, quantity: 1, unitPrice: 100, paid: 100 })),
  });
  const waiting = await giveBack('only one kind came back', 2, 'A', 'waiting');
  const owner = await api.raw('owner');
  const accepted = await owner('POST', `/api/returns/${waiting?.id}/acceptance`, {
    version: waiting?.version,
  });
  expect(accepted.status).toBe(200);
  const call = await api.raw('agent');
  const { body: items } = await call<AttentionItem[]>('GET', '/api/account/attention');
  const item = items.find(({ name }) => name === 'unshipped');
  expect(item).toMatchObject({ total: 4, since: NOW - 6 * DAY, place: 'orders' });
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
    'only one kind came back',
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
    ['unshipped', 4, 4],
    ['discounts', 2, 1],
  ]);
});
