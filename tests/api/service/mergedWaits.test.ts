/** How long customers waited, of tickets into which others were merged. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketClocks } from '#contract/service/clocks';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { act, type Desk, openDesk, say, write } from './ticketStore.ts';

const MINUTE = 60_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const firstOf = async (id: number) => {
  const { body } = await desk.agent<TicketClocks>('GET', `/api/tickets/${id}/clocks`);
  return body.clocks.filter(({ metric }) => metric === 'firstResponse');
};
const waitedOf = async (id: number) => {
  const [row] = await query<{ asked: number; ran: number }>(
    desk.api.connection.db,
    'select first_asked_at as asked, first_ran_ms as ran from tickets where id = ?',
    [id],
  );
  return [Number(row?.asked), Number(row?.ran)];
};

test('the first response is to the customer who asked first, also where the ticket that stays was answered before', async () => {
  const hour = 60 * MINUTE;
  const early = await write(desk.agent);
  const asked = (await firstOf(early.id))[0]?.startedAt ?? 0;
  desk.api.now = NOW + 3 * hour;
  const stays = await write(desk.agent);
  desk.api.now = NOW + 3 * hour + 10 * MINUTE;
  await say(desk.agent, stays.id);
  const before = await waitedOf(stays.id);
  expect(before[1]).toBe(10 * MINUTE);
  desk.api.now = NOW + 3 * hour + 20 * MINUTE;
  const merged = await act(desk.agent, early.id, 'merger', { intoId: stays.id });
  expect([merged.status, merged.body.message]).toEqual([200, undefined]);
  expect((await firstOf(stays.id)).map(({ instance, state }) => [instance, state])).toEqual([
    [1, 'ended'],
    [2, 'running'],
  ]);
  expect(await waitedOf(stays.id)).toEqual(before);
  desk.api.now = NOW + 3 * hour + 30 * MINUTE;
  await say(desk.agent, stays.id);
  const [first, ran] = await waitedOf(stays.id);
  expect(first).toBe(asked);
  expect(ran).toBeGreaterThan(hour);
  expect(await desk.api.verify()).toEqual([]);
});
