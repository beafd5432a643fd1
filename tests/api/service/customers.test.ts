/** Whose words a thread holds: those of one customer, and of nobody who was erased. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ticket } from '#contract/service/tickets';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import {
  act,
  answer,
  ask,
  type Desk,
  draft,
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

let members = 1;
/** A new member, by number and id. */
const join = async () => {
  const externalId = `m${++members}`;
  await desk.store('POST', '/api/store/members', { externalId, name: `Person ${members}` });
  const { body } = await desk.owner<{ id: number }[]>(
    'GET',
    `/api/members?filter={"externalId":"${externalId}"}`,
  );
  return { externalId, id: body[0]?.id ?? 0 };
};
const erase = async ({ externalId, id }: { externalId: string; id: number }) => {
  const body = { confirmation: externalId, ground: 'request' };
  expect((await desk.owner('POST', `/api/members/${id}/erasure`, body)).status).toBe(200);
};
const idOf = async (number: string) =>
  (await desk.agent<Ticket[]>('GET', `/api/tickets?filter={"number":"${number}"}`)).body[0]?.id ??
  0;
const merge = (id: number, intoId: number) => act(desk.agent, id, 'merger', { intoId });
const edit = async (id: number, memberId: number | null) => {
  const { version } = await read(desk.agent, id);
  const facts = { type: 'consultation', subject: 'Parcel', channel: 'phone', memberId, version };
  return desk.agent<{ message: string; errors?: object }>('PUT', `/api/tickets/${id}`, facts);
};
const storedWords = async () =>
  JSON.stringify([
    await query(desk.api.connection.db, 'select * from ticket_messages'),
    await query(desk.api.connection.db, 'select * from tickets'),
    await query(desk.api.connection.db, 'select * from ticket_tasks'),
  ]);

describe('a customer who is erased', () => {
  test('the words of a ticket that only names an order of theirs leave with them, and no more are taken', async () => {
    const member = await join();
    const order = {
      externalId: 'o-erased',
      memberExternalId: member.externalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ name: 'Cup', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: [{ status: 'placed', at: NOW - DAY }],
    };
    expect((await desk.store('POST', '/api/store/orders', order)).status).toBe(200);
    const asked = {
      orderExternalId: 'o-erased',
      type: 'consultation',
      subject: 'ORDERSUBJECT',
      channel: 'app',
    };
    const first = await desk.store<{ number: string }>('POST', '/api/store/tickets', {
      ...asked,
      externalId: 'order-1',
      message: 'ORDERWORDS',
    });
    expect(first.status).toBe(200);
    await erase(member);
    expect(await storedWords()).not.toMatch(/ORDERSUBJECT|ORDERWORDS/);
    const message = { externalId: 'late', body: 'LATEWORDS' };
    const late = await desk.store(
      'POST',
      `/api/store/tickets/${first.body.number}/messages`,
      message,
    );
    expect(late.status).toBe(409);
    const again = await desk.store('POST', '/api/store/tickets', {
      ...asked,
      externalId: 'order-2',
      message: 'LATEWORDS',
    });
    expect(again).toMatchObject({
      status: 422,
      body: { errors: { orderExternalId: expect.anything() } },
    });
    expect(await storedWords()).not.toContain('LATEWORDS');
  });
  test('the words of a guest’s ticket that was merged into theirs leave with them', async () => {
    const member = await join();
    const guest = await write(desk.agent, { message: 'GUESTWORDS', subject: 'GUESTSUBJECT' });
    const own = await write(desk.agent, { memberId: member.id });
    await merge(guest.id, own.id);
    await erase(member);
    expect(await storedWords()).not.toMatch(/GUESTWORDS|GUESTSUBJECT/);
  });
  test('so do those of a guest’s ticket into which theirs was merged, and of what followed it', async () => {
    const member = await join();
    const other = await write(desk.agent, { message: 'OTHERWORDS' });
    const guest = await ask(desk.store, { memberExternalId: null, message: 'FIRSTWORDS' });
    const survivor = await idOf(guest.body.number);
    const own = await write(desk.agent, { memberId: member.id });
    await merge(own.id, survivor);
    await answer(desk.store, guest.body.number, { body: 'SECONDWORDS' });
    await act(desk.agent, survivor, 'resolution', { resolution: 'answered' });
    desk.api.now = NOW + 30 * DAY;
    try {
      const followUp = await answer(desk.store, guest.body.number, { body: 'THIRDWORDS' });
      expect(followUp.body).toMatchObject({ member: member.externalId });
    } finally {
      desk.api.now = NOW;
    }
    await erase(member);
    expect(await storedWords()).not.toMatch(/FIRSTWORDS|SECONDWORDS|THIRDWORDS/);
    expect(await storedWords()).toContain('OTHERWORDS');
    expect((await read(desk.agent, other.id)).subject).toBe('Where is my parcel?');
  });
  test('nothing new is written about them, by whatever way, and the refusal says why', async () => {
    const member = await join();
    const open = await ask(desk.store, { memberExternalId: member.externalId });
    const closed = await ask(desk.store, { memberExternalId: member.externalId });
    const [id, closedId] = [await idOf(open.body.number), await idOf(closed.body.number)];
    const guest = await write(desk.agent);
    await act(desk.agent, closedId, 'resolution', { resolution: 'answered' });
    await erase(member);
    desk.api.now = NOW + 20 * DAY;
    try {
      const task = { title: 'NEWWORDS', department: 'warehouse', dueAt: NOW + 30 * DAY };
      const hold = { waitingOn: 'carrier', followUpAt: NOW + 30 * DAY, reason: 'NEWWORDS' };
      for (const sent of [
        await answer(desk.store, open.body.number, { body: 'NEWWORDS' }),
        await answer(desk.store, closed.body.number, { body: 'NEWWORDS' }),
        await say(desk.agent, id, { body: 'NEWWORDS' }),
        await say(desk.agent, id, { kind: 'internal', body: 'NEWWORDS' }),
        await desk.agent<{ message: string }>('POST', `/api/tickets/${id}/tasks`, task),
        await act(desk.agent, id, 'hold', hold),
        await edit(id, member.id),
        await desk.agent<{ message: string }>('POST', `/api/tickets/${id}/tags`, {
          add: ['NEWWORDS'],
          remove: [],
        }),
        await merge(guest.id, id),
      ])
        expect([sent.status, sent.body.message]).toEqual([409, 'members.errors.erased']);
      expect(await storedWords()).not.toContain('NEWWORDS');
      const { isErased, allowed } = await read(desk.agent, id);
      expect({ isErased, allowed }).toEqual({
        isErased: true,
        allowed: ['take', 'assign', 'resolve', 'markSpam'],
      });
      // It can still be finished.
      const resolved = await act(desk.agent, id, 'resolution', { resolution: 'withdrawn' });
      expect(resolved.status).toBe(200);
    } finally {
      desk.api.now = NOW;
    }
  });
});

describe('a thread is of one customer', () => {
  test('a ticket of another customer than those that were merged before is refused', async () => {
    const [one, other] = [await join(), await join()];
    const survivor = await write(desk.agent);
    const first = await write(desk.agent, { memberId: one.id });
    const second = await write(desk.agent, { memberId: other.id });
    expect((await merge(first.id, survivor.id)).status).toBe(200);
    expect((await merge(second.id, survivor.id)).status).toBe(422);
    // Nor by a ticket of nobody that brings them along.
    expect((await merge(survivor.id, second.id)).status).toBe(422);
    expect((await timelineOf(desk.agent, survivor.id)).messages).toHaveLength(2);
  });
  test('the customer of a ticket cannot become another one than that of a merged one', async () => {
    const [one, other] = [await join(), await join()];
    const survivor = await write(desk.agent);
    await merge((await write(desk.agent, { memberId: one.id })).id, survivor.id);
    const refused = await edit(survivor.id, other.id);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { memberId: 'tickets.errors.mergedOfOther' },
    ]);
    expect((await edit(survivor.id, one.id)).status).toBe(200);
    expect((await edit(survivor.id, null)).status).toBe(200);
  });
  test('a merged ticket is not edited any more', async () => {
    const survivor = await write(desk.agent);
    const gone = await write(desk.agent);
    await merge(gone.id, survivor.id);
    const refused = await edit(gone.id, null);
    expect([refused.status, refused.body.message]).toEqual([409, 'tickets.errors.not.merged']);
  });
});

describe('an order of another customer', () => {
  const orderOf = async (externalId: string, memberExternalId: string | null) => {
    const order = {
      externalId,
      memberExternalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ name: 'Cup', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: [{ status: 'placed', at: NOW - DAY }],
    };
    expect((await desk.store('POST', '/api/store/orders', order)).status).toBe(200);
  };
  const refused = {
    status: 422,
    body: { errors: { orderExternalId: 'tickets.errors.orderOfOther' } },
  };
  test('is refused on a ticket by the form, by an edit and from the shop, and the ticket stays as it was', async () => {
    const [one, other] = [await join(), await join()];
    await orderOf('o-other', other.externalId);
    const about = { memberId: one.id, orderExternalId: 'o-other' };
    expect(await desk.agent('POST', '/api/tickets', draft(about))).toMatchObject(refused);
    const sent = { memberExternalId: one.externalId, orderExternalId: 'o-other' };
    expect(await ask(desk.store, sent)).toMatchObject(refused);
    const { id, version } = await write(desk.agent, { memberId: one.id });
    const facts = { type: 'consultation', subject: 'Parcel', channel: 'phone', version };
    const edited = await desk.agent('PUT', `/api/tickets/${id}`, { ...facts, ...about });
    expect(edited).toMatchObject(refused);
    expect(await read(desk.agent, id)).toMatchObject({ orderExternalId: null, version });
  });
  test('is none where the order is a guest’s or has not arrived, or the ticket is of nobody', async () => {
    const member = await join();
    await orderOf('o-guest', null);
    await orderOf('o-own', member.externalId);
    for (const about of [
      { memberId: member.id, orderExternalId: 'o-guest' },
      { memberId: member.id, orderExternalId: 'o-unknown' },
      { memberId: member.id, orderExternalId: 'o-own' },
      { memberId: null, orderExternalId: 'o-own' },
    ])
      expect((await desk.agent('POST', '/api/tickets', draft(about))).status).toBe(201);
  });
  test('keeps nobody from correcting other facts of a ticket that was written before the order arrived', async () => {
    const [one, other] = [await join(), await join()];
    const late = { memberId: one.id, orderExternalId: 'o-late' };
    const { id, version } = await write(desk.agent, late);
    await orderOf('o-late', other.externalId);
    const facts = { type: 'complaint', subject: 'Parcel', channel: 'phone', version, ...late };
    expect((await desk.agent('PUT', `/api/tickets/${id}`, facts)).status).toBe(200);
  });
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
