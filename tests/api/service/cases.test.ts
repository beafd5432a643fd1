/** The frame of cases: opening them, their steps, what time does, and what depends on them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { Case } from '#contract/service/cases';
import type { Timeline } from '#contract/service/replies';
import { query } from '#db/statements';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { NOW } from '../support/openApi.ts';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import { act, ask, type Desk, openDesk, timelineOf, write } from './ticketStore.ts';

const HOUR = 3_600_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const SOON = { plannedAt: NOW + HOUR };
const LIST = '/api/activities?sort=["id","DESC"]&range=[0,49]';
const list = async (filter: object) =>
  (
    await desk.agent<Case[]>(
      'GET',
      `/api/cases?filter=${encodeURIComponent(JSON.stringify(filter))}&range=[0,99]`,
    )
  ).body;

describe('opening a case', () => {
  test('it belongs to its ticket and the customer, has a number of its day, and one activity tells it', async () => {
    const { id: ticketId } = await write(desk.agent, { memberId: 1 });
    const { status, body } = await openCase(desk.agent, ticketId, 'care', SOON);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ticketId,
      kind: 'care',
      stage: 'planned',
      memberId: 1,
      ownerId: 'agent',
      closedAt: null,
      dueAt: NOW + HOUR,
      allowed: ['cancel'],
    });
    expect(body.number).toMatch(/^CS20251121-\d{4}$/);
    const { body: activities } = await desk.owner<Activity[]>('GET', LIST);
    expect(activities[0]).toMatchObject({
      resource: 'cases',
      verb: 'create',
      recordId: `${body.id}`,
    });
    expect(activities[1]).toMatchObject({ resource: 'tickets' });
  });
  test('what the kind needs is asked for by name, and what it does not know is refused by name', async () => {
    const { id } = await write(desk.agent);
    const missing = await openCase(desk.agent, id, 'care', {});
    expect(missing.status).toBe(422);
    expect(missing.body.errors).toHaveProperty('input.plannedAt');
    const unknown = await openCase(desk.agent, id, 'care', { ...SOON, colour: 'red' });
    expect(unknown.status).toBe(422);
    expect(JSON.stringify(unknown.body)).toContain('colour');
    expect(await list({ ticketId: id })).toEqual([]);
  });
  test('an order of another customer than that of the ticket is refused', async () => {
    await desk.store('POST', '/api/store/members', { externalId: 'other', name: 'Mo' });
    await desk.store('POST', '/api/store/orders', {
      externalId: 'of-other',
      channel: 'web',
      memberExternalId: 'other',
      currency: 'CNY',
      lines: [{ sku: 'CUP', quantity: 1, unitPrice: 100, paid: 100 }],
      statuses: [{ status: 'placed', at: NOW }],
    });
    const asked = await ask(desk.store);
    const [ticket] = (
      await desk.agent<{ id: number }[]>(
        'GET',
        `/api/tickets?filter={"number":"${asked.body.number}"}`,
      )
    ).body;
    const refused = await openCase(desk.agent, ticket?.id ?? 0, 'care', SOON, {
      orderExternalId: 'of-other',
    });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { orderExternalId: 'tickets.errors.orderOfOther' },
    ]);
  });
  test('a kind that is not offered yet, a ticket that has ended and a line that the order has not are refused', async () => {
    const { id } = await write(desk.agent);
    expect((await openCase(desk.agent, id, 'consultation', {})).status).toBe(422);
    expect(
      (
        await openCase(desk.agent, id, 'care', SOON, {
          orderExternalId: 'none',
          lines: [{ lineNumber: 1, quantity: 1 }],
        })
      ).body.errors,
    ).toEqual({ lines: { 0: { lineNumber: 'errors.notFound' } } });
    await act(desk.agent, id, 'resolution', { resolution: 'answered' });
    const late = await openCase(desk.agent, id, 'care', SOON);
    expect([late.status, late.body.message]).toEqual([409, 'tickets.errors.not.resolved']);
  });
});

describe('the steps of a case', () => {
  test('an action that this stage does not have is refused, and so is one that only the console takes', async () => {
    const { id } = await newCase(desk.agent, 'care', SOON);
    const early = await stepOf(desk.agent, id, 'attempt', { outcome: 'reached' });
    expect([early.status, early.body.message]).toEqual([409, 'cases.errors.notNow']);
    const suppress = await stepOf(desk.manager, id, 'suppress', {}, 'Why not');
    expect([suppress.status, suppress.body.message]).toEqual([409, 'cases.errors.onlyBy.system']);
    expect((await stepOf(desk.agent, id, 'dance')).status).toBe(404);
    expect((await readCase(desk.agent, id)).steps.map(({ action }) => action)).toEqual(['open']);
  });
  test('of two people who saw the same version, the second is refused and nothing is done twice', async () => {
    const { id, version } = await newCase(desk.agent, 'care', SOON);
    desk.api.now = NOW + HOUR;
    const body = { version, reason: null, input: { outcome: 'noAnswer' } };
    const path = `/api/cases/${id}/actions/attempt`;
    const answers = await Promise.all([
      desk.agent('POST', path, body),
      desk.manager('POST', path, body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { steps, stage } = await readCase(desk.agent, id);
    expect(stage).toBe('attempted');
    expect(steps.map(({ action }) => action)).toEqual(['open', 'fallDue', 'attempt']);
    desk.api.now = NOW;
  });
  test('the same key twice is one step', async () => {
    const { id, version } = await newCase(desk.agent, 'care', SOON);
    desk.api.now = NOW + HOUR;
    const body = { version, reason: null, input: { outcome: 'noAnswer' } };
    const key = { 'Idempotency-Key': `step-${id}` };
    const path = `/api/cases/${id}/actions/attempt`;
    const first = await desk.agent('POST', path, body, key);
    const again = await desk.agent('POST', path, body, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await readCase(desk.agent, id)).steps).toHaveLength(3);
    desk.api.now = NOW;
  });
  test('each step of a person leaves one activity without words, and stands in the timeline of the ticket', async () => {
    const { id, ticketId } = await newCase(desk.agent, 'care', SOON);
    desk.api.now = NOW + HOUR;
    const [before] = (await desk.owner<Activity[]>('GET', LIST)).body;
    await stepOf(desk.agent, id, 'attempt', { outcome: 'reached' });
    const { body: activities } = await desk.owner<Activity[]>('GET', LIST);
    const added = activities.filter((activity) => activity.id > (before?.id ?? 0));
    expect(added).toHaveLength(1);
    expect(added[0]).toMatchObject({
      resource: 'cases',
      verb: 'step',
      before: { stage: 'due' },
      after: { stage: 'attempted', action: 'attempt' },
    });
    const { cases }: Timeline = await timelineOf(desk.agent, ticketId);
    expect(cases.map(({ action }) => action)).toEqual(['open', 'fallDue', 'attempt']);
    desk.api.now = NOW;
  });
  test('steps are only added: the database refuses to change or delete one', async () => {
    await newCase(desk.agent, 'care', SOON);
    for (const sql of ["update case_steps set reason = 'x'", 'delete from case_steps'])
      await expect(desk.api.connection.transaction((tx) => query(tx, sql))).rejects.toThrow();
  });
});

describe('what time alone does', () => {
  test('a call that is planned is due from its instant on, with and without the job, and the step has the true instant', async () => {
    const { id } = await newCase(desk.agent, 'care', SOON);
    desk.api.now = NOW + HOUR - 1;
    expect((await readCase(desk.agent, id)).stage).toBe('planned');
    desk.api.now = NOW + 2 * HOUR;
    const derived = await readCase(desk.agent, id);
    expect([derived.stage, derived.stageAt]).toEqual(['due', NOW + HOUR]);
    expect((await list({ stage: 'due' })).map((row) => row.id)).toContain(id);
    expect((await list({ stage: 'planned' })).map((row) => row.id)).not.toContain(id);
    await recordDueEvents({ connection: desk.api.connection, now: () => desk.api.now });
    const recorded = await readCase(desk.agent, id);
    expect(recorded.steps.map(({ action, at }) => [action, at])).toEqual(
      derived.steps.map(({ action, at }) => [action, at]),
    );
    expect(recorded.steps.at(-1)).toMatchObject({
      action: 'fallDue',
      at: NOW + HOUR,
      party: 'system',
    });
    desk.api.now = NOW;
  });
});

describe('a ticket with an open case', () => {
  test('is not resolved before the case has ended', async () => {
    const { id, ticketId } = await newCase(desk.agent, 'care', SOON);
    const early = await act(desk.agent, ticketId, 'resolution', { resolution: 'answered' });
    expect([early.status, early.body.message]).toEqual([409, 'tickets.errors.openCases']);
    desk.api.now = NOW + HOUR;
    await stepOf(desk.agent, id, 'attempt', { outcome: 'reached' });
    await stepOf(desk.agent, id, 'complete');
    expect((await readCase(desk.agent, id)).closedAt).toBe(NOW + HOUR);
    expect((await act(desk.agent, ticketId, 'resolution', { resolution: 'answered' })).status).toBe(
      200,
    );
    desk.api.now = NOW;
  });
  test('its cases go on with the ticket into which it is merged', async () => {
    const { id, ticketId } = await newCase(desk.agent, 'care', SOON);
    const { id: intoId } = await write(desk.agent);
    expect((await act(desk.agent, ticketId, 'merger', { intoId })).status).toBe(200);
    expect((await readCase(desk.agent, id)).ticketId).toBe(intoId);
    const early = await act(desk.agent, intoId, 'resolution', { resolution: 'answered' });
    expect(early.body.message).toBe('tickets.errors.openCases');
  });
});

describe('what the shop is told', () => {
  test('it hears of a case that is opened and of each step, without words', async () => {
    await desk.owner('POST', '/api/webhookEndpoints', {
      url: 'https://shop.example.com/hook',
      types: ['case.opened', 'case.step'],
    });
    const { body: ticket } = await ask(desk.store, {
      type: 'consultation',
      memberExternalId: null,
    });
    const [shown] = (
      await desk.agent<{ id: number }[]>('GET', `/api/tickets?filter={"number":"${ticket.number}"}`)
    ).body;
    const { body } = await openCase(desk.agent, shown?.id ?? 0, 'care', SOON);
    desk.api.now = NOW + HOUR;
    await stepOf(desk.agent, body.id, 'attempt', { outcome: 'refused' }, 'Never call again');
    const rows = await query<{ type: string; payload: string }>(
      desk.api.connection.db,
      'select type, payload from outbox_events order by id',
    );
    expect(rows.map(({ type }) => type)).toEqual(['case.opened', 'case.step', 'case.step']);
    expect(JSON.parse(rows[0]?.payload ?? '{}')).toEqual({
      number: body.number,
      ticket: ticket.number,
      member: null,
      orderExternalId: null,
      kind: 'care',
      stage: 'planned',
    });
    expect(rows.map(({ payload }) => payload).join()).not.toContain('Never call');
    desk.api.now = NOW;
  });
});
