/** Tickets that became one thread while two people passed for one: undoing the merge of the members splits them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnmergePreview } from '#contract/members/merges';
import type { Activity } from '#contract/platform/activities';
import type { TicketTask } from '#contract/service/tasks';
import type { Ticket } from '#contract/service/tickets';
import type { CustomerTicket } from '#contract/service/replies';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { act, answer, ask, type Desk, openDesk, read, say, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const join = async (externalId: string) => {
  const { body } = await desk.store<{ id: number }>('POST', '/api/store/members', {
    externalId,
    name: `Person ${externalId}`,
  });
  return { externalId, id: body.id };
};
const open = async (memberExternalId: string, words: string) => {
  const { body } = await ask(desk.store, {
    memberExternalId,
    subject: `${words} SUBJECT`,
    message: `${words} WORDS`,
  });
  const filter = JSON.stringify({ number: body.number });
  const [found] = (await desk.agent<Ticket[]>('GET', `/api/tickets?filter=${filter}`)).body;
  return { number: body.number, id: found?.id ?? 0 };
};
const told = async (number: string) =>
  (await desk.store<CustomerTicket>('GET', `/api/store/tickets/${number}`)).body;
const wordsOf = async (number: string) => (await told(number)).messages.map(({ body }) => body);

/** Rosa's and Simon's records merged, and Simon's ticket merged into Rosa's, to which Simon answers. */
const mixUp = async (key: string) => {
  const [rosa, simon] = [await join(`${key}-rosa`), await join(`${key}-simon`)];
  await desk.manager('POST', `/api/members/${rosa.id}/merger`, {
    recordId: simon.id,
    reason: 'Same phone',
  });
  const hers = await open(rosa.externalId, 'ROSA');
  const his = await open(simon.externalId, 'SIMON');
  expect((await act(desk.agent, his.id, 'merger', { intoId: hers.id })).status).toBe(200);
  await answer(desk.store, his.number, { body: 'SIMON ANSWERS' });
  expect(await wordsOf(hers.number)).toEqual(['ROSA WORDS', 'SIMON WORDS', 'SIMON ANSWERS']);
  return { rosa, simon, hers, his };
};
const separate = (id: number) =>
  desk.manager('POST', `/api/members/${id}/separation`, { reason: 'Two people' });

test('each of the two has their own ticket again, with what they wrote to it meanwhile and write afterwards', async () => {
  const { simon, hers, his } = await mixUp('apart');
  const preview = await desk.manager<UnmergePreview>(
    'POST',
    `/api/members/${simon.id}/separationPreview`,
    {},
  );
  expect(preview.body.split).toEqual([{ message: 'tickets.splitByUnmerge', count: 1 }]);
  expect(await wordsOf(hers.number)).toHaveLength(3);
  expect((await separate(simon.id)).status).toBe(200);
  await answer(desk.store, his.number, { body: 'SIMON AGAIN' });
  expect(await wordsOf(hers.number)).toEqual(['ROSA WORDS']);
  expect(await wordsOf(his.number)).toEqual(['SIMON WORDS', 'SIMON ANSWERS', 'SIMON AGAIN']);
  expect(await read(desk.agent, his.id)).toMatchObject({ status: 'new', mergedIntoId: null });
  const filter = JSON.stringify({ resource: 'tickets', recordId: String(his.id), verb: 'unmerge' });
  const log = await desk.owner<Activity[]>('GET', `/api/activities?filter=${filter}`);
  expect(log.body).toMatchObject([{ actorKind: 'staff', recordName: his.number }]);
  expect(await desk.api.verify()).toEqual([]);
});
test('an erased member’s words are in no ticket of the person for whom they passed', async () => {
  const { simon, hers } = await mixUp('erased');
  await separate(simon.id);
  const erasure = { confirmation: simon.externalId, ground: 'request' };
  expect((await desk.owner('POST', `/api/members/${simon.id}/erasure`, erasure)).status).toBe(200);
  const stored = await query(
    desk.api.connection.db,
    `select m.body from ticket_messages m join tickets t on t.id = m.ticket_id
     where t.member_id = ? or m.ticket_id = ?`,
    [simon.id, hers.id],
  );
  expect(JSON.stringify(stored)).not.toContain('SIMON');
  expect(JSON.stringify(stored)).toContain('ROSA WORDS');
});
test('a resolved ticket that nobody answered is resolved again, and those of one person stay merged', async () => {
  const [rosa, simon] = [await join('kept-rosa'), await join('kept-simon')];
  await desk.manager('POST', `/api/members/${rosa.id}/merger`, {
    recordId: simon.id,
    reason: 'Same phone',
  });
  const hers = await open(rosa.externalId, 'ROSA');
  const [one, other] = [await open(simon.externalId, 'ONE'), await open(simon.externalId, 'OTHER')];
  expect((await act(desk.agent, other.id, 'merger', { intoId: one.id })).status).toBe(200);
  const resolution = { resolution: 'answered' };
  expect((await act(desk.agent, one.id, 'resolution', resolution)).status).toBe(200);
  expect((await act(desk.agent, one.id, 'merger', { intoId: hers.id })).status).toBe(200);
  await separate(simon.id);
  expect(await read(desk.agent, one.id)).toMatchObject({ status: 'resolved', mergedIntoId: null });
  expect(await read(desk.agent, other.id)).toMatchObject({ mergedIntoId: one.id });
  expect(await wordsOf(one.number)).toEqual(['ONE WORDS', 'OTHER WORDS']);
  expect(await wordsOf(hers.number)).toEqual(['ROSA WORDS']);
  expect(await desk.api.verify()).toEqual([]);
});

const tasksOf = async (id: number) =>
  (await desk.agent<TicketTask[]>('GET', `/api/tickets/${id}/taskList`)).body;

test('work for a ticket goes back with it, and its survivor waits for its own customer again', async () => {
  const [rosa, simon] = [await join('work-rosa'), await join('work-simon')];
  await desk.manager('POST', `/api/members/${rosa.id}/merger`, {
    recordId: simon.id,
    reason: 'Same phone',
  });
  const [hers, his] = [await open(rosa.externalId, 'ROSA'), await open(simon.externalId, 'SIMON')];
  await say(desk.agent, his.id, { next: 'askCustomer' });
  await say(desk.agent, hers.id, { next: 'askCustomer' });
  const task = { title: 'Look for it', department: 'warehouse', dueAt: NOW + DAY };
  await desk.agent('POST', `/api/tickets/${his.id}/tasks`, task);
  expect((await act(desk.agent, his.id, 'merger', { intoId: hers.id })).status).toBe(200);
  expect(await tasksOf(hers.id)).toHaveLength(1);
  await separate(simon.id);
  expect(await tasksOf(hers.id)).toEqual([]);
  expect(await tasksOf(his.id)).toMatchObject([{ title: 'Look for it', doneAt: null }]);
  expect(await read(desk.agent, his.id)).toMatchObject({ status: 'open' });
  expect((await act(desk.agent, his.id, 'resolution', { resolution: 'answered' })).status).toBe(
    409,
  );
  desk.api.now = NOW + 15 * DAY;
  expect(await read(desk.agent, hers.id)).toMatchObject({ status: 'resolved' });
  desk.api.now = NOW;
  expect(await desk.api.verify()).toEqual([]);
});
test('each ticket shows when something was last said in it alone', async () => {
  const { simon, hers, his } = await mixUp('last');
  desk.api.now = NOW + DAY;
  await answer(desk.store, his.number, { body: 'SIMON LATER' });
  expect(await read(desk.agent, hers.id)).toMatchObject({ lastMessageAt: NOW + DAY });
  await separate(simon.id);
  expect(await read(desk.agent, hers.id)).toMatchObject({ lastMessageAt: NOW });
  expect(await read(desk.agent, his.id)).toMatchObject({ lastMessageAt: NOW + DAY });
  desk.api.now = NOW;
  expect(await desk.api.verify()).toEqual([]);
});

/** Rosa's ticket is closed, and the follow-up that staff opened to it is of Simon's record. */
const followUpOfOther = async (key: string) => {
  const [rosa, simon] = [await join(`${key}-rosa`), await join(`${key}-simon`)];
  await desk.manager('POST', `/api/members/${rosa.id}/merger`, {
    recordId: simon.id,
    reason: 'Same phone',
  });
  const closed = await open(rosa.externalId, 'ROSA');
  await act(desk.agent, closed.id, 'resolution', { resolution: 'answered' });
  desk.api.now = NOW + 10 * DAY;
  const followUp = await write(desk.agent, { memberId: simon.id, followUpOf: closed.id });
  return { rosa, simon, closed, followUp };
};

test('a follow-up of another person is none any more, and what was written there to the closed ticket is back in it', async () => {
  const { simon, closed, followUp } = await followUpOfOther('follow');
  const answered = await answer(desk.store, closed.number, { body: 'ROSA AGAIN' });
  expect(answered.body.number).toBe(followUp.number);
  await separate(simon.id);
  expect(await wordsOf(closed.number)).toEqual(['ROSA WORDS', 'ROSA AGAIN']);
  expect(await wordsOf(followUp.number)).not.toContain('ROSA AGAIN');
  const shown = await read(desk.agent, closed.id);
  expect(shown).toMatchObject({ status: 'open', linked: [], lastMessageAt: NOW + 10 * DAY });
  expect(await read(desk.agent, followUp.id)).toMatchObject({ linked: [] });
  desk.api.now = NOW;
  expect(await desk.api.verify()).toEqual([]);
});
test('what is written to the closed ticket afterwards is no message to the other person', async () => {
  const { simon, closed, followUp } = await followUpOfOther('later');
  await separate(simon.id);
  const answered = await answer(desk.store, closed.number, { body: 'ROSA LATER' });
  expect(answered.body.number).not.toBe(followUp.number);
  expect(await wordsOf(followUp.number)).not.toContain('ROSA LATER');
  desk.api.now = NOW;
});
