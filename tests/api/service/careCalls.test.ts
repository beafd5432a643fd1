/** Care calls: attempts, quiet hours, and one open call for each customer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

const HOUR = 3_600_000;
/** The store is in Shanghai, where it is noon now. */
const EVENING = NOW + 9 * HOUR;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const attempt = (id: number, outcome: string) => stepOf(desk.agent, id, 'attempt', { outcome });

test('the third call without an answer is the last one', async () => {
  const { id } = await newCase(desk.agent, 'care', { plannedAt: NOW });
  for (const round of [1, 2, 3]) {
    desk.api.now = NOW + round * HOUR;
    expect((await attempt(id, 'noAnswer')).status).toBe(200);
    if (round < 3) {
      // A call without an answer is made again, and not completed.
      expect((await readCase(desk.agent, id)).allowed).toEqual(['cancel', 'reschedule']);
      await stepOf(desk.agent, id, 'reschedule', { plannedAt: NOW + (round + 1) * HOUR });
    }
  }
  const { stage, closedAt, steps, details } = await readCase(desk.agent, id);
  expect([stage, closedAt]).toEqual(['abandoned', NOW + 3 * HOUR]);
  expect(steps.at(-1)).toMatchObject({ action: 'abandon', party: 'system' });
  expect(details).toMatchObject({ rule: 'manual', attempts: [{}, {}, {}] });
  desk.api.now = NOW;
});

test('somebody who was reached, or does not want to be called, is not called again', async () => {
  const { id } = await newCase(desk.agent, 'care', { plannedAt: NOW });
  await attempt(id, 'refused');
  expect((await readCase(desk.agent, id)).allowed).toEqual(['cancel', 'complete']);
  const again = await stepOf(desk.agent, id, 'reschedule', { plannedAt: NOW + HOUR });
  expect([again.status, again.body.message]).toEqual([409, 'cases.errors.calledAlready']);
  expect((await stepOf(desk.agent, id, 'complete')).body.stage).toBe('done');
});

test('a call planned for the quiet hours is due in the morning, and nobody calls at night', async () => {
  const { id, dueAt } = await newCase(desk.agent, 'care', { plannedAt: EVENING });
  expect(dueAt).toBe(NOW + 21 * HOUR);
  desk.api.now = (dueAt ?? 0) + 12 * HOUR;
  const night = await attempt(id, 'reached');
  expect([night.status, night.body.message]).toEqual([409, 'cases.errors.quietHours']);
  desk.api.now = NOW;
});

test('a customer has one open call, whichever ticket it belongs to', async () => {
  const first = await write(desk.agent, { memberId: 1 });
  const second = await write(desk.agent, { memberId: 1 });
  const plan = { plannedAt: NOW };
  const { body } = await openCase(desk.agent, first.id, 'care', plan);
  const refused = await openCase(desk.agent, second.id, 'care', plan);
  expect([refused.status, refused.body.message]).toEqual([409, 'cases.errors.secondCall']);
  await attempt(body.id, 'reached');
  await stepOf(desk.agent, body.id, 'complete');
  expect((await openCase(desk.agent, second.id, 'care', plan)).status).toBe(201);
});

test('a call that fell due is overdue from then on until somebody calls, also once that is written down', async () => {
  const { id } = await newCase(desk.agent, 'care', { plannedAt: NOW + HOUR });
  const overdue = async () =>
    (await desk.agent<{ id: number }[]>('GET', '/api/cases?filter={"isOverdue":true}')).body
      .map((one) => one.id)
      .includes(id);
  expect(await overdue()).toBe(false);
  desk.api.now = NOW + 2 * HOUR;
  expect([await overdue(), (await readCase(desk.agent, id)).dueAt]).toEqual([true, NOW + HOUR]);
  await desk.agent('POST', `/api/cases/${id}/owner`, {
    ownerId: 'agent',
    version: (await readCase(desk.agent, id)).version,
  });
  expect([await overdue(), (await readCase(desk.agent, id)).dueAt]).toEqual([true, NOW + HOUR]);
  await attempt(id, 'reached');
  expect(await overdue()).toBe(false);
  desk.api.now = NOW;
});

test('staff cancel a planned call with a reason, and the customer can be called for another one', async () => {
  const { id, ticketId } = await newCase(desk.agent, 'care', { plannedAt: NOW + HOUR });
  const silent = await stepOf(desk.agent, id, 'cancel');
  expect(silent.body.errors).toEqual({ reason: 'ra.validation.required' });
  const canceled = await stepOf(desk.agent, id, 'cancel', {}, 'Planned by mistake');
  expect([canceled.status, canceled.body.stage, canceled.body.closedAt]).toEqual([
    200,
    'canceled',
    NOW,
  ]);
  expect((await openCase(desk.agent, ticketId, 'care', { plannedAt: NOW })).status).toBe(201);
});

test('a call that is written down later counts as of when it was made', async () => {
  const { id } = await newCase(desk.agent, 'care', { plannedAt: NOW + HOUR });
  // At ten in the evening, of a call at six.
  desk.api.now = NOW + 10 * HOUR;
  const write = (calledAt: number) =>
    stepOf(desk.agent, id, 'attempt', { outcome: 'reached', calledAt });
  const errorOf = async (calledAt: number) => (await write(calledAt)).body.errors;
  expect(await errorOf(desk.api.now + 1)).toEqual({ input: { calledAt: 'errors.future' } });
  expect(await errorOf(NOW)).toEqual({ input: { calledAt: 'cases.errors.calledBefore' } });
  expect((await write(NOW + 9 * HOUR)).body.message).toBe('cases.errors.quietHours');
  expect((await write(NOW + 6 * HOUR)).status).toBe(200);
  const { details, stageAt, steps } = await readCase(desk.agent, id);
  expect(details).toMatchObject({ attempts: [{ at: NOW + 6 * HOUR }] });
  expect([stageAt, steps.at(-1)?.at]).toEqual([NOW + 6 * HOUR, NOW + 6 * HOUR]);
  desk.api.now = NOW;
});

test('a call that reached nobody is not done, and can be canceled', async () => {
  const { id } = await newCase(desk.agent, 'care', { plannedAt: NOW });
  await attempt(id, 'noAnswer');
  const done = await stepOf(desk.agent, id, 'complete');
  expect([done.status, done.body.message]).toEqual([409, 'cases.errors.notReached']);
  expect((await stepOf(desk.agent, id, 'cancel', {}, 'Moved away')).body.stage).toBe('canceled');
});
