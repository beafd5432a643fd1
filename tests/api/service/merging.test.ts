/** What goes along when two tickets become one: work of others, customers who wait, and messages that are sent again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MergeTarget } from '#contract/service/merging';
import type { TicketTask } from '#contract/service/tasks';
import type { Ticket } from '#contract/service/tickets';
import { NOW } from '../support/openApi.ts';
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
});
afterAll(() => desk.api.close());

const merge = async (id: number, intoId: number) => {
  expect((await act(desk.agent, id, 'merger', { intoId })).status).toBe(200);
};
const idOf = async (number: string) =>
  (await desk.agent<Ticket[]>('GET', `/api/tickets?filter={"number":"${number}"}`)).body[0]?.id ??
  0;
const tasksOf = async (id: number) =>
  (await desk.agent<TicketTask[]>('GET', `/api/tickets/${id}/taskList`)).body;
const handOver = (id: number) =>
  desk.agent('POST', `/api/tickets/${id}/tasks`, {
    title: 'Count the blue ones',
    department: 'warehouse',
    dueAt: NOW + DAY,
  });
const resolve = (id: number) => act(desk.agent, id, 'resolution', { resolution: 'answered' });
const askCustomer = (id: number) => say(desk.agent, id, { next: 'askCustomer' });

describe('the tickets into which one can be merged', () => {
  const targetsOf = async (id: number) =>
    (await desk.agent<MergeTarget[]>('GET', `/api/tickets/${id}/mergeTargets`)).body.map(
      (target) => target.id,
    );
  test('are exactly those of the customer, or of nobody about the same order, that a merge accepts', async () => {
    const order = { orderExternalId: 'o-merge' };
    const asked = await write(desk.agent, { memberId: 1, ...order });
    const own = await write(desk.agent, { memberId: 1 });
    const guests = await write(desk.agent, order);
    const [ended, gone] = [
      await write(desk.agent, { memberId: 1 }),
      await write(desk.agent, { memberId: 1 }),
    ];
    await act(desk.agent, ended.id, 'spam');
    await merge(gone.id, own.id);
    await write(desk.agent);
    expect(await targetsOf(asked.id)).toEqual([guests.id, own.id]);
    expect(await targetsOf(guests.id)).toEqual([asked.id]);
    for (const intoId of await targetsOf(asked.id)) {
      const { id } = await write(desk.agent, { memberId: 1, ...order });
      await merge(id, intoId);
    }
  });
});

describe('work of other departments', () => {
  test('an open task goes on in the ticket that stays, which cannot be resolved before it is done', async () => {
    const [goes, stays] = [await write(desk.agent), await write(desk.agent)];
    await handOver(goes.id);
    await merge(goes.id, stays.id);
    expect(await tasksOf(goes.id)).toEqual([]);
    const [task] = await tasksOf(stays.id);
    expect((await resolve(stays.id)).status).toBe(409);
    await desk.agent('POST', `/api/tickets/${stays.id}/taskCompletion`, { taskId: task?.id });
    expect((await resolve(stays.id)).status).toBe(200);
  });
  test('a ticket that waits for its customer does not lapse while such a task is open', async () => {
    const [goes, stays] = [await write(desk.agent), await write(desk.agent)];
    await askCustomer(goes.id);
    await askCustomer(stays.id);
    await handOver(goes.id);
    await merge(goes.id, stays.id);
    desk.api.now = NOW + 20 * DAY;
    expect((await read(desk.agent, stays.id)).status).toBe('pendingCustomer');
    desk.api.now = NOW;
  });
  test('a resolved ticket is open again with such a task', async () => {
    const [goes, stays] = [await write(desk.agent), await write(desk.agent)];
    await askCustomer(goes.id);
    await handOver(goes.id);
    await resolve(stays.id);
    await merge(goes.id, stays.id);
    expect(await read(desk.agent, stays.id)).toMatchObject({ status: 'open', resolution: null });
  });
});

describe('a customer who waits in the ticket that goes', () => {
  test('is not silenced by one that waits for the customer, is on hold or resolved', async () => {
    const hold = { waitingOn: 'carrier', followUpAt: NOW + 30 * DAY };
    for (const rest of [askCustomer, resolve, (id: number) => act(desk.agent, id, 'hold', hold)]) {
      const [goes, stays] = [await write(desk.agent), await write(desk.agent)];
      await rest(stays.id);
      await merge(goes.id, stays.id);
      expect((await read(desk.agent, stays.id)).status).toBe('open');
      desk.api.now = NOW + 20 * DAY;
      expect((await read(desk.agent, stays.id)).status).toBe('open');
      desk.api.now = NOW;
    }
  });
  test('one that needs nobody leaves the other as it is', async () => {
    const [goes, stays] = [await write(desk.agent), await write(desk.agent)];
    await resolve(goes.id);
    await askCustomer(stays.id);
    await merge(goes.id, stays.id);
    expect((await read(desk.agent, stays.id)).status).toBe('pendingCustomer');
  });
});

describe('a message that is sent again', () => {
  test('is no second one after the merge, to whichever ticket it is sent', async () => {
    const [goes, stays] = [(await ask(desk.store)).body, (await ask(desk.store)).body];
    const sent = { externalId: next(), body: 'Where is it?' };
    await answer(desk.store, goes.number, sent);
    const id = await idOf(stays.number);
    await merge(await idOf(goes.number), id);
    for (const number of [goes.number, stays.number])
      expect((await answer(desk.store, number, sent)).status).toBe(200);
    const { messages } = await timelineOf(desk.agent, id);
    expect(messages.filter(({ body }) => body === 'Where is it?')).toHaveLength(1);
  });
  test('a shop that numbers the messages of each ticket can go on with both numbers', async () => {
    const [goes, stays] = [(await ask(desk.store)).body, (await ask(desk.store)).body];
    await answer(desk.store, goes.number, { externalId: '1', body: 'Hello?' });
    const id = await idOf(stays.number);
    await merge(await idOf(goes.number), id);
    const other = { externalId: '1', body: 'It is blue.' };
    expect((await answer(desk.store, stays.number, other)).status).toBe(200);
    // Of the ticket that it names it would be another message with the same number.
    const third = { externalId: '1', body: 'And broken.' };
    for (const number of [goes.number, stays.number])
      expect((await answer(desk.store, number, third)).status).toBe(409);
    // The next of each ticket has the same number, too, and may be sent again.
    for (const [number, body] of [
      [stays.number, 'Thanks.'],
      [goes.number, 'It broke again.'],
      [goes.number, 'It broke again.'],
    ] as const)
      expect((await answer(desk.store, number, { externalId: '2', body })).status).toBe(200);
    const other2 = { externalId: '2', body: 'Something else.' };
    expect((await answer(desk.store, goes.number, other2)).status).toBe(409);
    expect((await timelineOf(desk.agent, id)).messages.map(({ body }) => body).slice(4)).toEqual([
      'Thanks.',
      'It broke again.',
    ]);
  });
  test('is known although its words were taken away, and another one is refused', async () => {
    const { body } = await ask(desk.store);
    const sent = { externalId: next(), body: 'My card is 6222021234567890' };
    await answer(desk.store, body.number, sent);
    const id = await idOf(body.number);
    const messageId = (await timelineOf(desk.agent, id)).messages.at(-1)?.id;
    const redaction = { messageId, reason: 'A card number' };
    await desk.manager('POST', `/api/tickets/${id}/redaction`, redaction);
    expect((await answer(desk.store, body.number, sent)).status).toBe(200);
    expect((await answer(desk.store, body.number, { ...sent, body: 'Else' })).status).toBe(409);
    expect((await timelineOf(desk.agent, id)).messages.map((one) => one.body)).toEqual([
      'It arrived in pieces.',
      '',
    ]);
  });
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
