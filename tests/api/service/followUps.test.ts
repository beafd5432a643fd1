/** Tickets that follow closed ones: what the customer writes comes to the last of them, or begins another one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ticket } from '#contract/service/tickets';
import { NOW } from '../support/openApi.ts';
import { act, answer, ask, type Desk, next, openDesk, read } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const idOf = async (number: string) =>
  (await desk.agent<Ticket[]>('GET', `/api/tickets?filter={"number":"${number}"}`)).body[0]?.id ??
  0;
const resolve = async (number: string) =>
  act(desk.agent, await idOf(number), 'resolution', { resolution: 'answered' });

test('a ticket whose followers were merged into it begins another one when it is closed again', async () => {
  const { body: first } = await ask(desk.store);
  await resolve(first.number);
  try {
    desk.api.now = NOW + 8 * DAY;
    const { body: second } = await answer(desk.store, first.number);
    expect(second.number).not.toBe(first.number);
    await resolve(second.number);
    desk.api.now = NOW + 16 * DAY;
    const { body: third } = await answer(desk.store, second.number);
    // It was written in time and arrived late: the first one is open again, and takes the third one.
    await answer(desk.store, first.number, { occurredAt: NOW + DAY });
    const intoId = await idOf(first.number);
    expect((await act(desk.agent, await idOf(third.number), 'merger', { intoId })).status).toBe(
      200,
    );
    await resolve(first.number);
    desk.api.now = NOW + 30 * DAY;
    const sent = { externalId: next(), body: 'It broke again' };
    const { status, body: fourth } = await answer(desk.store, first.number, sent);
    expect(status).toBe(200);
    expect(fourth.status).toBe('new');
    expect([first, second, third].map(({ number }) => number)).not.toContain(fourth.number);
    // The same message again, to whichever of them, changes nothing.
    for (const { number } of [first, second, third, fourth])
      expect((await answer(desk.store, number, sent)).body).toEqual(fourth);
    expect((await read(desk.agent, intoId)).status).toBe('closed');
  } finally {
    desk.api.now = NOW;
  }
});
