/** Which tickets are whose work: late tasks, what people left behind, thanks, and the filters that find them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import { type Ticket, TICKET_STATUSES } from '#contract/service/tickets';
import { query } from '#db/statements';
import { closesAt, statusAt, unansweredFrom } from '#rules/service/tickets';
import { NOW } from '../support/openApi.ts';
import {
  act,
  answer,
  ask,
  type Desk,
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
});
afterAll(() => desk.api.close());

const list = async (filter: object, sort: readonly string[] = ['id', 'ASC']) =>
  (
    await desk.agent<Ticket[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=${JSON.stringify(sort)}&range=[0,999]`,
    )
  ).body;
const ids = async (filter: object) => (await list(filter)).map(({ id }) => id);
const all = () => ids({});

describe('a task that is late', () => {
  test('is told to whoever hands work over, with the list of its tickets', async () => {
    const [late, soon] = [await write(desk.agent), await write(desk.agent)];
    const task = (dueAt: number) => ({ title: 'Count', department: 'warehouse', dueAt });
    await desk.agent('POST', `/api/tickets/${late.id}/tasks`, task(NOW + DAY));
    await desk.agent('POST', `/api/tickets/${soon.id}/tasks`, task(NOW + DAY + 1));
    desk.api.now = NOW + DAY;
    const { body } = await desk.agent<AttentionItem[]>('GET', '/api/account/attention');
    const item = body.find(({ name }) => name === 'lateTasks');
    expect(item).toMatchObject({ total: 1, resource: 'tickets' });
    expect(await ids(item?.filter ?? {})).toEqual([late.id]);
    const others = await ids({ hasLateTask: false });
    expect(others).toContain(soon.id);
    expect(others).not.toContain(late.id);
    desk.api.now = NOW;
  });
});

describe('the tickets of somebody who has left', () => {
  const setActive = (active: 0 | 1) =>
    desk.api.connection.transaction((tx) =>
      query(tx, `update staff set active = ? where id = 'manager'`, [active]),
    );
  test('are nobody’s: they wait for somebody, are taken next, and whoever replies has them', async () => {
    while ((await desk.agent('POST', '/api/tickets/next', {})).status === 200);
    const [first, second] = [await write(desk.agent), await write(desk.agent)];
    for (const { id } of [first, second])
      await act(desk.agent, id, 'assignment', { assigneeId: 'manager' });
    expect(await ids({ assigneeId: null, isLive: true })).toEqual([]);
    await setActive(0);
    expect(await ids({ assigneeId: null, isLive: true })).toEqual([first.id, second.id]);
    const taken = await desk.agent<{ id: number }>('POST', '/api/tickets/next', {});
    expect(taken.body.id).toBe(first.id);
    await say(desk.agent, second.id);
    expect((await read(desk.agent, second.id)).assigneeId).toBe('agent');
    await setActive(1);
  });
  test('so are those of somebody whose role works on tickets no longer', async () => {
    const setRole = (role: string) =>
      desk.api.connection.transaction((tx) =>
        query(tx, `update staff set role = ? where id = 'manager'`, [role]),
      );
    const { id } = await write(desk.agent);
    await act(desk.agent, id, 'assignment', { assigneeId: 'manager' });
    expect(await ids({ assigneeId: null, isLive: true })).not.toContain(id);
    await setRole('analyst');
    expect(await ids({ assigneeId: null, isLive: true })).toContain(id);
    const agents = await desk.agent<{ id: string }[]>('GET', '/api/tickets/agents');
    expect(agents.body.map((one) => one.id)).not.toContain('manager');
    await say(desk.agent, id);
    expect((await read(desk.agent, id)).assigneeId).toBe('agent');
    await setRole('manager');
  });
});

describe('a ticket that is marked as spam', () => {
  const found = () => ids({ hasSpamMessage: true });
  const needed = async () => {
    const { body } = await desk.manager<AttentionItem[]>('GET', '/api/account/attention');
    return body.find(({ name }) => name === 'spamMessages')?.total ?? 0;
  };
  test('needs a manager once its customer writes again, until it is restored or noted why not', async () => {
    const [noted, restored] = [await ask(desk.store), await ask(desk.store)];
    const idOf = async (number: string) => (await ids({ number }))[0] ?? 0;
    const [first, second] = [await idOf(noted.body.number), await idOf(restored.body.number)];
    for (const id of [first, second]) await act(desk.agent, id, 'spam');
    expect(await found()).toEqual([]);
    desk.api.now = NOW + 1;
    for (const { body } of [noted, restored])
      await answer(desk.store, body.number, { body: 'I am a real customer' });
    expect([await found(), await needed()]).toEqual([[first, second], 2]);
    await say(desk.agent, first, { kind: 'internal', body: 'The same text as last week' });
    expect(await found()).toEqual([second]);
    await act(desk.manager, second, 'restoration');
    expect(await found()).toEqual([]);
    desk.api.now = NOW;
  });
});

describe('thanks of a customer', () => {
  /** A resolved ticket that its customer opened again. */
  const reopened = async () => {
    const { body } = await ask(desk.store);
    const [ticket] = await list({ number: body.number });
    const id = ticket?.id ?? 0;
    await act(desk.agent, id, 'resolution', { resolution: 'replaced' });
    await answer(desk.store, body.number, { body: 'Thank you' });
    return { id, number: body.number };
  };
  const offered = async (id: number) =>
    (await read(desk.agent, id)).allowed.includes('keepResolved');
  const kept = async (id: number) => (await act(desk.agent, id, 'keptResolution')).status;

  test('can be left as they are as long as nothing more was said, and the page offers it only then', async () => {
    const thanked = await reopened();
    expect(await offered(thanked.id)).toBe(true);
    expect(await kept(thanked.id)).toBe(200);
    const asked = await reopened();
    await answer(desk.store, asked.number, { body: 'But where is the other one?' });
    expect([await offered(asked.id), await kept(asked.id)]).toEqual([false, 409]);
    const replied = await reopened();
    await say(desk.agent, replied.id);
    expect([await offered(replied.id), await kept(replied.id)]).toEqual([false, 409]);
    const noted = await reopened();
    await say(desk.agent, noted.id, { kind: 'internal', body: 'Only thanks' });
    expect([await offered(noted.id), await kept(noted.id)]).toEqual([true, 200]);
  });
  test('are not left as they are where another question was merged into the ticket', async () => {
    const thanked = await reopened();
    const question = await write(desk.agent);
    await act(desk.agent, question.id, 'merger', { intoId: thanked.id });
    expect((await timelineOf(desk.agent, thanked.id)).messages).toHaveLength(3);
    expect([await offered(thanked.id), await kept(thanked.id)]).toEqual([false, 409]);
  });
});

describe('the filters of tickets', () => {
  test('yes and no are the two halves of the list', async () => {
    desk.api.now = NOW + 14 * DAY + 1;
    const asked = await write(desk.agent);
    await say(desk.agent, asked.id, { next: 'askCustomer' });
    await act(desk.agent, (await write(desk.agent)).id, 'resolution', { resolution: 'answered' });
    for (const name of ['isLive', 'resolvedToday', 'hasLateTask', 'hasSpamMessage']) {
      const [yes, no] = [await ids({ [name]: true }), await ids({ [name]: false })];
      expect([name, [...yes, ...no].toSorted((a, b) => a - b)]).toEqual([name, await all()]);
      const filter = encodeURIComponent(JSON.stringify({ [name]: 'maybe' }));
      expect((await desk.agent('GET', `/api/tickets?filter=${filter}`)).status).toBe(400);
    }
    desk.api.now = NOW;
  });
  test('the rule and both forms of its SQL agree on every status at every boundary', async () => {
    const { id } = await write(desk.agent);
    const asked = await write(desk.agent);
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    await say(desk.agent, asked.id, { next: 'askCustomer' });
    const rows = {
      [id]: { state: 'resolved', resolution: 'answered', resolvedAt: NOW, unansweredAt: null },
      [asked.id]: {
        state: 'pendingCustomer',
        resolution: null,
        resolvedAt: null,
        unansweredAt: unansweredFrom(NOW),
      },
    } as const;
    const lapsed = unansweredFrom(NOW);
    const boundaries = [NOW, closesAt(NOW), lapsed, closesAt(lapsed)];
    for (const now of boundaries.flatMap((at) => [at - 1, at, at + 1]).filter((at) => at >= NOW)) {
      desk.api.now = now;
      for (const [key, row] of Object.entries(rows)) {
        const { status } = statusAt(row, now);
        const found = [];
        for (const one of TICKET_STATUSES)
          if ((await ids({ id: Number(key), status: one })).length === 1) found.push(one);
        const named = TICKET_STATUSES.filter((one) => one === status);
        expect([now - NOW, found]).toEqual([now - NOW, named]);
      }
      // Sorted by the other form, the rows of each status are together, as texts are sorted.
      const sorted = (await list({ id: [id, asked.id] }, ['status', 'ASC'])).map(
        ({ status }) => status,
      );
      expect(sorted).toEqual(sorted.toSorted());
    }
    desk.api.now = NOW;
  });
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
