/** Tickets: opened by agents and by the shop, moved by the table of steps, answered once, and shown by the shop. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  TICKET_STATUSES,
  type Ticket,
  type TicketAction,
  type TicketStatus,
} from '#contract/service/tickets';
import { type Call, NOW } from '../support/openApi.ts';
import { EXPECTED_STEPS } from './expectedSteps.ts';
import {
  act,
  answer,
  ask,
  type Desk,
  next,
  openDesk,
  read,
  say,
  timelineOf,
  write,
} from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.owner('POST', '/api/webhookEndpoints', {
    url: 'https://shop.example.com/hook',
    types: ['ticket.replied', 'ticket.status_changed'],
  });
});
afterAll(() => desk.api.close());

const list = async (filter: object, sort = '["id","ASC"]') =>
  (
    await desk.agent<Ticket[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=${sort}`,
    )
  ).body;
const activitiesOf = async (id: number) =>
  (
    await desk.owner<{ verb: string; before: object; after: object }[]>(
      'GET',
      `/api/activities?filter={"resource":"tickets","recordId":"${id}"}&sort=["id","ASC"]`,
    )
  ).body;
const later = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  desk.api.now = NOW + ms;
  try {
    return await work();
  } finally {
    desk.api.now = NOW;
  }
};

describe('a ticket that an agent writes down', () => {
  test('a new ticket has a number, the words of the customer and the agent who took it', async () => {
    const { id } = await write(desk.agent, {
      memberId: 1,
      isMine: true,
      tags: ['parcel', 'parcel'],
    });
    expect(await read(desk.agent, id)).toMatchObject({
      number: 'TK20251121-0001',
      status: 'open',
      priority: 'P3',
      source: 'agent',
      memberName: 'Lin',
      level: 'gold',
      assigneeId: 'agent',
      assigneeName: 'Agent',
      tags: ['parcel'],
      lastMessage: { text: 'It should have come on Monday.', isByCustomer: true },
    });
    expect((await write(desk.agent)).number).toBe('TK20251121-0002');
  });
  test('every write is one activity, and none of them has the words that were written', async () => {
    const { id } = await write(desk.agent, { message: 'SECRETWORDS', subject: 'SECRETSUBJECT' });
    await say(desk.agent, id, { body: 'SECRETREPLY' });
    await say(desk.agent, id, { kind: 'internal', body: 'SECRETNOTE' });
    await act(desk.agent, id, 'tags', { version: undefined, add: ['vip'] });
    const activities = await activitiesOf(id);
    expect(activities.map(({ verb }) => verb)).toEqual(['create', 'reply', 'note', 'edit']);
    expect(JSON.stringify(activities)).not.toContain('SECRET');
  });
  test('the log names whoever gets a ticket, because not everybody who reads it may read accounts', async () => {
    const { id } = await write(desk.agent);
    await act(desk.agent, id, 'assignment', { assigneeId: 'manager' });
    await act(desk.agent, id, 'assignment', { assigneeId: null });
    const [created, given, taken] = await activitiesOf(id);
    expect(created?.after).toMatchObject({ assigneeId: null, assigneeName: null });
    expect(given?.after).toMatchObject({ assigneeId: 'manager', assigneeName: 'Manager' });
    expect(taken?.before).toMatchObject({ assigneeName: 'Manager' });
  });
  test('a field that is wrong is named, and nothing is saved', async () => {
    const before = (await list({})).length;
    for (const [wrong, field] of [
      [{ memberId: 999 }, 'memberId'],
      [{ type: 'riddle' }, 'type'],
      [{ severity: 5 }, 'severity'],
      [{ message: '' }, 'message'],
      [{ priority: 'P0' }, 'priority'],
    ] as const) {
      const { status, body } = await desk.agent<{ errors: object }>('POST', '/api/tickets', {
        type: 'care',
        subject: 'Call',
        channel: 'phone',
        message: 'Please call',
        ...wrong,
      });
      expect([status, Object.keys(body.errors)]).toEqual([422, [field]]);
    }
    expect((await list({})).length).toBe(before);
  });
  test('two people who tag it at once both keep their tags', async () => {
    const { id } = await write(desk.agent, { tags: ['old'] });
    await Promise.all([
      desk.agent('POST', `/api/tickets/${id}/tags`, { add: ['one'], remove: ['old'] }),
      desk.manager('POST', `/api/tickets/${id}/tags`, { add: ['two'] }),
    ]);
    expect((await read(desk.agent, id)).tags.toSorted()).toEqual(['one', 'two']);
  });
  test('a save of an outdated version is refused with the ticket as it is', async () => {
    const ticket = await write(desk.agent);
    const body = { type: 'complaint', subject: 'Broken', channel: 'app', version: ticket.version };
    expect((await desk.agent('PUT', `/api/tickets/${ticket.id}`, body)).status).toBe(200);
    const again = await desk.agent<{ current: Ticket }>('PUT', `/api/tickets/${ticket.id}`, body);
    expect([again.status, again.body.current.type]).toEqual([409, 'complaint']);
  });
});

/** A ticket in this status; the clock stands where the status holds. */
const inStatus = async (status: TicketStatus): Promise<number> => {
  const { id } = await write(desk.agent);
  if (status === 'open') await act(desk.agent, id, 'take');
  if (status === 'pendingCustomer') await say(desk.agent, id, { next: 'askCustomer' });
  if (status === 'onHold')
    await act(desk.agent, id, 'hold', { waitingOn: 'carrier', followUpAt: NOW + 30 * DAY });
  if (status === 'resolved' || status === 'closed')
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
  if (status === 'spam') await act(desk.agent, id, 'spam');
  return id;
};
type Sent = Promise<{ status: number; body: { status?: string } }>;
/** The actions of staff by their routes. Keeping a resolution is tested with thanks, because it needs some. */
const SENT: Partial<Record<TicketAction, (call: Call, id: number) => Sent>> = {
  take: (call, id) => act(call, id, 'take'),
  assign: (call, id) => act(call, id, 'assignment', { assigneeId: 'manager' }),
  reply: (call, id) => say(call, id),
  logCall: (call, id) => say(call, id, { kind: 'call', wasReached: true }),
  askCustomer: (call, id) => say(call, id, { next: 'askCustomer' }),
  hold: (call, id) => act(call, id, 'hold', { waitingOn: 'supplier', followUpAt: NOW + 30 * DAY }),
  resume: (call, id) => act(call, id, 'resumption'),
  resolve: (call, id) => act(call, id, 'resolution', { resolution: 'refunded' }),
  reopen: (call, id) => act(call, id, 'reopening'),
  merge: async (call, id) => act(call, id, 'merger', { intoId: (await write(desk.agent)).id }),
  markSpam: (call, id) => act(call, id, 'spam'),
  restore: (call, id) => act(call, id, 'restoration'),
};
const PARTY = { agent: 'agent', manager: 'manager', marketer: 'nobody' } as const;
/** Restoring is refused to other roles by its grant, before the status is looked at. */
const refusalOf = (role: keyof typeof PARTY, action: string, status: TicketStatus): number => {
  if (role === 'marketer' || (action === 'restore' && role === 'agent')) return 403;
  const others = Object.keys(EXPECTED_STEPS);
  return others.some(
    (key) => /(agent|manager)$/.test(key) && key.startsWith(`${status} ${action} `),
  )
    ? 403
    : 409;
};

describe.each(['agent', 'manager', 'marketer'] as const)(
  'the steps of a ticket by a %s',
  (role) => {
    const reachable = TICKET_STATUSES.filter((status) => status !== 'merged');
    test.each(reachable)(
      'from the status %s are possible exactly as they are written in the expected table',
      async (status) => {
        const call = await desk.api.raw(role);
        for (const [action, send] of Object.entries(SENT)) {
          const id = await inStatus(status);
          await later(status === 'closed' ? 8 * DAY : 0, async () => {
            const to = EXPECTED_STEPS[`${status} ${action} ${PARTY[role]}`];
            const sent = await send(role === 'marketer' ? withReads(call) : call, id);
            const expected = to ? [200, to] : [refusalOf(role, action, status), null];
            const found = [sent.status, sent.status === 200 ? sent.body.status : null];
            expect([action, ...found]).toEqual([action, ...expected]);
          });
        }
      },
    );
  },
);
/** Reads as an agent, writes as somebody who may not read tickets. */
const withReads =
  (call: Call): Call =>
  (method, path, ...rest) =>
    method === 'GET' ? desk.agent(method, path, ...rest) : call(method, path, ...rest);

describe('what the steps need besides the status', () => {
  test('a ticket is put on hold only with whom it waits for and an instant that lies ahead', async () => {
    const id = await inStatus('open');
    expect((await act(desk.agent, id, 'hold', { waitingOn: 'carrier' })).status).toBe(422);
    expect(
      (await act(desk.agent, id, 'hold', { waitingOn: 'carrier', followUpAt: NOW })).status,
    ).toBe(422);
  });
  test('a ticket is given only to somebody who can answer it', async () => {
    const id = await inStatus('new');
    for (const assigneeId of ['nobody', 'marketer'])
      expect((await act(desk.agent, id, 'assignment', { assigneeId })).status).toBe(422);
    expect((await act(desk.agent, id, 'assignment', { assigneeId: null })).body).toMatchObject({
      status: 'new',
    });
  });
  test('a customer’s thanks can be dismissed, and the ticket was never reopened', async () => {
    const { body } = await ask(desk.store);
    const [ticket] = await list({ number: body.number });
    const id = ticket?.id ?? 0;
    await act(desk.agent, id, 'resolution', { resolution: 'replaced' });
    await answer(desk.store, body.number);
    expect(await read(desk.agent, id)).toMatchObject({ status: 'open', reopenCount: 1 });
    expect((await act(desk.agent, id, 'keptResolution')).body).toMatchObject({
      status: 'resolved',
      resolution: 'replaced',
      reopenCount: 0,
    });
    expect((await act(desk.agent, id, 'reopening')).status).toBe(200);
    expect((await act(desk.agent, id, 'keptResolution')).status).toBe(409);
  });
});

describe('what is said about a ticket', () => {
  test('the first reply takes the ticket and is the first response, a note is not', async () => {
    const { id } = await write(desk.agent);
    await say(desk.agent, id, { kind: 'internal', body: 'Ask the warehouse' });
    expect(await read(desk.agent, id)).toMatchObject({ status: 'new', firstReplyAt: null });
    await say(desk.agent, id, { kind: 'call', wasReached: false });
    expect((await read(desk.agent, id)).firstReplyAt).toBeNull();
    await later(1000, () => say(desk.agent, id));
    expect(await read(desk.agent, id)).toMatchObject({
      status: 'open',
      assigneeId: 'agent',
      firstReplyAt: NOW + 1000,
    });
  });
  test('the same message again is no second one, and another one with its id is refused', async () => {
    const { id } = await write(desk.agent);
    const externalId = next();
    for (const status of [200, 200])
      expect((await say(desk.agent, id, { externalId })).status).toBe(status);
    expect((await say(desk.agent, id, { externalId, body: 'Else' })).status).toBe(409);
    expect((await timelineOf(desk.agent, id)).messages.length).toBe(2);
  });
  test('a reply to a thread that has moved on is stopped with what is new until its writer has seen that', async () => {
    const { body } = await ask(desk.store);
    const [ticket] = await list({ number: body.number });
    const id = ticket?.id ?? 0;
    const { messages } = await timelineOf(desk.agent, id);
    await answer(desk.store, body.number, { body: 'And the box was wet' });
    const lastSeenId = messages.at(-1)?.id ?? 0;
    const stopped = await say(desk.agent, id, { lastSeenId });
    expect([stopped.status, stopped.body.message]).toEqual([409, 'tickets.errors.threadMoved']);
    expect(stopped.body.messages).toMatchObject([{ body: 'And the box was wet' }]);
    expect((await say(desk.agent, id, { lastSeenId, kind: 'internal' })).status).toBe(200);
    // Whoever was shown it says so; what comes after that stops the reply again.
    const shown = stopped.body.messages?.at(-1)?.id;
    await answer(desk.store, body.number, { body: 'It is fine now' });
    expect((await say(desk.agent, id, { lastSeenId: shown })).status).toBe(409);
    const unknown = await say(desk.agent, id, { lastSeenId: 2_147_483_647 });
    expect([unknown.status, Object.keys(unknown.body.errors ?? {})]).toEqual([422, ['lastSeenId']]);
    expect((await say(desk.agent, id)).status).toBe(200);
  });
  test('a message with what becomes of the ticket is checked as a whole', async () => {
    const { id } = await write(desk.agent);
    for (const wrong of [
      { next: 'resolve' },
      { resolution: 'answered' },
      { kind: 'internal', next: 'askCustomer' },
      { kind: 'call' },
      { wasReached: true },
    ])
      expect((await say(desk.agent, id, wrong)).status).toBe(422);
    expect((await timelineOf(desk.agent, id)).messages.length).toBe(1);
    const resolved = await say(desk.agent, id, { next: 'resolve', resolution: 'answered' });
    expect(resolved.body).toMatchObject({ status: 'resolved', resolution: 'answered' });
    expect((await activitiesOf(id)).map(({ verb }) => verb)).toEqual(['create', 'reply']);
  });
});

describe('a ticket that the shop sends', () => {
  test('a ticket of the shop is opened once for each id, and another request with the id is refused', async () => {
    const externalId = next();
    const first = await ask(desk.store, { externalId, openedAt: NOW - DAY });
    expect(first).toMatchObject({
      status: 200,
      body: { status: 'new', member: 'm1', openedAt: NOW - DAY },
    });
    const again = await ask(desk.store, { externalId, openedAt: NOW - DAY });
    expect(again.body).toEqual(first.body);
    expect((await ask(desk.store, { externalId, subject: 'Another' })).status).toBe(409);
  });
  test('unknown members, instants to come and unknown keys are refused by name', async () => {
    for (const [wrong, field] of [
      [{ memberExternalId: 'nobody' }, 'memberExternalId'],
      [{ openedAt: NOW + DAY }, 'openedAt'],
    ] as const) {
      const { status, body } = await ask(desk.store, wrong);
      expect([status, Object.keys(body.errors ?? {})]).toEqual([422, [field]]);
    }
    expect((await ask(desk.store, { surprise: 1 })).status).toBe(422);
  });
  test('the customer is shown public messages only, and a reader’s key writes nothing', async () => {
    const { body } = await ask(desk.store);
    const id = (await list({ number: body.number }))[0]?.id ?? 0;
    await say(desk.agent, id, { kind: 'internal', body: 'Second time this week' });
    await say(desk.agent, id, { body: 'We send another one' });
    const reader = await desk.api.store('service.read');
    const { body: told } = await reader<typeof body>('GET', `/api/store/tickets/${body.number}`);
    expect(told.messages.map((one) => one.body)).toEqual([
      'It arrived in pieces.',
      'We send another one',
    ]);
    expect((await answer(reader, body.number)).status).toBe(403);
    const { body: ofMember } = await reader<{ number: string }[]>(
      'GET',
      '/api/store/members/m1/tickets',
    );
    expect(ofMember.map(({ number }) => number)).toContain(body.number);
  });
  test('an answer within seven days reopens, a later one begins a follow-up, and repeats change nothing', async () => {
    const { body } = await ask(desk.store);
    const id = (await list({ number: body.number }))[0]?.id ?? 0;
    await act(desk.agent, id, 'resolution', { resolution: 'refunded' });
    const sent = { externalId: next() };
    await later(7 * DAY - 1, async () => {
      for (let time = 0; time < 2; time++)
        expect((await answer(desk.store, body.number, sent)).body).toMatchObject({
          number: body.number,
          status: 'open',
        });
      expect((await read(desk.agent, id)).reopenCount).toBe(1);
      await act(desk.agent, id, 'resolution', { resolution: 'refunded' });
    });
    await later(15 * DAY, async () => {
      const late = { externalId: next(), body: 'It broke again' };
      const first = await answer(desk.store, body.number, late);
      expect(first.body).toMatchObject({ status: 'new' });
      expect(first.body.number).not.toBe(body.number);
      expect((await answer(desk.store, body.number, late)).body).toEqual(first.body);
      expect((await read(desk.agent, id)).status).toBe('closed');
    });
  });
  test('an answer that arrives late counts as of when it was written', async () => {
    const { body } = await ask(desk.store);
    const id = (await list({ number: body.number }))[0]?.id ?? 0;
    await say(desk.agent, id, { next: 'askCustomer' });
    await later(30 * DAY, async () => {
      expect(await read(desk.agent, id)).toMatchObject({ status: 'closed', resolution: 'noReply' });
      await answer(desk.store, body.number, { occurredAt: NOW + DAY });
      expect(await read(desk.agent, id)).toMatchObject({ status: 'open', reopenCount: 0 });
    });
    expect((await timelineOf(desk.agent, id)).changes.map(({ action }) => action)).toEqual([
      'open',
      'askCustomer',
      'answer',
      'lapse',
    ]);
  });
  test('the shop is told of replies and of every status, without words', async () => {
    const { body } = await ask(desk.store);
    const id = (await list({ number: body.number }))[0]?.id ?? 0;
    await say(desk.agent, id, { body: 'SECRETREPLY', next: 'askCustomer' });
    const { body: told } = await desk.owner<{ type: string; payload: Record<string, unknown> }[]>(
      'GET',
      '/api/webhookDeliveries?range=[0,999]',
    );
    expect(JSON.stringify(told)).not.toContain('SECRET');
    expect(new Set(told.map(({ type }) => type))).toEqual(
      new Set(['ticket.replied', 'ticket.status_changed']),
    );
  });
});

describe('the views of tickets', () => {
  test('each view counts exactly the rows that its list shows', async () => {
    const { body } = await desk.agent<{ key: string; tickets: number }[]>(
      'GET',
      '/api/tickets/views',
    );
    const { VIEW_STATES } = await import('#rules/service/views');
    for (const { key, tickets } of body) {
      const { filter, sort } = VIEW_STATES[key as keyof typeof VIEW_STATES];
      const rows = await list(filter, JSON.stringify(sort));
      expect([key, rows.length]).toEqual([key, tickets]);
    }
    expect(body.map(({ key }) => key)).toEqual(Object.keys(VIEW_STATES));
  });
  test('the list of each status has only tickets of that status, and together they are all, also what time decided', async () => {
    await later(10 * DAY, async () => {
      for (const status of TICKET_STATUSES) {
        const rows = await list({ status });
        expect(rows.every((row) => row.status === status)).toBe(true);
      }
      const all = await list({});
      const byStatus = await Promise.all(TICKET_STATUSES.map((status) => list({ status })));
      expect(byStatus.flat().length).toBe(all.length);
    });
    const { status } = await desk.agent('GET', '/api/tickets?filter={"status":"lost"}');
    expect(status).toBe(400);
  });
});

test('every kept figure of the tickets of these tests agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
