/** The shop is told what time decides of tickets, once, as of when it happened. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketTask } from '#contract/service/tasks';
import { query } from '#db/statements';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { NOW } from '../support/openApi.ts';
import { act, ask, type Desk, openDesk, read, say, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.owner('POST', '/api/webhookEndpoints', {
    url: 'https://shop.example.com/hook',
    types: ['ticket.status_changed'],
  });
});
afterAll(() => desk.api.close());

interface Payload {
  number: string;
  status: string;
}
/** The statuses that the shop was told, with the day on which each began. */
const toldOf = async (id: number) => {
  const { number } = await read(desk.agent, id);
  const events = await query<{ at: number; payload: string }>(
    desk.api.connection.db,
    `select occurred_at as at, payload from outbox_events where type = 'ticket.status_changed' order by id`,
  );
  return events
    .map(({ at, payload }) => ({ at, ...(JSON.parse(payload) as Payload) }))
    .filter((told) => told.number === number)
    .map(({ at, status }) => `${status} ${(Number(at) - NOW) / DAY}`);
};
/** Runs these on their days, and what is due on each. */
const onDays = async (days: Record<number, () => Promise<unknown>>) => {
  try {
    for (const [day, work] of Object.entries(days)) {
      desk.api.now = NOW + Number(day) * DAY;
      await recordDueEvents(desk.api.application);
      await work();
    }
  } finally {
    desk.api.now = NOW;
  }
};
const nothing = async () => {};

test('a ticket whose customer is asked again is told as resolved and closed from then on', async () => {
  const { id } = await write(desk.agent);
  const asked = () => say(desk.agent, id, { next: 'askCustomer' });
  await onDays({ 0: asked, 10: asked, 15: nothing, 24: nothing, 31: nothing });
  expect(await toldOf(id)).toEqual(['new 0', 'pendingCustomer 0', 'resolved 24', 'closed 31']);
});

test('a ticket whose last task is done is told as resolved once its customer is silent', async () => {
  const { id } = await write(desk.agent);
  let taskId = 0;
  await onDays({
    0: async () => {
      await say(desk.agent, id, { next: 'askCustomer' });
      const task = { title: 'Count', department: 'warehouse', dueAt: NOW + DAY };
      const path = `/api/tickets/${id}/tasks`;
      const { body } = await desk.agent<{ tasks: TicketTask[] }>('POST', path, task);
      taskId = body.tasks[0]?.id ?? 0;
    },
    20: () => desk.agent('POST', `/api/tickets/${id}/taskCompletion`, { taskId }),
    33: nothing,
    34: nothing,
    41: nothing,
  });
  expect(await toldOf(id)).toEqual(['new 0', 'pendingCustomer 0', 'resolved 34', 'closed 41']);
});

test('a note on a closed ticket does not tell again that it was closed', async () => {
  const { id } = await write(desk.agent);
  await onDays({
    0: () => act(desk.agent, id, 'resolution', { resolution: 'answered' }),
    8: () => say(desk.agent, id, { kind: 'internal', body: 'Nothing came back' }),
    9: nothing,
  });
  expect(await toldOf(id)).toEqual(['new 0', 'resolved 0', 'closed 7']);
});

test('a ticket that is marked as spam is closed for its customer', async () => {
  const { body } = await ask(desk.store);
  const filter = encodeURIComponent(JSON.stringify({ number: body.number }));
  const [ticket] = (await desk.agent<{ id: number }[]>('GET', `/api/tickets?filter=${filter}`))
    .body;
  await act(desk.agent, ticket?.id ?? 0, 'spam');
  const { body: shown } = await desk.store<{ status: string }>(
    'GET',
    `/api/store/tickets/${body.number}`,
  );
  expect(shown.status).toBe('closed');
});

test('after all of this every kept figure agrees with its rows', async () => {
  expect(await desk.api.verify()).toEqual([]);
  expect(desk.api.faultLines()).toEqual([]);
});
