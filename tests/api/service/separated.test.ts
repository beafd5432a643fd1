/** Tickets that were merged while two people passed for one: undoing the merge of the members takes them apart. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnmergePreview } from '#contract/members/merges';
import type { Activity } from '#contract/platform/activities';
import type { Ticket } from '#contract/service/tickets';
import type { ToldTicket } from '#contract/service/replies';
import { query } from '#db/statements';
import { act, answer, ask, type Desk, openDesk, read } from './ticketStore.ts';

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
  (await desk.store<ToldTicket>('GET', `/api/store/tickets/${number}`)).body;
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
  expect(preview.body.tickets).toBe(1);
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
