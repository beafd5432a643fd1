/** Sums over all rows of a list's filter, and bounds that move with the calendar. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { summedLists } from '#server/platform/lists/sums';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
const HOUR = 3_600_000;

beforeAll(async () => {
  api = await openApi();
  const store = await api.store();
  const sell = async (externalId: string, channel: string, paid: number, placedAt: number) => {
    const { status } = await store('POST', '/api/store/orders', {
      externalId,
      channel,
      memberExternalId: 'm1',
      currency: 'CNY',
      shipping: 100,
      lines: [{ sku: 'A', quantity: 1, unitPrice: paid, paid }],
      statuses: [
        { status: 'placed', at: placedAt },
        { status: 'paid', at: placedAt },
      ],
    });
    expect(status).toBe(200);
  };
  // Noon in the store's time zone, so that 13 hours ago was yesterday.
  await sell('today', 'web', 1000, NOW - HOUR);
  await sell('yesterday', 'web', 2000, NOW - 13 * HOUR);
  await sell('before', 'app', 3000, NOW - 37 * HOUR);
  await sell('last month', 'app', 5000, NOW - 30 * 24 * HOUR);
  const rows = [HOUR, 13 * HOUR, 30 * 24 * HOUR].map((ago, index) => ({
    externalId: `v${index}`,
    type: 'visit',
    at: NOW - ago,
    channel: 'web',
  }));
  const { status } = await store('POST', '/api/store/events/batch', { rows });
  if (status !== 200) throw new Error(`events: ${status}`);
});
afterAll(() => api.close());

const sumsOf = async (resource: string, filter: object) => {
  const call = await api.raw('agent');
  return call('GET', `/api/sums/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`);
};

describe('the sums under a list', () => {
  test('are those of all rows of the filter, to the cent', async () => {
    const { status, body } = await sumsOf('orders', {});
    expect(status).toBe(200);
    expect(body).toEqual({
      revenue: 11_000,
      discount: 0,
      shipping: 400,
      total: 11_400,
      returned: 0,
    });
    expect((await sumsOf('orders', { channel: 'app' })).body).toMatchObject({ revenue: 8000 });
    expect((await sumsOf('orders', { channel: 'none' })).body).toMatchObject({ revenue: 0 });
    expect((await sumsOf('members', {})).body).toEqual({ revenue: 11_000, returned: 0 });
  });

  test('a search narrows the sums of every list that has them', async () => {
    expect((await sumsOf('orders', { q: 'today' })).body).toMatchObject({ revenue: 1000 });
    expect((await sumsOf('members', { q: 'm1' })).body).toMatchObject({ revenue: 11_000 });
    expect((await sumsOf('returns', { q: 'none' })).body).toEqual({ amount: 0, shipping: 0 });
    const { status, body } = await sumsOf('redemptions', { q: 'none' });
    expect([status, body]).toEqual([200, { goods: 0, discount: 0, pointsAmount: 0, total: 0 }]);
  });

  test('every list that has sums can be searched by text', async () => {
    const owner = await api.raw('owner');
    const filter = encodeURIComponent(JSON.stringify({ q: 'Zoë' }));
    const resources = summedLists.parts.flatMap((lists) => Object.keys(lists));
    expect(resources).toContain('orders');
    for (const resource of resources) {
      const { status, body } = await owner('GET', `/api/sums/${resource}?filter=${filter}`);
      expect([resource, status, Object.values(body).every((sum) => sum === 0)]).toEqual([
        resource,
        200,
        true,
      ]);
    }
  });

  test('a list without sums is not found, and an unknown filter is named', async () => {
    expect((await sumsOf('products', {})).status).toBe(404);
    expect((await sumsOf('constructor', {})).status).toBe(404);
    const { status, body } = await sumsOf('orders', { colour: 'red' });
    expect([status, body]).toMatchObject([400, { errors: { colour: 'errors.unknownFilter' } }]);
  });
});

describe('a bound that moves with the calendar', () => {
  const found = async (filter: object) => {
    const { data } = await (
      await api.as('agent')
    ).getList('orders', {
      filter,
      pagination: { page: 1, perPage: 25 },
      sort: { field: 'placedAt', order: 'DESC' },
    });
    return data.map(({ externalId }) => externalId as string);
  };

  test.each([
    [{ placedAt_gte: 'today', placedAt_lt: 'today+1' }, ['today']],
    [{ placedAt_gte: 'today-1', placedAt_lt: 'today' }, ['yesterday']],
    [{ placedAt_gte: 'today-6', placedAt_lt: 'today+1' }, ['today', 'yesterday', 'before']],
    [{ placedAt_gte: 'month-1', placedAt_lt: 'month' }, ['last month']],
    [{ countedOn_gte: 'today-1', countedOn_lt: 'today+1' }, ['today', 'yesterday']],
  ])('the filter %j finds the orders %j', async (filter, expected) =>
    expect(await found(filter)).toEqual(expected),
  );

  test('moves for every field that holds days: of events, and of what members bought', async () => {
    const call = await api.raw('analyst');
    const count = async (resource: string, filter: object) => {
      const asked = encodeURIComponent(JSON.stringify(filter));
      const { status, headers } = await call('GET', `/api/${resource}?filter=${asked}`);
      return [status, headers.get('content-range')?.split('/')[1]];
    };
    const week = (key: string) => ({ [`${key}_gte`]: 'today-6', [`${key}_lt`]: 'today+1' });
    expect(await count('events', week('day'))).toEqual([200, '2']);
    expect(await count('events', { day_gte: 'today', day_lt: 'today+1' })).toEqual([200, '1']);
    expect(await count('events', { at_gte: 'today' })).toEqual([200, '1']);
    expect(await count('members', week('boughtOn'))).toEqual([200, '1']);
    expect(await count('members', { ...week('boughtOn'), isNewBuyer: true })).toEqual([200, '0']);
    expect(await count('members', { boughtOn_gte: 'today+1' })).toEqual([200, '0']);
  });

  test('is a text like any other where the column holds none', async () => {
    expect(await found({ externalId_neq: 'today', channel: 'web' })).not.toContain('today');
  });

  test('is refused where the column holds no day', async () => {
    const call = await api.raw('agent');
    const filter = encodeURIComponent(JSON.stringify({ total_gte: 'today' }));
    const { status, body } = await call('GET', `/api/orders?filter=${filter}`);
    expect([status, body]).toMatchObject([400, { errors: { total_gte: 'errors.wrongType' } }]);
  });
});
