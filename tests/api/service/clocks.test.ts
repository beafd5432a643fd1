/** The clocks of tickets through the API: targets, pauses, late messages, levels, calendars, merging, and what is due. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { ServiceCalendar } from '#contract/service/calendars';
import type { TicketClocks } from '#contract/service/clocks';
import type { ServicePolicyTrial, ServicePolicy } from '#contract/service/servicePolicies';
import type { Ticket } from '#contract/service/tickets';
import { query } from '#db/statements';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { cancelDeadline, meetDeadline, startDeadline } from '#server/service/deadlines/write';
import { readSettings } from '#server/platform/settings/read';
import { NOW } from '../support/openApi.ts';
import { act, answer, ask, type Desk, openDesk, read, say, write } from './ticketStore.ts';

/** Noon of a Friday in Shanghai; a new store works from Monday to Friday, 09:00 to 18:00. */
const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}:00+08:00`);

let desk: Desk;
let calendarId: number;
beforeAll(async () => {
  desk = await openDesk();
  const { body } = await desk.owner<ServiceCalendar[]>('GET', '/api/serviceCalendars');
  calendarId = body[0]?.id ?? 0;
});
afterAll(() => desk.api.close());

const clocksOf = async (id: number) =>
  (await desk.agent<TicketClocks>('GET', `/api/tickets/${id}/clocks`)).body;
const clockOf = async (id: number, metric: string) =>
  (await clocksOf(id)).clocks.findLast((clock) => clock.metric === metric);
const list = async (filter: object, sort: readonly string[] = ['id', 'ASC']) =>
  (
    await desk.agent<Ticket[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=${JSON.stringify(sort)}&range=[0,999]`,
    )
  ).body;
const minutes = (firstResponse: number, resolution: number) => ({
  firstResponse,
  nextResponse: firstResponse,
  resolution,
  isAroundTheClock: false,
});
const policyDraft = (further: object = {}) => {
  const same = minutes(30, 120);
  return {
    names: { en: 'Fast' },
    types: [],
    severities: [],
    levels: [],
    channels: [],
    calendarId,
    targets: { P1: same, P2: same, P3: same, P4: same },
    ...further,
  };
};
const createPolicy = (further: object = {}) =>
  desk.owner<ServicePolicy & { errors?: object; message?: string }>(
    'POST',
    '/api/servicePolicies',
    policyDraft(further),
  );
const remove = (id: number) => desk.owner('DELETE', `/api/servicePolicies/${id}`);

describe('a ticket', () => {
  test('is due by the policy for all other tickets, first with the first response, then with the resolution', async () => {
    const { id } = await write(desk.agent);
    const due = at('2025-11-21T16:00');
    expect(await read(desk.agent, id)).toMatchObject({
      nextDueAt: due,
      nextDueMetric: 'firstResponse',
    });
    await say(desk.agent, id);
    expect(await read(desk.agent, id)).toMatchObject({
      nextDueAt: at('2025-11-25T18:00'),
      nextDueMetric: 'resolution',
    });
    expect(await clockOf(id, 'firstResponse')).toMatchObject({ state: 'ended', breachedAt: null });
  });

  test('stands still while the customer is asked, and keeps what has run through another priority', async () => {
    const { id } = await write(desk.agent);
    desk.api.now = NOW + 2 * HOUR;
    await say(desk.agent, id, { next: 'askCustomer' });
    expect(await read(desk.agent, id)).toMatchObject({ nextDueAt: null, nextDueMetric: null });
    desk.api.now = at('2025-11-24T10:00');
    await act(desk.agent, id, 'resumption');
    expect(await clockOf(id, 'resolution')).toMatchObject({
      ranMs: 2 * HOUR,
      dueAt: at('2025-11-26T14:00'),
      pauses: [{ from: NOW + 2 * HOUR, to: at('2025-11-24T10:00') }],
    });
    const { type, subject, channel, version } = await read(desk.agent, id);
    await desk.agent('PUT', `/api/tickets/${id}`, {
      type,
      subject,
      channel,
      version,
      priority: 'P2',
    });
    // Eight hours, of which two have run.
    expect(await clockOf(id, 'resolution')).toMatchObject({
      ranMs: 2 * HOUR,
      dueAt: at('2025-11-24T16:00'),
    });
    desk.api.now = NOW;
  });

  test('counts what a customer wrote from when it was written, however late it arrives', async () => {
    const { body } = await ask(desk.store);
    const [ticket] = await list({ number: body.number });
    const id = ticket?.id ?? 0;
    desk.api.now = NOW + HOUR;
    await say(desk.agent, id, { next: 'askCustomer' });
    desk.api.now = NOW + 5 * HOUR;
    await answer(desk.store, body.number, { occurredAt: NOW + 3 * HOUR });
    expect(await clockOf(id, 'nextResponse')).toMatchObject({
      startedAt: NOW + 3 * HOUR,
      state: 'running',
    });
    expect(await clockOf(id, 'resolution')).toMatchObject({ ranMs: 3 * HOUR });
    desk.api.now = NOW;
  });

  test('counts what a customer wrote while it was resolved, where that arrives after it was opened again', async () => {
    const { body } = await ask(desk.store);
    const [ticket] = await list({ number: body.number });
    const id = ticket?.id ?? 0;
    desk.api.now = at('2025-11-21T12:10');
    await say(desk.agent, id);
    desk.api.now = at('2025-11-21T13:00');
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    desk.api.now = at('2025-11-21T14:00');
    expect((await act(desk.agent, id, 'reopening')).status).toBe(200);
    const before = await clockOf(id, 'resolution');
    desk.api.now = at('2025-11-21T14:30');
    await answer(desk.store, body.number, { occurredAt: at('2025-11-21T13:30') });
    expect(await clockOf(id, 'nextResponse')).toMatchObject({
      startedAt: at('2025-11-21T13:30'),
      state: 'running',
    });
    expect((before?.dueAt ?? 0) - ((await clockOf(id, 'resolution'))?.dueAt ?? 0)).toBe(HOUR / 2);
    desk.api.now = NOW;
  });

  test('that stays after a merge takes the clock that is due first, and that of the other one is cancelled', async () => {
    const grave = await write(desk.agent, { priority: 'P1' });
    const other = await write(desk.agent, { priority: 'P4' });
    desk.api.now = NOW + HOUR / 60;
    await act(desk.agent, grave.id, 'merger', { intoId: other.id });
    desk.api.now = NOW;
    expect((await read(desk.agent, other.id)).nextDueAt).toBe(NOW + HOUR / 4);
    expect((await clocksOf(grave.id)).clocks.map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect((await read(desk.agent, grave.id)).nextDueAt).toBeNull();
  });
});

describe('what time does to a clock', () => {
  test('is derived when it is read, and recorded once with the instant at which it happened', async () => {
    const { id } = await write(desk.agent);
    const due = at('2025-11-21T16:00');
    desk.api.now = due;
    expect(await clockOf(id, 'firstResponse')).toMatchObject({ breachedAt: due });
    expect((await list({ due: 'overdue' })).map((one) => one.id)).toContain(id);
    desk.api.now = at('2025-11-24T12:00');
    for (let run = 0; run < 2; run++) await recordDueEvents(desk.api.application);
    const marks = (await clocksOf(id)).marks.filter(({ metric }) => metric === 'firstResponse');
    expect(marks.map(({ mark, at: markedAt }) => [mark, markedAt])).toEqual([
      ['half', at('2025-11-21T14:00')],
      ['nearlyDue', at('2025-11-21T15:12')],
      ['breached', due],
    ]);
    await say(desk.agent, id);
    expect(await clockOf(id, 'firstResponse')).toMatchObject({ state: 'ended', breachedAt: due });
    desk.api.now = NOW;
  });

  test('brings tickets into the views and to the attention of agents, what is due first at the top', async () => {
    while ((await desk.agent('POST', '/api/tickets/next', {})).status === 200);
    const [slow, fast] = [
      await write(desk.agent, { priority: 'P4' }),
      await write(desk.agent, { priority: 'P2' }),
    ];
    expect((await list({ due: 'soon' })).map(({ id }) => id)).toContain(fast.id);
    const { body: views } = await desk.agent<{ key: string; tickets: number }[]>(
      'GET',
      '/api/tickets/views',
    );
    const soon = await list({ due: 'soon' });
    expect(views.find(({ key }) => key === 'dueSoon')?.tickets).toBe(soon.length);
    desk.api.now = NOW + HOUR;
    const { body } = await desk.agent<AttentionItem[]>('GET', '/api/account/attention');
    const item = body.find(({ name }) => name === 'overdueTickets');
    expect(item?.total).toBe((await list({ due: 'overdue' })).length);
    desk.api.now = NOW;
    const taken = await desk.agent<Ticket>('POST', '/api/tickets/next', {});
    expect(taken.body.id).toBe(fast.id);
    expect((await desk.agent<Ticket>('POST', '/api/tickets/next', {})).body.id).toBe(slow.id);
  });

  test('refuses an unknown value of the filter by its name', async () => {
    const filter = encodeURIComponent(JSON.stringify({ due: 'later' }));
    const { status, body } = await desk.agent('GET', `/api/tickets?filter=${filter}`);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('due');
  });
});

describe('the policies', () => {
  test('apply in their order: the first that fits, and the default one to the rest', async () => {
    const complaints = (await createPolicy({ types: ['complaint'] })).body;
    const phone = (await createPolicy({ names: { en: 'Phone' }, channels: ['phone'] })).body;
    const trial = (further: object = {}) =>
      desk.agent<ServicePolicyTrial>('POST', '/api/servicePolicies/trial', {
        type: 'complaint',
        channel: 'phone',
        priority: 'P3',
        ...further,
      });
    expect((await trial()).body).toMatchObject({
      policyId: complaints.id,
      due: { firstResponse: NOW + HOUR / 2, resolution: NOW + 2 * HOUR },
    });
    expect((await trial({ type: 'return' })).body).toMatchObject({
      policyId: phone.id,
      passed: [{ policyId: complaints.id, because: 'types' }],
    });
    const ids = [phone.id, complaints.id];
    const { status } = await desk.owner('POST', '/api/servicePolicies/order', { ids });
    expect(status).toBe(200);
    expect((await trial()).body.policyId).toBe(phone.id);
    const missing = await desk.owner('POST', '/api/servicePolicies/order', { ids: [phone.id] });
    expect(missing.status).toBe(409);
    const ticket = await write(desk.agent, { type: 'complaint' });
    expect((await clocksOf(ticket.id)).targets?.policyId).toBe(phone.id);
    for (const { id } of [complaints, phone]) await remove(id);
    // The ticket keeps its targets.
    expect((await read(desk.agent, ticket.id)).nextDueAt).toBe(NOW + HOUR / 2);
  });

  test('are only managers’ business, and the default one stays and fits everything', async () => {
    expect((await desk.agent('POST', '/api/servicePolicies', policyDraft())).status).toBe(403);
    const { body } = await desk.owner<ServicePolicy[]>('GET', '/api/servicePolicies');
    const fallback = body.find(({ isDefault }) => isDefault);
    expect((await remove(fallback?.id ?? 0)).status).toBe(409);
    const edited = await desk.manager<{ errors: object }>(
      'PUT',
      `/api/servicePolicies/${fallback?.id}`,
      { ...policyDraft({ types: ['care'] }), version: fallback?.version },
    );
    expect([edited.status, edited.body.errors]).toEqual([
      422,
      { types: 'servicePolicies.errors.defaultFitsAll' },
    ]);
  });

  test('name levels and calendars that exist, or are refused with the field', async () => {
    const unknown = await createPolicy({ levels: ['nobody'] });
    expect([unknown.status, Object.keys(unknown.body.errors ?? {})]).toEqual([422, ['levels']]);
    const calendar = await createPolicy({ calendarId: 9999 });
    expect([calendar.status, calendar.body.errors]).toEqual([
      422,
      { calendarId: 'errors.notFound' },
    ]);
  });

  test('shorten the targets of members of a level, also of a ticket whose member reaches it later, and never lengthen them', async () => {
    const rank = (key: string, level: number) =>
      desk.owner('POST', '/api/audienceNames', {
        kind: 'levels',
        key,
        names: { en: key },
        rank: level,
      });
    await rank('gold', 10);
    await rank('diamond', 20);
    const member = (level: string) =>
      desk.store('POST', '/api/store/members', {
        externalId: 'm2',
        name: 'Wu',
        level,
        updatedAt: desk.api.now,
      });
    await member('gold');
    const { body: policy } = await createPolicy({ levels: ['diamond'] });
    const { body } = await ask(desk.store, { memberExternalId: 'm2' });
    const [ticket] = await list({ number: body.number });
    const id = ticket?.id ?? 0;
    expect((await clocksOf(id)).targets).toMatchObject({ level: 'gold' });
    desk.api.now = NOW + HOUR;
    await member('diamond');
    expect((await clocksOf(id)).targets).toMatchObject({ level: 'diamond', policyId: policy.id });
    // Half an hour was allowed, and an hour has run: due now, not earlier.
    expect((await read(desk.agent, id)).nextDueAt).toBe(NOW + HOUR);
    desk.api.now = NOW + 2 * HOUR;
    await member('gold');
    expect((await clocksOf(id)).targets).toMatchObject({ level: 'diamond' });
    await remove(policy.id);
    desk.api.now = NOW;
  });
});

describe('a calendar', () => {
  const draft = (further: object = {}) => ({
    names: { en: 'Mondays' },
    timeZone: 'Asia/Shanghai',
    windows: [{ weekday: 1, from: 540, to: 1080 }],
    ...further,
  });
  test('with hours that overlap, are too short, or of an unknown zone is refused with the place', async () => {
    const send = async (further: object) => {
      const { status, body } = await desk.owner<{ errors: object }>(
        'POST',
        '/api/serviceCalendars',
        draft(further),
      );
      return [status, body.errors];
    };
    const overlap = 'serviceCalendars.errors.overlap';
    const windows = [
      { weekday: 1, from: 0, to: 600 },
      { weekday: 1, from: 540, to: 1440 },
    ];
    expect(await send({ windows })).toEqual([422, { windows: { 1: { from: overlap } } }]);
    expect(await send({ windows: [] })).toEqual([
      422,
      { windows: 'serviceCalendars.errors.tooShort' },
    ]);
    expect(await send({ timeZone: 'Mars/Base' })).toEqual([
      422,
      { timeZone: 'settings.errors.timeZone' },
    ]);
  });

  test('that changes gives open tickets their new due times, from its day on, and leaves what has run', async () => {
    const { body: created } = await desk.owner<ServiceCalendar>(
      'POST',
      '/api/serviceCalendars',
      draft({
        windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1080 })),
      }),
    );
    const { body: policy } = await createPolicy({
      calendarId: created.id,
      channels: ['counter'],
      targets: Object.fromEntries(
        ['P1', 'P2', 'P3', 'P4'].map((priority) => [priority, minutes(600, 1200)]),
      ),
    });
    const { id } = await write(desk.agent, { channel: 'counter' });
    expect((await read(desk.agent, id)).nextDueAt).toBe(at('2025-11-24T13:00'));
    desk.api.now = NOW + 2 * HOUR;
    const exceptions = [{ day: '2025-11-24', kind: 'closed' }];
    const saved = await desk.owner<ServiceCalendar>(
      'PUT',
      `/api/serviceCalendars/${created.id}`,
      draft({ windows: created.windows, exceptions, version: created.version }),
    );
    expect([saved.status, saved.body.versions.length]).toEqual([200, 2]);
    expect((await read(desk.agent, id)).nextDueAt).toBe(at('2025-11-25T13:00'));
    expect(await clockOf(id, 'firstResponse')).toMatchObject({ ranMs: 2 * HOUR });
    const past = await desk.owner<{ errors: object }>(
      'PUT',
      `/api/serviceCalendars/${created.id}`,
      draft({ effectiveOn: '2025-11-20' }),
    );
    expect([past.status, past.body.errors]).toEqual([
      422,
      { effectiveOn: 'serviceCalendars.errors.past' },
    ]);
    const today = await desk.owner<ServiceCalendar>('GET', `/api/serviceCalendars/${created.id}`);
    const same = { windows: created.windows, exceptions };
    const idle = await desk.owner<{ errors: object }>(
      'PUT',
      `/api/serviceCalendars/${created.id}`,
      draft({ ...same, effectiveOn: '2025-11-27', version: today.body.version }),
    );
    expect([idle.status, idle.body.errors]).toEqual([
      422,
      { effectiveOn: 'serviceCalendars.errors.sameHours' },
    ]);
    let { version } = today.body;
    for (const day of ['2025-11-27', '2025-11-29']) {
      const planned = await desk.owner<ServiceCalendar>(
        'PUT',
        `/api/serviceCalendars/${created.id}`,
        draft({ windows: created.windows, exceptions: [], effectiveOn: day, version }),
      );
      version = planned.body.version;
      expect([planned.status, planned.body.versions.length]).toEqual([200, 3]);
      expect(planned.body.versions.map((one) => one.effectiveFrom)).toContain(at(`${day}T00:00`));
    }
    expect((await desk.owner('DELETE', `/api/serviceCalendars/${created.id}`)).status).toBe(409);
    await remove(policy.id);
    expect((await desk.owner('DELETE', `/api/serviceCalendars/${created.id}`)).status).toBe(409);
    desk.api.now = NOW;
  });
});

describe('a legal deadline', () => {
  test('counts calendar days from the day after, is met once, and shows what is late', async () => {
    const { id } = await write(desk.agent);
    const owed = { ticketId: id, rule: 'refundAfterReceipt', subject: 'case-1' } as const;
    const other = { ...owed, subject: 'case-2' };
    await desk.api.connection.transaction(async (tx) => {
      const settings = await readSettings(tx);
      for (const one of [owed, owed, other]) await startDeadline(tx, { settings }, one, NOW);
    });
    const due = at('2025-11-29T00:00');
    expect((await clocksOf(id)).deadlines.map(({ subject, dueAt }) => [subject, dueAt])).toEqual([
      ['case-1', due],
      ['case-2', due],
    ]);
    desk.api.now = due - 1;
    expect(await list({ hasLateDeadline: true })).toEqual([]);
    desk.api.now = due;
    expect((await list({ hasLateDeadline: true })).map((one) => one.id)).toEqual([id]);
    await desk.api.connection.transaction(async (tx) => {
      await meetDeadline(tx, owed, due + HOUR);
      await meetDeadline(tx, owed, due + 2 * HOUR);
      await cancelDeadline(tx, other, due);
    });
    expect(await list({ hasLateDeadline: true })).toEqual([]);
    expect((await clocksOf(id)).deadlines.map((one) => [one.metAt, one.cancelledAt])).toEqual([
      [due + HOUR, null],
      [null, due],
    ]);
    desk.api.now = NOW;
  });
});

test('A legal deadline goes on in the ticket into which its own was merged, and is met there', async () => {
  const [own, stays] = [await write(desk.agent), await write(desk.agent)];
  const owed = { rule: 'complaintAcknowledgement', subject: 'case-9' } as const;
  await desk.api.connection.transaction(async (tx) => {
    const settings = await readSettings(tx);
    await startDeadline(tx, { settings }, { ...owed, ticketId: own.id }, NOW);
  });
  desk.api.now = NOW + HOUR;
  await act(desk.agent, own.id, 'merger', { intoId: stays.id });
  const due = at('2025-11-23T00:00');
  desk.api.now = due;
  expect((await list({ hasLateDeadline: true })).map(({ id }) => id)).toEqual([stays.id]);
  await desk.api.connection.transaction((tx) =>
    meetDeadline(tx, { ...owed, ticketId: stays.id }, due),
  );
  expect((await clocksOf(stays.id)).deadlines).toMatchObject([{ dueAt: due, metAt: due }]);
  desk.api.now = NOW;
});

test('The clocks that are stored are those of the history, for every ticket of this file', async () => {
  expect(await desk.api.verify()).toEqual([]);
  const rows = await query<{ n: number }>(
    desk.api.connection.db,
    `select count(*) as n from ticket_clocks where state = 'running' and (running_since is null or due_at is null)`,
  );
  expect(Number(rows[0]?.n)).toBe(0);
  expect(desk.api.faultLines()).toEqual([]);
});
