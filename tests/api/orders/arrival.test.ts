/** Messages that arrive in another order than they were written. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderDraft, OrderStatus } from '#contract/orders/orders';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { permutations } from '../support/permutations.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const HOUR = 3_600_000;
const PLACED = NOW - 100 * HOUR;
const send = (kind: string, body: object) =>
  store<{ outcome: string }>('POST', `/api/store/${kind}`, body);

/** A message that carries only the newest status besides the order's date. */
const message = (externalId: string, status: OrderStatus, hours: number): OrderDraft => ({
  externalId,
  channel: 'web',
  memberExternalId: `m-${externalId}`,
  currency: 'CNY',
  updatedAt: PLACED + hours * HOUR,
  shipping: hours,
  lines: [{ sku: 'S1', quantity: 1, unitPrice: 1000, paid: 1000 }],
  statuses: [
    { status: 'placed', at: PLACED },
    ...(status === 'placed' ? [] : [{ status, at: PLACED + hours * HOUR }]),
  ],
});
const stored = async (externalId: string) => {
  const [order] = await query<Record<string, unknown>>(
    api.connection.db,
    `select o.status, o.placed_at, o.paid_at, o.counted_on, o.total, o.source_updated_at, m.order_count, m.revenue
     from orders o join members m on m.id = o.member_id where o.external_id = ?`,
    [externalId],
  );
  const statuses = await query<Record<string, unknown>>(
    api.connection.db,
    `select s.status, s.at, s.source_updated_at from order_status_changes s join orders o on o.id = s.order_id
     where o.external_id = ? order by s.status`,
    [externalId],
  );
  return { ...order, statuses };
};

describe('status messages of one order', () => {
  const endings: [string, [OrderStatus, number][], object][] = [
    [
      'delivered',
      [
        ['placed', 0],
        ['paid', 1],
        ['shipped', 2],
        ['delivered', 3],
      ],
      { status: 'delivered', counted_on: '2025-11-17', order_count: 1, revenue: 1000, total: 1003 },
    ],
    [
      'cancelled',
      [
        ['placed', 0],
        ['paid', 1],
        ['cancelled', 2],
        ['shipped', 3],
      ],
      { status: 'cancelled', counted_on: null, order_count: 0, revenue: 0, total: 1003 },
    ],
  ];
  test.each(endings)(
    'all 24 orders of arrival end alike when the order is %s',
    async (name, messages, expected) => {
      const ends: object[] = [];
      for (const [index, arrival] of permutations(messages).entries()) {
        const externalId = `${name}-${index}`;
        for (const [status, hours] of arrival)
          await send('orders', message(externalId, status, hours));
        ends.push(await stored(externalId));
      }
      expect(ends).toHaveLength(24);
      expect(ends[0]).toMatchObject(expected);
      for (const end of ends) expect(end).toEqual(ends[0]);
      expect(await api.verify()).toEqual([]);
    },
  );

  test('an outdated message adds its statuses and nothing else, and a repeat of it changes nothing', async () => {
    await send('orders', message('late', 'shipped', 9));
    const paid = { ...message('late', 'paid', 4), country: 'France' };
    expect((await send('orders', paid)).body.outcome).toBe('updated');
    expect((await send('orders', paid)).body.outcome).toBe('unchanged');
    expect((await send('orders', message('late', 'placed', 2))).body.outcome).toBe('unchanged');
    expect(await stored('late')).toMatchObject({
      status: 'shipped',
      total: 1009,
      source_updated_at: PLACED + 9 * HOUR,
      order_count: 1,
    });
    expect(await api.verify()).toEqual([]);
  });

  test('a batch with an outdated and a newer message applies both', async () => {
    await send('orders', message('pair', 'shipped', 5));
    const { body } = await store<{ results: { outcome: string }[] }>(
      'POST',
      '/api/store/orders/batch',
      {
        rows: [
          message('pair', 'paid', 3),
          message('other', 'paid', 1),
          message('pair', 'delivered', 8),
        ],
      },
    );
    expect(body.results.map(({ outcome }) => outcome)).toEqual(['updated', 'created', 'updated']);
    expect(await stored('pair')).toMatchObject({
      status: 'delivered',
      total: 1008,
      order_count: 1,
    });
    expect(await api.verify()).toEqual([]);
  });

  test('a late cancellation takes the order and its returns out of the figures', async () => {
    await send('orders', message('undone', 'delivered', 8));
    await send('orders', message('undone', 'paid', 1));
    await send('returns', {
      externalId: 'undone-return',
      orderExternalId: 'undone',
      returnedAt: NOW,
      lines: [{ sku: 'S1', quantity: 1, amount: 1000 }],
    });
    await send('orders', message('undone', 'cancelled', 4));
    expect(await stored('undone')).toMatchObject({
      status: 'cancelled',
      counted_on: null,
      revenue: 0,
    });
    expect(
      await query(api.connection.db, `select counted_on from returns where external_id = ?`, [
        'undone-return',
      ]),
    ).toEqual([{ counted_on: null }]);
    expect(await api.verify()).toEqual([]);
  });
});

describe('a message without a clock', () => {
  const clockOf = async (table: string, externalId: string) =>
    (
      await query<{ clock: number }>(
        api.connection.db,
        `select source_updated_at as clock from ${table} where external_id = ?`,
        [externalId],
      )
    )[0]?.clock;
  const base = {
    orders: (note: string) => ({ ...message('no-clock', 'paid', 1), country: note }),
    returns: (note: string) => ({
      externalId: 'no-clock',
      channel: 'web',
      returnedAt: NOW,
      reason: note,
      lines: [{ sku: 'S1', quantity: 1, amount: 10 }],
    }),
    members: (note: string) => ({ externalId: 'no-clock', name: note }),
    products: (note: string) => ({
      externalId: 'no-clock',
      names: { en: note },
      variants: [{ sku: 'NO-CLOCK', basePrice: 1000, cost: 400 }],
    }),
  };
  test.each(Object.entries(base))(
    '%s: it is written, and the newest clock stays, so that an older version is still ignored',
    async (kind, body) => {
      const outcome = async (note: string, updatedAt?: number) =>
        (await send(kind, { ...body(note), updatedAt })).body.outcome;
      expect(await outcome('Newer', NOW - 2000)).toBe('created');
      expect(await outcome('Correction')).toBe('updated');
      expect(await clockOf(kind, 'no-clock')).toBe(NOW - 2000);
      expect(await outcome('Older', NOW - 3000)).toBe('unchanged');
      expect(await outcome('Newest', NOW - 1000)).toBe('updated');
      expect(await clockOf(kind, 'no-clock')).toBe(NOW - 1000);
    },
  );
});
