/** Many hands on the same tickets: taking the next, many at once, who looks at what, and two tickets that are one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BulkResult } from '#contract/service/bulk';
import type { Present } from '#contract/service/presence';
import type { Ticket, TicketDetail } from '#contract/service/tickets';
import { dialect } from '#db/kit';
import { type Call, NOW, type OpenApi } from '../support/openApi.ts';
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

const CALLERS = 64;
let desk: Desk;
let apps: OpenApi[];
beforeAll(async () => {
  desk = await openDesk();
  apps = dialect === 'sqlite' ? [desk.api] : [desk.api, await desk.api.sibling()];
  await desk.store('POST', '/api/store/members', { externalId: 'm2', name: 'Wang' });
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const takeNext = (call: Call, headers: Record<string, string> = {}) =>
  call<TicketDetail & { message?: string }>('POST', '/api/tickets/next', {}, headers);
const waiting = async () =>
  (
    await desk.agent<Ticket[]>(
      'GET',
      `/api/tickets?filter=${encodeURIComponent('{"assigneeId":null,"isLive":true}')}`,
    )
  ).body.length;
const idOf = async (number: string) =>
  (await desk.agent<Ticket[]>('GET', `/api/tickets?filter={"number":"${number}"}`)).body[0]?.id ??
  0;

describe('taking the next ticket', () => {
  test('the most urgent one comes first, of equal ones the oldest', async () => {
    const low = await write(desk.agent, { priority: 'P4' });
    const old = await write(desk.agent, { priority: 'P2' });
    const young = await write(desk.agent, { priority: 'P2' });
    const urgent = await write(desk.agent, { priority: 'P1' });
    const taken: number[] = [];
    for (let times = 0; times < 4; times++) taken.push((await takeNext(desk.agent)).body.id);
    expect(taken).toEqual([urgent.id, old.id, young.id, low.id]);
    expect(await read(desk.agent, low.id)).toMatchObject({ status: 'open', assigneeId: 'agent' });
    const none = await takeNext(desk.agent);
    expect([none.status, none.body.message]).toEqual([409, 'tickets.errors.nothingWaits']);
  });
  test(`of ${CALLERS} who take the next at once nobody gets a ticket that another one has`, async () => {
    const tickets = CALLERS - 10;
    for (let index = 0; index < tickets; index++) await write(desk.agent);
    const calls = await Promise.all(
      apps.flatMap((app) => (['agent', 'manager', 'owner'] as const).map((role) => app.raw(role))),
    );
    const answers = await Promise.all(
      Array.from({ length: CALLERS }, (_, index) => takeNext(calls[index % calls.length] as Call)),
    );
    const taken = answers.filter(({ status }) => status === 200).map(({ body }) => body.id);
    expect(new Set(taken).size).toBe(tickets);
    expect(taken).toHaveLength(tickets);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    expect(await waiting()).toBe(0);
  });
  test('the same request again gets the same ticket', async () => {
    await write(desk.agent);
    await write(desk.agent);
    const key = { 'idempotency-key': next() };
    const first = await takeNext(desk.agent, key);
    expect((await takeNext(desk.agent, key)).body.id).toBe(first.body.id);
    expect(await waiting()).toBe(1);
  });
});

describe('the same step of many tickets', () => {
  const steps = (body: object) => desk.agent<BulkResult[]>('POST', '/api/tickets/steps', body);
  test('each has a result, and one that cannot take the step keeps no other from it', async () => {
    const open = await write(desk.agent);
    const resolved = await write(desk.agent);
    await act(desk.agent, resolved.id, 'resolution', { resolution: 'answered' });
    const ids = [open.id, resolved.id, 999_999, open.id];
    const { body } = await steps({ action: 'take', ids });
    expect(body).toEqual([
      { id: open.id, number: open.number, isDone: true, error: null },
      {
        id: resolved.id,
        number: resolved.number,
        isDone: false,
        error: 'tickets.errors.not.resolved',
      },
      { id: 999_999, number: null, isDone: false, error: 'errors.notFound' },
    ]);
    expect((await read(desk.agent, open.id)).assigneeId).toBe('agent');
  });
  test('many are assigned, tagged, resolved and marked as spam', async () => {
    const ids = [(await write(desk.agent)).id, (await write(desk.agent)).id];
    for (const body of [
      { action: 'assign', assigneeId: 'manager' },
      { action: 'tag', tag: 'week 47' },
      { action: 'resolve', resolution: 'refunded' },
      { action: 'markSpam' },
    ])
      expect((await steps({ ...body, ids })).body.map(({ isDone }) => isDone)).toEqual([
        true,
        true,
      ]);
    for (const id of ids)
      expect(await read(desk.agent, id)).toMatchObject({
        assigneeId: 'manager',
        tags: ['week 47'],
        resolution: 'refunded',
        status: 'spam',
      });
  });
  test('who cannot be given tickets is said of each, and a wrong body is refused as a whole', async () => {
    const { id } = await write(desk.agent);
    const { body } = await steps({ action: 'assign', ids: [id], assigneeId: 'analyst' });
    expect(body).toMatchObject([{ isDone: false, error: 'tickets.errors.noAgent' }]);
    for (const wrong of [
      { action: 'dance', ids: [id] },
      { action: 'take', ids: [] },
      { action: 'take', ids: [id], surprise: 1 },
      { action: 'take', ids: Array.from({ length: 101 }, (_, index) => index + 1) },
    ])
      expect((await steps(wrong)).status).toBe(422);
  });
});

describe('who has a ticket before them', () => {
  const say30 = (call: Call, id: number, state: string) =>
    call<Present[]>('POST', `/api/tickets/${id}/presence`, { state });
  test('others are seen on the page and in the list, for thirty seconds', async () => {
    const { id } = await write(desk.agent);
    expect((await say30(desk.agent, id, 'viewing')).body).toEqual([]);
    expect((await say30(desk.manager, id, 'writing')).body).toEqual([
      { staffId: 'agent', name: 'Agent', state: 'viewing' },
    ]);
    expect((await say30(desk.agent, id, 'writing')).body).toMatchObject([
      { staffId: 'manager', state: 'writing' },
    ]);
    const listed = async () =>
      (await desk.owner<Ticket[]>('GET', `/api/tickets?filter={"id":${id}}`)).body[0]?.present;
    expect((await listed())?.map(({ state }) => state)).toEqual(['writing', 'writing']);
    try {
      desk.api.now = NOW + 30_000;
      expect(await listed()).toEqual([]);
    } finally {
      desk.api.now = NOW;
    }
  });
  test('it is no change of the ticket, and not for those who may not read tickets', async () => {
    const { id, version } = await write(desk.agent);
    await say30(desk.agent, id, 'viewing');
    expect((await read(desk.agent, id)).version).toBe(version);
    const marketer = await desk.api.raw('marketer');
    expect((await say30(marketer, id, 'viewing')).status).toBe(403);
    expect((await say30(desk.agent, 999_999, 'viewing')).status).toBe(404);
    expect((await say30(desk.agent, id, 'asleep')).status).toBe(422);
  });
});

describe('merging two tickets', () => {
  test('the survivor has one thread, and what the customer writes to the other comes there', async () => {
    const first = (await ask(desk.store, { message: 'It is broken' })).body;
    const second = (await ask(desk.store, { message: 'It is still broken' })).body;
    const [stays, goes] = [await idOf(first.number), await idOf(second.number)];
    expect((await act(desk.agent, goes, 'merger', { intoId: stays })).body).toMatchObject({
      status: 'merged',
      mergedIntoId: stays,
    });
    const answered = await answer(desk.store, second.number, { body: 'Hello?' });
    expect(answered.body).toMatchObject({ number: first.number });
    expect((await timelineOf(desk.agent, stays)).messages.map(({ body }) => body)).toEqual([
      'It is broken',
      'It is still broken',
      'Hello?',
    ]);
    expect((await say(desk.agent, goes)).status).toBe(409);
    const { body } = await desk.store<{ mergedInto: string }>(
      'GET',
      `/api/store/tickets/${second.number}`,
    );
    expect(body.mergedInto).toBe(first.number);
  });
  test('what was said last in either of them is what was said last in the survivor', async () => {
    const first = (await ask(desk.store, { message: 'It is broken' })).body;
    const stays = await idOf(first.number);
    try {
      desk.api.now = NOW + 5000;
      const second = (await ask(desk.store, { message: 'It is still broken' })).body;
      const goes = await idOf(second.number);
      desk.api.now = NOW + 9000;
      await act(desk.agent, goes, 'merger', { intoId: stays });
      expect(await read(desk.agent, stays)).toMatchObject({
        lastMessageAt: NOW + 5000,
        lastMessage: { text: 'It is still broken', isByCustomer: true },
        linked: [{ id: goes, number: second.number, relation: 'mergedIn', status: 'merged' }],
      });
    } finally {
      desk.api.now = NOW;
    }
  });
  test('those that were merged before go on where it goes on', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 3; index++) ids.push((await write(desk.agent)).id);
    const [oldest = 0, middle = 0, last = 0] = ids;
    await act(desk.agent, oldest, 'merger', { intoId: middle });
    await act(desk.agent, middle, 'merger', { intoId: last });
    expect((await read(desk.agent, oldest)).mergedIntoId).toBe(last);
    expect((await timelineOf(desk.agent, last)).messages).toHaveLength(3);
    // Not in a circle.
    expect((await act(desk.agent, last, 'merger', { intoId: oldest })).status).toBe(422);
  });
  test('not into itself, into one that ended, or into that of another customer', async () => {
    const { id } = await write(desk.agent, { memberId: 1 });
    const other = await write(desk.agent, { memberId: 2 });
    const spam = await write(desk.agent);
    await act(desk.agent, spam.id, 'spam');
    for (const intoId of [id, other.id, spam.id, 999_999])
      expect((await act(desk.agent, id, 'merger', { intoId })).status).toBe(422);
    expect((await read(desk.agent, id)).status).toBe('new');
  });
  test('two merges of a pair into each other at once leave one of them', async () => {
    const one = await write(desk.agent);
    const two = await write(desk.agent);
    const call = (app: OpenApi | undefined) => (app ?? desk.api).raw('agent');
    const [left, right] = [await call(apps[0]), await call(apps[1])];
    const answers = await Promise.all([
      act(left, one.id, 'merger', { intoId: two.id }),
      act(right, two.id, 'merger', { intoId: one.id }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(apps.flatMap((app) => app.faultLines())).toEqual([]);
});
