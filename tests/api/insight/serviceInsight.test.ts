/** The figures of customer service: each is the number of the tickets that its link shows, and unknown before the first one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AGES,
  type AgentReport,
  BACKLOG,
  type BacklogReport,
  type RefundReport,
  type ReturnReport,
  type ServiceReport,
  SHARES,
  WAITS,
} from '#contract/insight/serviceInsight';
import type { Ticket } from '#contract/service/tickets';
import {
  ageFilter,
  backlogFilters,
  clocksWithin,
  complaintFilter,
  openedFilter,
  resolvedFilter,
  shareFilters,
  waitFilter,
} from '#rules/insight/serviceInsight';
import { grant, runPayments, sellOrder, setProvider, units } from '../service/refundStore.ts';
import { act, ask, type Desk, openDesk, say, write } from '../service/ticketStore.ts';
import { NOW } from '../support/openApi.ts';

/** Noon of a Friday in Shanghai; a new store answers within four hours of work. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TODAY = { from: '2025-11-21', to: '2025-11-22' };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await setProvider(desk.api, 'trial');
});
afterAll(() => desk.api.close());

const report = async <T>(name: string, { from, to } = TODAY) => {
  const { status, body } = await desk.manager<T>(
    'GET',
    `/api/serviceInsight/${name}?from=${from}&to=${to}`,
  );
  expect(status).toBe(200);
  return body;
};
const list = async (filter: object) =>
  (
    await desk.manager<Ticket[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}&range=[0,999]`,
    )
  ).body;
const shown = async (filter: object) => (await list(filter)).length;
const resolve = (id: number) => act(desk.agent, id, 'resolution', { resolution: 'answered' });

test('Before the first ticket, order and refund nothing is known, and nothing is said to be none', async () => {
  expect(await report<ServiceReport>('service')).toMatchObject({
    ticketsFrom: null,
    period: null,
    before: null,
  });
  expect(await report<RefundReport>('refunds')).toMatchObject({ refundsFrom: null, period: null });
  expect(await report<ReturnReport>('returns')).toMatchObject({ all: null, rows: [] });
});

describe('the tickets of a day', () => {
  let waiting: string;
  beforeAll(async () => {
    const [quick, slow] = [await write(desk.agent), await write(desk.agent)];
    waiting = (await ask(desk.store)).body.number;
    const spam = await write(desk.agent);
    await act(desk.agent, spam.id, 'spam');
    // Staff begin it, and no customer asks anything: written to, it answers nobody.
    const care = await write(desk.agent, { type: 'care', memberId: 1 });
    await say(desk.agent, care.id);
    desk.api.now = NOW + HOUR;
    await say(desk.agent, quick.id);
    await resolve(quick.id);
    desk.api.now = NOW + 2 * HOUR;
    await say(desk.agent, slow.id);
    desk.api.now = NOW + 4 * HOUR - 1;
    await say(desk.agent, slow.id);
    await resolve(slow.id);
    desk.api.now = NOW + 5 * HOUR;
  });

  test('are counted with how long their customers waited, by the clock and in business hours', async () => {
    const { period, before, ticketsFrom } = await report<ServiceReport>('service');
    expect(ticketsFrom).toBe(NOW);
    expect(before).toBeNull();
    expect(period).toMatchObject({
      opened: 4,
      resolved: 2,
      waits: {
        firstResponse: {
          tickets: 2,
          elapsed: { n: 2, median: 1.5 * HOUR, p90: 1.9 * HOUR },
          business: { n: 2, median: 1.5 * HOUR },
        },
        resolution: { tickets: 2, elapsed: { p90: expect.any(Number) as number } },
      },
      shares: { firstContact: { part: 1, whole: 2 }, reopened: { part: 0, whole: 2 } },
      complaints: 1,
      orders: null,
    });
  });

  test('meet or miss their clocks, by type, and the list shows the same tickets', async () => {
    const { period, opens, ends } = await report<ServiceReport>('service');
    const first = period?.attainment.filter(({ metric }) => metric === 'firstResponse') ?? [];
    expect(first.find(({ by }) => by === 'all')).toMatchObject({ met: 2, missed: 1 });
    const complaints = first.find(({ key }) => key === 'complaint');
    expect(complaints).toMatchObject({ by: 'type', met: 0, missed: 1 });
    expect(first.find(({ key }) => key === 'gold')).toMatchObject({ by: 'level', missed: 1 });
    const span = clocksWithin({ opens, ends });
    const missed = await list({ missedClock: 'firstResponse', ...span });
    expect(missed.map(({ number }) => number)).toEqual([waiting]);
    expect(await shown({ metClock: 'firstResponse', ...span })).toBe(2);
    expect(await shown({ decidedClock: 'firstResponse', ...span, type: 'complaint' })).toBe(1);
  });

  test('are as many as each link shows', async () => {
    const { period, opens, ends } = await report<ServiceReport>('service');
    const span = { opens, ends };
    if (!period) throw new Error('Nothing is known of the day');
    expect(await shown(openedFilter(span))).toBe(period.opened);
    expect(await shown(resolvedFilter(span))).toBe(period.resolved);
    expect(await shown(complaintFilter(span))).toBe(period.complaints);
    for (const wait of WAITS)
      expect(await shown(waitFilter(wait, span))).toBe(period.waits[wait].tickets);
    for (const share of SHARES) {
      const { part, whole } = shareFilters(share, span);
      expect(await shown(part)).toBe(period.shares[share].part);
      expect(await shown(whole)).toBe(period.shares[share].whole);
    }
    const { counts, ages, readAt } = (
      await desk.manager<BacklogReport>('GET', '/api/serviceInsight/backlog')
    ).body;
    for (const key of BACKLOG) expect(await shown(backlogFilters[key])).toBe(counts[key]);
    for (const age of AGES) expect(await shown(ageFilter(age, readAt))).toBe(ages[age]);
    expect([counts.open, counts.overdue, ages.day]).toEqual([2, 1, 2]);
  });

  test('that are opened again are no longer resolved, and no longer at the first contact', async () => {
    const { opens, ends } = await report<ServiceReport>('service');
    const [quick] = await list(shareFilters('firstContact', { opens, ends }).part);
    await act(desk.agent, quick?.id ?? 0, 'reopening');
    const { period } = await report<ServiceReport>('service');
    expect(period).toMatchObject({
      resolved: 1,
      shares: { firstContact: { part: 0, whole: 1 }, reopened: { part: 1, whole: 2 } },
    });
    expect(period?.waits.resolution.elapsed.n).toBe(1);
  });

  test('stand beside those of the day before, once there was one', async () => {
    desk.api.now = NOW + DAY;
    const tomorrow = { from: '2025-11-22', to: '2025-11-23' };
    const { period, before } = await report<ServiceReport>('service', tomorrow);
    expect(period).toMatchObject({
      opened: 0,
      waits: { firstResponse: { elapsed: { median: null } } },
    });
    // The day before began ahead of the first ticket.
    expect(before).toBeNull();
    desk.api.now = NOW + 2 * DAY;
    const later = await report<ServiceReport>('service', { from: '2025-11-23', to: '2025-11-24' });
    expect(later.before).toMatchObject({ opened: 0 });
    desk.api.now = NOW + 5 * HOUR;
  });

  test('are shared out over those who work on them', async () => {
    const { agents } = await report<AgentReport>('agents');
    const working = agents.filter(({ open, resolved }) => open + resolved > 0);
    const mine = { assigneeId: 'agent', isLive: true };
    const open = await shown(mine);
    expect(working).toMatchObject([{ id: 'agent', open, overdue: 0, resolved: 1 }]);
    expect(open).toBe(2);
    const refused = await desk.agent(
      'GET',
      '/api/serviceInsight/agents?from=2025-11-21&to=2025-11-22',
    );
    expect(refused.status).toBe(403);
  });
});

test('A filter by when clocks came out is refused where no clock is asked for', async () => {
  const asked = async (filter: object) =>
    (
      await desk.manager<{ errors: object }>(
        'GET',
        `/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`,
      )
    ).body.errors;
  expect(await asked({ clockAt_gte: 1 })).toEqual({ clockAt_gte: 'errors.wrongType' });
  expect(await asked({ metClock: 'never' })).toEqual({ metClock: 'errors.wrongType' });
  expect(await asked({ metClock: 'resolution', clockAt_lt: 'x' })).toHaveProperty('metClock');
});

describe('what was sold', () => {
  /** The day on which `sellOrder` sells. */
  const SALES = { from: '2025-11-12', to: '2025-11-13' };

  test('counts as returned in the month of its sale, however much later it comes back', async () => {
    await sellOrder(desk, 'v-1', { lines: { A: [4, 4000] } });
    const sent = await desk.store('POST', '/api/store/returns', {
      externalId: 'back-1',
      orderExternalId: 'v-1',
      returnedAt: NOW,
      reason: 'Too small',
      lines: [{ sku: 'A', quantity: 1, amount: 1000 }],
    });
    expect(sent.status).toBe(200);
    const rates = await report<ReturnReport>('returns', SALES);
    expect(rates).toMatchObject({
      ordersFrom: '2025-11-12',
      all: { sold: 4, returned: 1, before: null },
      rows: [{ categoryId: null, sold: 4, returned: 1, reasons: [{ reasonId: null, units: 1 }] }],
      unplaced: 0,
    });
    expect(await report<ReturnReport>('returns')).toMatchObject({ all: { sold: 0, returned: 0 } });
    const filter = encodeURIComponent(
      JSON.stringify({ soldOn_gte: SALES.from, soldOn_lt: SALES.to }),
    );
    const { body } = await desk.manager<{ externalId: string }[]>(
      'GET',
      `/api/returns?filter=${filter}`,
    );
    expect(body.map(({ externalId }) => externalId)).toEqual(['back-1']);
  });

  test('is refunded to somebody’s account, and the customer waits from the request to the money', async () => {
    const orderId = await sellOrder(desk, 'v-2', { lines: { A: [2, 2000] } });
    const request = { responsibility: 'carrier', lines: units({ A: 1 }) };
    expect((await grant(desk.agent, orderId, request)).status).toBe(201);
    desk.api.now += HOUR;
    await runPayments(desk.api);
    desk.api.now += HOUR;
    await runPayments(desk.api);
    const { period } = await report<RefundReport>('refunds');
    expect(period?.all).toEqual({ refunds: 1, amount: 1000 });
    expect(period?.goodwill).toEqual({ refunds: 0, amount: 0 });
    expect(period?.byResponsibility).toContainEqual({
      responsibility: 'carrier',
      refunds: 1,
      amount: 1000,
    });
    expect(period?.cycle.median).toBeGreaterThanOrEqual(HOUR);
  });

  test('makes complaints comparable, as soon as the orders of all of its days are known', async () => {
    const { period } = await report<ServiceReport>('service');
    expect([period?.complaints, period?.orders]).toEqual([1, 0]);
  });
});
