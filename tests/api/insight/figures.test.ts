/** Ratios are given only for days that all their sources cover, and every figure leads to the rows it counts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KpiAnswer } from '#contract/insight/kpis';
import { FORMULAS } from '#rules/insight/kpis';
import { addDays, startOfDay } from '#shared/days';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let analyst: Call;
const TODAY = '2025-11-21';
const ZONE = 'Asia/Shanghai';
const noon = (ago: number) => startOfDay(addDays(TODAY, -ago), ZONE) + 11 * 3_600_000;

beforeAll(async () => {
  api = await openApi();
  analyst = await api.raw('analyst');
  const store = await api.store();
  const sale = (id: string, member: string | null, ago: number, channel = 'web') => ({
    externalId: id,
    channel,
    memberExternalId: member,
    currency: 'CNY',
    lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [
      { status: 'placed', at: noon(ago) },
      { status: 'paid', at: noon(ago) },
    ],
  });
  const orders = [
    sale('early', 'ann', 60),
    sale('ann again', 'ann', 5),
    sale('ann, app', 'ann', 4, 'app'),
    sale('bob', 'bob', 3),
    sale('bob again', 'bob', 2),
    sale('guest', null, 2),
    sale('guest of a new channel', null, 9, 'mini'),
  ];
  const events = Array.from({ length: 22 }, (_, index) => ({
    externalId: `v${index}`,
    type: 'visit',
    // The shop sends visits since ten days ago, two a day.
    at: noon(1 + Math.floor(index / 2) - (index >= 20 ? 1 : 0)),
    channel: 'web',
  }));
  events.push({ externalId: 'mini', type: 'visit', at: noon(9), channel: 'mini' });
  for (const [kind, rows] of Object.entries({ orders, events })) {
    const { status } = await store('POST', `/api/store/${kind}/batch`, { rows });
    if (status !== 200) throw new Error(`${kind}: ${status}`);
  }
});
afterAll(() => api.close());

const figures = async (days: number, further = '') =>
  (
    await analyst<KpiAnswer>(
      'GET',
      `/api/kpis?from=${addDays(TODAY, 1 - days)}&to=${addDays(TODAY, 1)}${further}`,
    )
  ).body;
const count = async (resource: string, filter: object) => {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), range: '[0,0]' });
  const { status, headers } = await analyst('GET', `/api/${resource}?${query}`);
  expect(status).toBe(200);
  return Number(headers.get('content-range')?.split('/')[1]);
};

describe('conversion', () => {
  test('the conversion is unknown for days before the first visit on record', async () => {
    const whole = await figures(30);
    expect(whole.total.visits).toBeNull();
    expect(FORMULAS.conversion(whole.total)).toBeNull();
    // Day by day of a channel it is known since then.
    const { points } = await figures(30, '&channel=web');
    const known = points.filter(({ visits }) => visits !== null).map(({ from }) => from);
    expect(known[0]).toBe(addDays(TODAY, -10));
    expect(known).toHaveLength(11);
    expect(whole.sources.visits).toEqual({ from: addDays(TODAY, -10), to: TODAY });
    expect(whole.sources.orders?.from).toBe(addDays(TODAY, -60));
  });
  test('the conversion is known where visits cover all days of the period', async () => {
    const { total } = await figures(8, '&channel=web');
    expect(total).toMatchObject({ orders: 4, visits: 14 });
    expect(FORMULAS.conversion(total)).toBeCloseTo(4 / 14);
  });
  test('orders of all channels are not divided by the visits of some, and these are named', async () => {
    const { total, withoutVisits } = await figures(8);
    expect([total.orders, total.visits, withoutVisits]).toEqual([5, null, ['app']]);
    // Before the app sold anything, the visits of the others are all there are.
    const { body } = await analyst<KpiAnswer>(
      'GET',
      `/api/kpis?from=${addDays(TODAY, -10)}&to=${addDays(TODAY, -4)}`,
    );
    expect([body.total.orders, body.total.visits, body.withoutVisits]).toEqual([2, 15, []]);
  });
  test('a channel that sold nothing within the days does not matter', async () => {
    const { total, withoutVisits } = await figures(3);
    expect([total.orders, total.visits, withoutVisits]).toEqual([2, 4, []]);
  });
  test('a day on which a channel sold without visits is unknown, today too, with every week around it', async () => {
    const store = await api.store();
    const sell = (externalId: string, channel: string, ago: number) =>
      store('POST', '/api/store/orders', {
        externalId,
        channel,
        currency: 'CNY',
        lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
        statuses: [
          { status: 'placed', at: noon(ago) },
          { status: 'paid', at: noon(ago) },
        ],
      });
    // Its visits were sent of the days around this one, and never of the kiosk.
    for (const ago of [24, 22])
      await store('POST', '/api/store/events', {
        externalId: `gap ${ago}`,
        type: 'visit',
        at: noon(ago),
        channel: 'gap',
      });
    for (const ago of [24, 23, 22]) await sell(`gap ${ago}`, 'gap', ago);
    const days = `from=${addDays(TODAY, -24)}&to=${addDays(TODAY, -21)}`;
    const { body } = await analyst<KpiAnswer>('GET', `/api/kpis?${days}&channel=gap`);
    expect(body.points.map(({ visits }) => visits)).toEqual([1, null, 1]);
    expect(body.total.visits).toBeNull();
    const { body: week } = await analyst<KpiAnswer>('GET', `/api/kpis?${days}&bucket=week`);
    expect(week.withoutVisits).toEqual(['gap']);
    expect(week.points.map(({ visits }) => visits)).toContain(null);
    await sell('kiosk', 'kiosk', 0);
    const { total, withoutVisits } = await figures(3);
    expect([total.visits, withoutVisits]).toEqual([null, ['kiosk']]);
  });
  test('a channel of which no visits were sent has no conversion', async () => {
    const { total, sources } = await figures(8, '&channel=app');
    expect([total.orders, total.visits, sources.visits]).toEqual([1, null, null]);
  });
});

test('a conversion is known while the channel has visits since its own first order', async () => {
  const { total, sources } = await figures(30, '&channel=mini');
  expect([total.orders, total.visits]).toEqual([1, 1]);
  const itsDay = { from: addDays(TODAY, -9), to: addDays(TODAY, -8) };
  expect(sources).toMatchObject({ orders: itsDay, visits: itsDay });
});

describe('the rows behind the figures', () => {
  const days = { boughtOn_gte: addDays(TODAY, -29), boughtOn_lt: addDays(TODAY, 1) };
  test('customers are members who bought in the days, new ones those who had not before', async () => {
    const { total } = await figures(30);
    expect(total).toMatchObject({ buyers: 2, newBuyers: 1 });
    expect(await count('members', days)).toBe(total.buyers);
    expect(await count('members', { ...days, isNewBuyer: true })).toBe(total.newBuyers);
    expect(await count('members', { ...days, isNewBuyer: false })).toBe(1);
  });
  test('in a channel, new is who had not bought there before', async () => {
    const { total } = await figures(30, '&channel=app');
    expect(total).toMatchObject({ buyers: 1, newBuyers: 1 });
    const inApp = { ...days, boughtChannel: 'app' };
    expect(await count('members', inApp)).toBe(1);
    expect(await count('members', { ...inApp, isNewBuyer: true })).toBe(1);
  });
  test('visits are the visits among the events', async () => {
    const { total } = await figures(8, '&channel=web');
    const filter = { type: 'visit', day_gte: addDays(TODAY, -7), day_lt: addDays(TODAY, 1) };
    expect(await count('events', filter)).toBe(total.visits);
  });
  test.each([
    { boughtOn_gte: '2025-02-30' },
    { boughtOn_lt: 3 },
    { boughtChannel: '' },
    { boughtCategoryId: 'x' },
    { isNewBuyer: true },
  ])('the filter %o is refused with its field named', async (filter) => {
    const query = new URLSearchParams({ filter: JSON.stringify(filter) });
    const { status, body } = await analyst('GET', `/api/members?${query}`);
    expect(status).toBe(400);
    expect(Object.keys(body.errors as object)).toEqual(Object.keys(filter));
  });
});

test('campaigns that began within a period are marked on their business day', async () => {
  const owner = await api.raw('owner');
  const create = (name: string, startsAt: number) =>
    owner('POST', '/api/campaigns', { name, startsAt, endsAt: null });
  await create('Within', startOfDay(addDays(TODAY, -3), ZONE));
  await create('Before', startOfDay(addDays(TODAY, -3), ZONE) - 1);
  const { status, body } = await analyst(
    'GET',
    `/api/kpis/marks?from=${addDays(TODAY, -3)}&to=${TODAY}`,
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    marks: [{ kind: 'campaigns', name: 'Within', day: addDays(TODAY, -3) }],
    hasMore: false,
  });
  const refused = await analyst('GET', `/api/kpis/marks?from=${TODAY}&to=${TODAY}`);
  expect([refused.status, refused.body.errors]).toEqual([422, { to: 'kpis.errors.range' }]);
});

test('by week, the year before is compared by the same weekdays', async () => {
  const { body } = await analyst<KpiAnswer>(
    'GET',
    '/api/kpis?from=2025-10-06&to=2025-11-22&bucket=week&compare=year',
  );
  expect(body.previous).toMatchObject({ from: '2024-10-07', to: '2024-11-23' });
  expect(body.points.map(({ from }) => from)).toHaveLength(7);
  expect(body.previousPoints.map((point) => [point?.from, point?.to])).toEqual(
    body.points.map(({ from, to }) => [addDays(from, -364), addDays(to, -364)]),
  );
});

test('a change compares the days that have ended, never a day in progress with a whole one', async () => {
  const { body } = await analyst<KpiAnswer>(
    'GET',
    `/api/kpis?from=${addDays(TODAY, -4)}&to=${addDays(TODAY, 1)}`,
  );
  // Four days have ended; before them stand four of the five days before.
  expect(body.compared?.now).toMatchObject({ from: addDays(TODAY, -4), to: TODAY, orders: 4 });
  expect(body.compared?.before).toMatchObject({
    from: addDays(TODAY, -9),
    to: addDays(TODAY, -5),
    orders: 1,
    buyers: 0,
  });
  expect(body.previous).toMatchObject({ to: addDays(TODAY, -4), orders: 2, buyers: 1 });
  const { body: today } = await analyst<KpiAnswer>(
    'GET',
    `/api/kpis?from=${TODAY}&to=${addDays(TODAY, 1)}`,
  );
  expect(today).toMatchObject({ compared: null, notCompared: 'noDayEnded' });
});

test('nothing is compared with days before the first order on record', async () => {
  const ask = async (ago: number) =>
    (
      await analyst<KpiAnswer>(
        'GET',
        `/api/kpis?from=${addDays(TODAY, -ago)}&to=${TODAY}&bucket=month`,
      )
    ).body;
  expect(await ask(59)).toMatchObject({
    compared: null,
    notCompared: 'beforeFirstOrder',
    dataFrom: addDays(TODAY, -60),
  });
  const { compared, notCompared } = await ask(5);
  expect(compared).not.toBeNull();
  expect(notCompared).toBeNull();
});

test('this month is compared with the same days of the month before, and the first month on record is partial', async () => {
  const { body } = await analyst<KpiAnswer>(
    'GET',
    `/api/kpis?from=2025-11-01&to=2025-11-22&align=months`,
  );
  expect(body.compared?.now).toMatchObject({ from: '2025-11-01', to: TODAY });
  expect(body.compared?.before).toMatchObject({ from: '2025-10-01', to: '2025-10-21' });
  const { body: months } = await analyst<KpiAnswer>(
    'GET',
    '/api/kpis?from=2025-09-01&to=2025-11-01&bucket=month',
  );
  expect(months.points.map(({ complete }) => complete)).toEqual([false, true]);
});
