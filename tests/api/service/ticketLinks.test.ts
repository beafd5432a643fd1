/** What staff write down themselves: care calls, and tickets that go on with closed ones. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import { act, type Desk, draft, openDesk, read, say, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.store('POST', '/api/store/members', { externalId: 'm2', name: 'Wang' });
});
afterAll(() => desk.api.close());

/** Runs `work` when a ticket of member 1 that was resolved now is closed. */
const onceClosed = async (work: (closedId: number) => Promise<void>) => {
  const { id } = await write(desk.agent, { memberId: 1 });
  await act(desk.agent, id, 'resolution', { resolution: 'answered' });
  try {
    desk.api.now = NOW + 8 * DAY;
    await work(id);
  } finally {
    desk.api.now = NOW;
  }
};
const follow = (followUpOf: number, further: object = {}) =>
  desk.agent<{ id: number; errors?: Record<string, string> }>(
    'POST',
    '/api/tickets',
    draft({ followUpOf, ...further }),
  );

describe('a ticket that goes on with a closed one', () => {
  test('both name each other', () =>
    onceClosed(async (closedId) => {
      const { body } = await follow(closedId, { memberId: 1 });
      expect(await read(desk.agent, body.id)).toMatchObject({
        linked: [{ id: closedId, relation: 'followUpOf', status: 'closed' }],
      });
      expect(await read(desk.agent, closedId)).toMatchObject({
        linked: [{ id: body.id, relation: 'followedBy', status: 'new' }],
      });
    }));
  test('not with one that can still be answered, that does not exist, or that is of another customer', async () => {
    const open = await write(desk.agent);
    expect((await follow(open.id)).body.errors).toEqual({ followUpOf: 'tickets.errors.notClosed' });
    expect((await follow(999_999)).body.errors).toEqual({ followUpOf: 'errors.notFound' });
    await onceClosed(async (closedId) => {
      const { status, body } = await follow(closedId, { memberId: 2 });
      expect([status, body.errors]).toEqual([422, { followUpOf: 'tickets.errors.otherCustomer' }]);
    });
  });
  test('on the closed one notes and calls are written down, and no reply', () =>
    onceClosed(async (closedId) => {
      expect((await read(desk.agent, closedId)).allowed).toEqual(['logCall', 'markSpam', 'edit']);
      expect((await say(desk.agent, closedId, { kind: 'internal' })).status).toBe(200);
      const call = { kind: 'call', wasReached: true };
      expect((await say(desk.agent, closedId, call)).status).toBe(200);
      expect((await say(desk.agent, closedId)).status).toBe(409);
      expect((await read(desk.agent, closedId)).status).toBe('closed');
    }));
});

describe('who wrote the first message', () => {
  test('why staff mean to call a customer is their own note, which the shop does not show', async () => {
    const ticket = await write(desk.agent, {
      type: 'care',
      memberId: 1,
      message: 'Ask how it fits',
    });
    expect((await timelineOf(desk.agent, ticket.id)).messages).toMatchObject([
      { kind: 'internal', authorKind: 'staff', authorName: 'Agent', body: 'Ask how it fits' },
    ]);
    const { body } = await desk.store<{ messages: object[] }>(
      'GET',
      `/api/store/tickets/${ticket.number}`,
    );
    expect(body.messages).toEqual([]);
    expect(await read(desk.agent, ticket.id)).toMatchObject({ firstReplyAt: null });
  });
  test('what an agent wrote down of a customer is what the customer said', async () => {
    const { id } = await write(desk.agent);
    expect((await timelineOf(desk.agent, id)).messages).toMatchObject([
      { kind: 'public', authorKind: 'customer', authorName: null },
    ]);
  });
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
