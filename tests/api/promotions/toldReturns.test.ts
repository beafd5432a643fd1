/** What the store's own systems are told of returns and their review. */
import { describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { toldTests } from './toldStore.ts';

const { api, shop, owner, told } = toldTests();

describe('a return', () => {
  const order = (externalId: string) => ({
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'LAMP', name: 'L', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const goods = (externalId: string, orderExternalId: string, amount: number) => ({
    externalId,
    orderExternalId,
    returnedAt: NOW,
    lines: [{ sku: 'LAMP', quantity: 1, amount }],
  });
  test('is told when it is recorded and corrected, once each, and when it is decided', async () => {
    await shop.store('POST', '/api/store/orders', order('r-o1'));
    await shop.store('POST', '/api/store/returns', goods('r1', 'r-o1', 900));
    await shop.store('POST', '/api/store/returns', goods('r1', 'r-o1', 900));
    await shop.store('POST', '/api/store/returns/batch', { rows: [goods('r1', 'r-o1', 900)] });
    expect(await told()).toEqual([
      {
        type: 'return.recorded',
        at: NOW,
        data: {
          externalId: 'r1',
          orderExternalId: 'r-o1',
          returnedAt: NOW,
          amount: 900,
          shipping: 0,
          review: 'fits',
          isCorrection: false,
        },
      },
    ]);
    await shop.store('POST', '/api/store/returns', goods('r1', 'r-o1', 1900));
    expect(await told()).toMatchObject([
      { type: 'return.recorded', data: { amount: 1900, review: 'waiting', isCorrection: true } },
    ]);
    const [row] = await query<{ id: number; version: number }>(
      api.connection.db,
      `select id, version from returns where external_id = 'r1'`,
    );
    const { status } = await owner('POST', `/api/returns/${row?.id}/refusal`, {
      version: row?.version,
    });
    expect(status).toBe(200);
    expect(await told()).toEqual([
      {
        type: 'return.decided',
        at: NOW,
        data: {
          externalId: 'r1',
          orderExternalId: 'r-o1',
          amount: 1900,
          shipping: 0,
          decision: 'refused',
        },
      },
    ]);
  });
});

describe('the review of a return that another message changes', () => {
  const order = (externalId: string, paid: number, updatedAt: number) => ({
    externalId,
    channel: 'web',
    currency: 'CNY',
    updatedAt,
    lines: [{ id: 'a', sku: 'A', quantity: 1, unitPrice: 1000, paid }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const goods = (externalId: string, orderExternalId: string, amount: number) => ({
    externalId,
    orderExternalId,
    returnedAt: NOW,
    lines: [{ id: 'a', sku: 'A', quantity: 1, amount }],
  });
  const reviews = async () =>
    (await told())
      .filter(({ type }) => type === 'return.recorded')
      .map(({ data }) => [data.externalId, data.review, data.isCorrection]);

  test('is told again, by a version of its order', async () => {
    await shop.store('POST', '/api/store/orders', order('v-o1', 1000, NOW - 3));
    await shop.store('POST', '/api/store/returns', goods('v-r1', 'v-o1', 1000));
    expect(await reviews()).toEqual([['v-r1', 'fits', false]]);
    await shop.store('POST', '/api/store/orders', order('v-o1', 600, NOW - 2));
    expect(await reviews()).toEqual([['v-r1', 'waiting', true]]);
    await shop.store('POST', '/api/store/orders', order('v-o1', 1000, NOW - 1));
    expect(await reviews()).toEqual([['v-r1', 'fits', true]]);
  });

  test('is told again, by its order that came later', async () => {
    await shop.store('POST', '/api/store/returns', goods('v-r2', 'v-o2', 900));
    expect(await reviews()).toEqual([['v-r2', 'fits', false]]);
    await shop.store('POST', '/api/store/orders', order('v-o2', 500, NOW));
    expect(await reviews()).toEqual([['v-r2', 'waiting', true]]);
  });
});
