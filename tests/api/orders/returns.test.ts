/** Returns beyond what was ordered count in no figure until a person decides; refunded shipping is kept apart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReturnDetail, ReturnDraft } from '#contract/orders/returns';
import type { KpiAnswer } from '#contract/insight/kpis';
import { FORMULAS } from '#rules/insight/kpis';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
});
afterAll(() => api.close());

const DAY = 86_400_000;
const send = async (kind: string, body: object) => {
  const answer = await store<{ id: number; outcome: string }>('POST', `/api/store/${kind}`, body);
  expect(answer.status).toBe(200);
  return answer.body;
};
/** 2 units of A for 20.00 in all, delivered for 5.00. */
const sell = (externalId: string, further: object = {}) =>
  send('orders', {
    externalId,
    channel: externalId,
    memberExternalId: `m-${externalId}`,
    currency: 'CNY',
    shipping: 500,
    lines: [{ sku: 'A', quantity: 2, unitPrice: 1000, paid: 2000 }],
    statuses: [
      { status: 'placed', at: NOW - 9 * DAY },
      { status: 'paid', at: NOW - 9 * DAY },
    ],
    ...further,
  });
const giveBack = (
  externalId: string,
  orderExternalId: string,
  further: Partial<ReturnDraft> = {},
) =>
  send('returns', {
    externalId,
    orderExternalId,
    returnedAt: NOW - DAY,
    lines: [{ sku: 'A', quantity: 1, amount: 1000 }],
    ...further,
  });
const reviewsOf = async (order: string) =>
  (
    await query<{ review: string }>(
      api.connection.db,
      `select review from returns where order_external_id = ? order by external_id`,
      [order],
    )
  ).map(({ review }) => review);
const sums = async (order: string) => {
  const [row] = await query<object>(
    api.connection.db,
    `select o.returned, m.returned as member,
       (select coalesce(sum(s.returned), 0) from sales_days s where s.channel = o.channel and s.category_id = 0) as days
     from orders o join members m on m.id = o.member_id where o.external_id = ?`,
    [order],
  );
  return Object.values(row ?? {}).map(Number);
};
const decide = (id: number, noun: string, body: object, role: 'manager' | 'analyst' = 'manager') =>
  api.raw(role).then((call) => call<ReturnDetail>('POST', `/api/returns/${id}/${noun}`, body));
const show = async (id: number) => {
  const call = await api.raw('manager');
  return (await call<ReturnDetail>('GET', `/api/returns/${id}`)).body;
};

describe('a return beyond what was ordered', () => {
  test('is kept and waits, in no figure, until a person accepts it; the decision can be changed', async () => {
    await sell('o1');
    await giveBack('o1-a', 'o1', { lines: [{ sku: 'A', quantity: 2, amount: 2000 }] });
    const { id } = await giveBack('o1-b', 'o1');
    expect(await reviewsOf('o1')).toEqual(['fits', 'waiting']);
    expect(await sums('o1')).toEqual([2000, 2000, 2000]);
    const waiting = await show(id);
    expect(waiting).toMatchObject({
      countedOn: null,
      lines: [{ ordered: { units: 2, amount: 2000 }, otherReturns: { units: 2, amount: 2000 } }],
      order: { revenue: 2000, shipping: 500, returned: 2000 },
    });

    const accepted = await decide(id, 'acceptance', {
      reason: 'Goodwill',
      version: waiting.version,
    });
    expect(accepted).toMatchObject({ status: 200, body: { review: 'accepted' } });
    expect(accepted.body.countedOn).not.toBeNull();
    // What counted before still does.
    expect(await reviewsOf('o1')).toEqual(['fits', 'accepted']);
    expect(await sums('o1')).toEqual([3000, 3000, 3000]);
    expect(await api.verify()).toEqual([]);

    const again = await decide(id, 'acceptance', { version: accepted.body.version });
    expect(again).toMatchObject({ status: 409 });
    const refused = await decide(id, 'refusal', { version: accepted.body.version });
    expect(refused).toMatchObject({ status: 200, body: { review: 'refused', countedOn: null } });
    expect(await reviewsOf('o1')).toEqual(['fits', 'refused']);
    expect(await sums('o1')).toEqual([2000, 2000, 2000]);
    expect(await api.verify()).toEqual([]);
    const history = await query<{ verb: string; reason: string | null }>(
      api.connection.db,
      `select verb, reason from activities where resource = 'returns' and record_id = ? order by id`,
      [String(id)],
    );
    expect(history).toEqual([
      { verb: 'create', reason: null },
      { verb: 'approve', reason: 'Goodwill' },
      { verb: 'reject', reason: null },
    ]);
  });

  test('is found in the list, and decided on only by who may, on what was read', async () => {
    await sell('o2');
    const { id } = await giveBack('o2-a', 'o2', {
      lines: [{ sku: 'A', quantity: 9, amount: 999_999 }],
    });
    const list = await (
      await api.as('agent')
    ).getList('returns', {
      filter: { review: 'waiting', channel: 'o2' },
      pagination: { page: 1, perPage: 5 },
      sort: { field: 'returnedAt', order: 'ASC' },
    });
    expect(list.data.map((row) => row.id)).toEqual([id]);
    const agent = await api.raw('agent');
    const found = async (q: string) => {
      const filter = encodeURIComponent(JSON.stringify({ q }));
      return (await agent<{ id: number }[]>('GET', `/api/returns?filter=${filter}`)).body.length;
    };
    // By the beginning of its own number, or of its order's.
    // As it is pasted from a chat.
    expect(await found('\u200eo2-a')).toBe(1);
    expect([await found('o2-a'), await found(' o2 '), await found('2-a')]).toEqual([1, 1, 0]);
    expect((await decide(id, 'acceptance', { version: 1 }, 'analyst')).status).toBe(403);
    expect((await decide(id, 'acceptance', { version: 99 })).status).toBe(409);
    expect((await decide(id, 'acceptance', {})).status).toBe(422);
    const fitting = await giveBack('o2-b', 'o2');
    expect((await decide(fitting.id, 'refusal', { version: 1 })).status).toBe(409);
  });

  test('is recognised when its order arrives after it', async () => {
    await giveBack('o3-a', 'o3', { lines: [{ sku: 'A', quantity: 3, amount: 3000 }] });
    expect(await reviewsOf('o3')).toEqual(['fits']);
    await sell('o3');
    expect(await reviewsOf('o3')).toEqual(['waiting']);
    expect(await sums('o3')).toEqual([0, 0, 0]);
    expect(await api.verify()).toEqual([]);
  });

  test('is compared again when the order or the return changes, and a decision stays as long as it fits', async () => {
    await sell('o4');
    const { id } = await giveBack('o4-a', 'o4', {
      lines: [{ sku: 'A', quantity: 3, amount: 2000 }],
    });
    expect(await reviewsOf('o4')).toEqual(['waiting']);
    await sell('o4', { lines: [{ sku: 'A', quantity: 3, unitPrice: 1000, paid: 3000 }] });
    expect(await reviewsOf('o4')).toEqual(['fits']);
    expect(await sums('o4')).toEqual([2000, 2000, 2000]);
    await sell('o4');
    expect(await sums('o4')).toEqual([0, 0, 0]);
    await decide(id, 'acceptance', { version: (await show(id)).version });
    await giveBack('o4-a', 'o4', {
      reason: 'Broken',
      lines: [{ sku: 'A', quantity: 3, amount: 2000 }],
    });
    expect(await reviewsOf('o4')).toEqual(['accepted']);
    await giveBack('o4-a', 'o4', { lines: [{ sku: 'A', quantity: 4, amount: 2000 }] });
    expect(await reviewsOf('o4')).toEqual(['waiting']);
    await giveBack('o4-a', 'o4', { lines: [{ sku: 'A', quantity: 1, amount: 1000 }] });
    expect(await reviewsOf('o4')).toEqual(['fits']);
    expect(await sums('o4')).toEqual([1000, 1000, 1000]);
    expect(await api.verify()).toEqual([]);
  });

  test('leaves what counted before it in the figures once it is accepted, but nothing for later returns', async () => {
    await sell('o7');
    const { id } = await giveBack('o7-b', 'o7', {
      returnedAt: NOW - 3 * DAY,
      lines: [{ sku: 'A', quantity: 3, amount: 1000 }],
    });
    const counted = await giveBack('o7-a', 'o7');
    await decide(id, 'acceptance', { version: (await show(id)).version });
    await giveBack('o7-c', 'o7', { returnedAt: NOW - 2 * DAY });
    expect(await reviewsOf('o7')).toEqual(['fits', 'accepted', 'waiting']);
    expect((await show(counted.id)).countedOn).not.toBeNull();
    expect(await sums('o7')).toEqual([2000, 2000, 2000]);
    // A correction downwards stays within the order, one upwards goes beyond it.
    const correct = (amount: number) =>
      giveBack('o7-a', 'o7', { lines: [{ sku: 'A', quantity: 1, amount }] });
    await correct(900);
    expect(await reviewsOf('o7')).toEqual(['fits', 'accepted', 'waiting']);
    await correct(950);
    expect(await reviewsOf('o7')).toEqual(['waiting', 'accepted', 'waiting']);
    expect(await sums('o7')).toEqual([1000, 1000, 1000]);
    expect(await api.verify()).toEqual([]);
  });

  test('of a cancelled order is shown as refunded on the order, and is in no figure', async () => {
    await sell('o8');
    const { id } = await giveBack('o8-a', 'o8');
    await sell('o8', {
      statuses: [
        { status: 'placed', at: NOW - 9 * DAY },
        { status: 'paid', at: NOW - 9 * DAY },
        { status: 'cancelled', at: NOW },
      ],
    });
    expect(await show(id)).toMatchObject({
      review: 'fits',
      countedOn: null,
      order: { returned: 1000, countedOn: null },
    });
    expect(await sums('o8')).toEqual([1000, 0, 0]);
    expect(await api.verify()).toEqual([]);
  });

  test('in whatever order the returns arrive, the same ones count', async () => {
    const returns: [string, number][] = [
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ];
    for (const [order, arrival] of [
      ['o5', returns],
      ['o6', [...returns].reverse()],
    ] as const) {
      await sell(order);
      for (const [name, days] of arrival)
        await giveBack(`${order}-${name}`, order, { returnedAt: NOW - days * DAY });
      expect(await reviewsOf(order)).toEqual(['fits', 'fits', 'waiting']);
      expect(await sums(order)).toEqual([2000, 2000, 2000]);
    }
    expect(await api.verify()).toEqual([]);
  });
});

describe('refunded shipping', () => {
  test('is kept apart from the goods, so that net revenue and return rate stay true', async () => {
    await sell('ship');
    const { id } = await giveBack('ship-a', 'ship', {
      shipping: 500,
      lines: [{ sku: 'A', quantity: 2, amount: 2000 }],
    });
    expect(await show(id)).toMatchObject({ amount: 2000, shipping: 500, review: 'fits' });
    const call = await api.raw('owner');
    const { body } = await call<KpiAnswer>(
      'GET',
      '/api/kpis?from=2025-11-01&to=2025-12-01&channel=ship',
    );
    expect(FORMULAS.netRevenue(body.total)).toBe(0);
    expect(FORMULAS.returnRate(body.total)).toBe(1);
    expect(await api.verify()).toEqual([]);
  });
  test('may come without goods, and a return of nothing is refused', async () => {
    await sell('late-delivery');
    await giveBack('late-a', 'late-delivery', { shipping: 500, lines: [] });
    await giveBack('late-b', 'late-delivery', { shipping: 1, lines: [] });
    expect(await reviewsOf('late-delivery')).toEqual(['fits', 'waiting']);
    const nothing = await store('POST', '/api/store/returns', {
      externalId: 'nothing',
      returnedAt: NOW,
      lines: [],
    });
    expect(nothing).toMatchObject({ status: 422, body: { errors: { lines: expect.any(String) } } });
  });
});
