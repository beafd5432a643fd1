/** Work of other departments keeps a ticket open, and words that must not stay are taken away for good. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TicketTask } from '#contract/service/tasks';
import { query } from '#db/statements';
import { type Call, NOW } from '../support/openApi.ts';
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

const hand = (call: Call, id: number, further: object = {}) =>
  call<{ tasks: TicketTask[] }>('POST', `/api/tickets/${id}/tasks`, {
    title: 'Count the blue ones',
    department: 'warehouse',
    dueAt: NOW + DAY,
    ...further,
  });
const decide = (id: number, noun: string, taskId: number) =>
  desk.agent<{ message: string }>('POST', `/api/tickets/${id}/${noun}`, { taskId });

describe('the tasks of a ticket', () => {
  test('as long as one is open the ticket cannot be resolved, by no way', async () => {
    const { id } = await write(desk.agent);
    const { body } = await hand(desk.agent, id);
    const taskId = body.tasks[0]?.id ?? 0;
    const resolved = await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    expect([resolved.status, resolved.body.message]).toEqual([409, 'tickets.errors.openTasks']);
    expect((await say(desk.agent, id, { next: 'resolve', resolution: 'answered' })).status).toBe(
      409,
    );
    const { body: results } = await desk.agent('POST', '/api/tickets/steps', {
      action: 'resolve',
      ids: [id],
      resolution: 'answered',
    });
    expect(results).toMatchObject([{ error: 'tickets.errors.openTasks' }]);
    expect((await decide(id, 'taskCompletion', taskId)).status).toBe(200);
    expect((await decide(id, 'taskCompletion', taskId)).status).toBe(409);
    expect((await decide(id, 'taskReopening', taskId)).status).toBe(200);
    expect((await decide(id, 'taskCompletion', taskId)).status).toBe(200);
    expect((await act(desk.agent, id, 'resolution', { resolution: 'answered' })).status).toBe(200);
  });
  test('what is in the way of resolving is told at once, with what ends it', async () => {
    const { id } = await write(desk.agent);
    await hand(desk.agent, id);
    const { body: other } = await desk.agent<{ id: number; number: string }>('POST', '/api/cases', {
      ticketId: id,
      kind: 'complaint',
      input: { remedySought: 'other' },
    });
    const open = [
      {
        message: 'tickets.errors.openTasks',
        resource: 'tickets',
        id,
        name: 'Count the blue ones',
      },
      { message: 'tickets.errors.openCases', resource: 'cases', id: other.id, name: other.number },
    ];
    const refused = await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { message: 'obstacles.several', obstacles: open },
    ]);
    const { body } = await desk.agent('GET', `/api/tickets/${id}/obstacles`);
    expect(body).toEqual(open);
    expect((await desk.agent('GET', '/api/tickets/999999/obstacles')).status).toBe(404);
    expect((await act(desk.agent, id, 'spam')).body).toMatchObject({ obstacles: open });
  });
  test('a customer’s silence resolves nothing while one is open', async () => {
    const { id } = await write(desk.agent);
    await say(desk.agent, id, { next: 'askCustomer' });
    const { body } = await hand(desk.agent, id);
    try {
      desk.api.now = NOW + 20 * DAY;
      expect((await read(desk.agent, id)).status).toBe('pendingCustomer');
      await decide(id, 'taskCompletion', body.tasks[0]?.id ?? 0);
      desk.api.now = NOW + 34 * DAY - 1;
      expect((await read(desk.agent, id)).status).toBe('pendingCustomer');
      desk.api.now = NOW + 34 * DAY;
      expect((await read(desk.agent, id)).status).toBe('resolved');
    } finally {
      desk.api.now = NOW;
    }
  });
  test('a task is due at an instant to come, of the ticket that is named, and of one that has not ended', async () => {
    const { id } = await write(desk.agent);
    const other = await write(desk.agent);
    expect((await hand(desk.agent, id, { dueAt: NOW })).status).toBe(422);
    expect((await hand(desk.agent, id, { department: 'moon' })).status).toBe(422);
    const { body } = await hand(desk.agent, id);
    expect((await decide(other.id, 'taskCompletion', body.tasks[0]?.id ?? 0)).status).toBe(422);
    await act(desk.agent, other.id, 'spam');
    expect((await hand(desk.agent, other.id)).status).toBe(409);
    expect((await hand(await desk.api.raw('marketer'), id)).status).toBe(403);
  });
});

describe('taking words away', () => {
  const redact = (call: Call, id: number, messageId: number) =>
    call('POST', `/api/tickets/${id}/redaction`, { messageId, reason: 'A card number' });
  test('they are gone everywhere, and who took them away and why is seen', async () => {
    const { body } = await ask(desk.store, { message: 'My card is 6222021234567890' });
    const [ticket] = (
      await desk.agent<{ id: number }[]>('GET', `/api/tickets?filter={"number":"${body.number}"}`)
    ).body;
    const id = ticket?.id ?? 0;
    const { messages } = await timelineOf(desk.agent, id);
    const messageId = messages[0]?.id ?? 0;
    expect((await redact(desk.agent, id, messageId)).status).toBe(403);
    expect((await redact(desk.manager, id, messageId)).status).toBe(200);
    expect((await redact(desk.manager, id, messageId)).status).toBe(409);
    expect((await timelineOf(desk.agent, id)).messages).toMatchObject([
      { body: '', redactedAt: NOW, redactedBy: 'Manager', redactionReason: 'A card number' },
    ]);
    for (const table of [
      'ticket_messages',
      'activities',
      'tickets',
      'idempotency_keys',
      'outbox_events',
    ]) {
      const rows = await query(desk.api.connection.db, `select * from ${table}`);
      expect(JSON.stringify(rows)).not.toContain('6222021234567890');
    }
    await answer(desk.store, body.number, { body: 'Hello?' });
    const { body: told } = await desk.store('GET', `/api/store/tickets/${body.number}`);
    expect(JSON.stringify(told)).not.toContain('6222');
  });
  test('only a message of the ticket that is named', async () => {
    const { id } = await write(desk.agent);
    const other = await write(desk.agent);
    const { messages } = await timelineOf(desk.agent, other.id);
    expect((await redact(desk.manager, id, messages[0]?.id ?? 0)).status).toBe(422);
  });
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
