/** Rules about tickets through the API: what sets them off, what they do, once each, and what they would have done. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { RuleDryRun, RuleRun, TicketRule } from '#contract/service/ticketRules';
import { recordDueEvents } from '#server/platform/outbox/timers';
import { PLAN_RULES } from '#server/service/ticketRules/timed';
import { NOW } from '../support/openApi.ts';
import {
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

const MINUTE = 60_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

type Answer = TicketRule & { errors?: Record<string, unknown>; message?: string };
const draft = (further: object) => ({
  names: { en: 'Rule', zh: '规则' },
  trigger: 'opened',
  ...further,
});
const save = async (further: object, call = desk.manager) =>
  call<Answer>('POST', '/api/ticketRules', draft(further));
const runsOf = async ({ id }: { id: number }) =>
  (await desk.agent<RuleRun[]>('GET', `/api/ticketRules/${id}/runs`)).body;
/** What is due by now is recorded, as the server does each minute. */
const passTime = async (minutes: number) => {
  desk.api.now += minutes * MINUTE;
  await PLAN_RULES(desk.api.application);
  await recordDueEvents(desk.api.application);
};
const waiting = async (subject: string) => {
  const { body } = await ask(desk.store, { subject });
  const { body: found } = await desk.agent<{ id: number; number: string }[]>(
    'GET',
    `/api/tickets?filter={"number":"${body.number}"}`,
  );
  return { id: found[0]?.id ?? 0, number: body.number };
};

beforeEach(async () => {
  desk.api.now = NOW;
  const { body } = await desk.owner<TicketRule[]>('GET', '/api/ticketRules');
  for (const { id } of body) await desk.owner('DELETE', `/api/ticketRules/${id}`);
});

describe('who writes rules', () => {
  test('agents read rules, and managers write them', async () => {
    const { body } = await save({ priority: 'P1' });
    expect((await desk.agent('GET', `/api/ticketRules/${body.id}`)).status).toBe(200);
    expect((await save({ priority: 'P1' }, desk.agent)).status).toBe(403);
    expect((await desk.agent('DELETE', `/api/ticketRules/${body.id}`)).status).toBe(403);
  });
  test('what a rule names must exist, and an unknown key is refused with its name', async () => {
    expect((await save({ teamId: 999 })).body.errors).toEqual({ teamId: 'errors.notFound' });
    expect((await save({ macroId: 999 })).body.errors).toEqual({ macroId: 'errors.notFound' });
    expect((await save({ assigneeId: 'analyst' })).body.errors).toEqual({
      assigneeId: 'tickets.errors.noAgent',
    });
    expect((await save({ priority: 'P1', colour: 'red' })).status).toBe(422);
  });
  test('the order names all rules', async () => {
    const one = (await save({ priority: 'P1' })).body.id;
    const other = (await save({ priority: 'P2' })).body.id;
    const order = (ids: number[]) =>
      desk.manager<TicketRule[]>('POST', '/api/ticketRules/order', { ids });
    expect((await order([other])).status).toBe(409);
    expect((await order([other, one])).body.map(({ id }) => id)).toEqual([other, one]);
  });
});

describe('a rule that an event sets off', () => {
  test('does each of its actions, and is named in every change', async () => {
    const { body: macro } = await desk.manager<{ id: number }>('POST', '/api/macros', {
      names: { en: 'Got it' },
      shortcut: next(),
      kind: 'public',
      texts: { en: 'Dear {{customerName}}, we got {{ticketNumber}}.' },
    });
    const { body: rule } = await save({
      names: { en: 'Broken goods' },
      words: ['broken'],
      assigneeId: 'manager',
      priority: 'P1',
      addedTags: ['broken'],
      note: 'Ask for a photo.',
      macroId: macro.id,
      taskTitle: 'Look for the parcel',
      taskDepartment: 'warehouse',
      taskMinutes: 60,
    });
    const { id, number } = await waiting('The cup is broken');
    expect(await read(desk.agent, id)).toMatchObject({
      assigneeId: 'manager',
      priority: 'P1',
      tags: ['broken'],
      status: 'open',
      // What the console sends is no answer.
      firstReplyAt: null,
    });
    const { messages, changes } = await timelineOf(desk.agent, id);
    expect(messages.slice(1)).toMatchObject([
      { kind: 'internal', authorKind: 'system', authorName: 'Broken goods' },
      { kind: 'public', authorKind: 'system', body: `Dear Lin, we got ${number}.` },
    ]);
    expect(changes.at(-1)).toMatchObject({ actorKind: 'system', actorName: 'Broken goods' });
    const [run] = await runsOf(rule);
    expect(run).toMatchObject({ ticketId: id, at: NOW });
    expect(run?.results.map(({ action, error }) => [action, error])).toEqual(
      ['assign', 'priority', 'tags', 'note', 'reply', 'task'].map((action) => [action, null]),
    );
    const { body: log } = await desk.owner<Activity[]>(
      'GET',
      `/api/activities?filter={"resource":"tickets","recordId":"${id}"}&range=[0,20]`,
    );
    expect(log.filter(({ actorName }) => actorName === 'Broken goods').length).toBe(6);
  });
  test('leaves tickets that it does not fit, and what happened before it was active', async () => {
    const before = await write(desk.agent, { subject: 'Broken' });
    desk.api.now += MINUTE;
    const { body: rule } = await save({ words: ['broken'], priority: 'P1' });
    await write(desk.agent, { subject: 'Where is it?' });
    expect(await runsOf(rule)).toEqual([]);
    expect(await read(desk.agent, before.id)).toMatchObject({ priority: 'P3' });
  });
  test('sets off rules that wait for what it did, each once, and never itself again', async () => {
    const { body: first } = await save({ assigneeId: 'manager' });
    const { body: second } = await save({ trigger: 'assigned', assigneeId: 'owner' });
    const { body: third } = await save({ trigger: 'assigned', assigneeId: 'agent' });
    const { id } = await write(desk.agent);
    expect(await read(desk.agent, id)).toMatchObject({ assigneeId: 'agent' });
    for (const rule of [first, second, third]) expect(await runsOf(rule)).toHaveLength(1);
  });
  test('an action that a guard refuses is named in the log, and the others are done', async () => {
    const { body: macro } = await desk.manager<{ id: number }>('POST', '/api/macros', {
      names: { en: 'Order' },
      shortcut: next(),
      kind: 'public',
      texts: { en: 'Your order {{orderNumber}}' },
    });
    const { body: rule } = await save({ macroId: macro.id, priority: 'P2' });
    const { id } = await write(desk.agent);
    expect(await read(desk.agent, id)).toMatchObject({ priority: 'P2' });
    const [run] = await runsOf(rule);
    expect(run?.results[0]).toEqual({ action: 'priority', error: null });
    expect(run?.results[1]?.error).toContain('macros.errors.unfilled');
  });
  test('replies three times to a ticket within 24 hours, and not again before they are over', async () => {
    const { body: macro } = await desk.manager<{ id: number }>('POST', '/api/macros', {
      names: { en: 'Received' },
      shortcut: next(),
      kind: 'public',
      texts: { en: 'We have your message.' },
    });
    const { body: rule } = await save({ macroId: macro.id, trigger: 'customerWrote' });
    const { id, number } = await waiting('An answering machine');
    for (let n = 0; n < 4; n++) await answer(desk.store, number);
    const errors = async () => (await runsOf(rule)).map(({ results }) => results[0]?.error ?? null);
    const [refused, ...done] = await errors();
    expect(refused).toContain('ticketRules.errors.repliedOften');
    expect(done).toEqual([null, null, null]);
    desk.api.now += 24 * 60 * MINUTE;
    await answer(desk.store, number);
    expect((await errors())[0]).toBeNull();
    const { messages } = await timelineOf(desk.agent, id);
    expect(messages.filter(({ body }) => body === 'We have your message.')).toHaveLength(4);
  });
  test('one that is switched off does nothing', async () => {
    const { body: rule } = await save({ priority: 'P1', isActive: false });
    await write(desk.agent);
    expect(await runsOf(rule)).toEqual([]);
  });
});

describe('a rule that time sets off', () => {
  test('acts once on a customer who waits, at the instant that time decided', async () => {
    const { id, number } = await waiting('Hello?');
    const { body: rule } = await save({ trigger: 'customerWaits', minutes: 30, priority: 'P1' });
    await passTime(29);
    expect(await runsOf(rule)).toEqual([]);
    await passTime(60);
    await passTime(60);
    expect((await runsOf(rule)).filter((run) => run.ticketId === id)).toMatchObject([
      { at: NOW + 30 * MINUTE, recordedAt: NOW + 89 * MINUTE },
    ]);
    expect(await read(desk.agent, id)).toMatchObject({ priority: 'P1' });
    // After an answer the customer waits anew.
    await say(desk.agent, id);
    desk.api.now += MINUTE;
    await answer(desk.store, number);
    await passTime(31);
    expect((await runsOf(rule)).filter((run) => run.ticketId === id)).toHaveLength(2);
  });
  test('leaves a customer who was answered in time', async () => {
    const { body: rule } = await save({ trigger: 'customerWaits', minutes: 30, priority: 'P1' });
    const { id } = await waiting('Hello?');
    desk.api.now += 10 * MINUTE;
    await say(desk.agent, id);
    await passTime(120);
    expect((await runsOf(rule)).filter((run) => run.ticketId === id)).toEqual([]);
  });
  test('takes a ticket from somebody who does nothing, and what it did is nothing done by people', async () => {
    const { body: rule } = await save({
      trigger: 'nothingDone',
      minutes: 60,
      unassigns: true,
      addedTags: ['left'],
    });
    const { id } = await write(desk.agent, { isMine: true });
    await passTime(30);
    await say(desk.agent, id, { kind: 'internal' });
    await passTime(59);
    expect(await read(desk.agent, id)).toMatchObject({ assigneeId: 'agent' });
    await passTime(2);
    expect(await read(desk.agent, id)).toMatchObject({ assigneeId: null, tags: ['left'] });
    await passTime(200);
    expect((await runsOf(rule)).filter((run) => run.ticketId === id)).toHaveLength(1);
  });
  test('counts the hours of its calendar', async () => {
    const { body: calendars } = await desk.owner<{ id: number }[]>('GET', '/api/serviceCalendars');
    const { body: rule } = await save({
      trigger: 'customerWaits',
      minutes: 7 * 60,
      calendarId: calendars[0]?.id,
      priority: 'P1',
    });
    // Noon of a Friday, so six hours are left of the week.
    const { id } = await waiting('Hello?');
    await passTime(24 * 60);
    expect((await runsOf(rule)).filter((run) => run.ticketId === id)).toEqual([]);
    await passTime(2 * 24 * 60);
    expect((await runsOf(rule)).filter((run) => run.ticketId === id)).toMatchObject([
      { at: Date.parse('2025-11-24T10:00:00+08:00') },
    ]);
  });
});

test('a calendar by which only a rule counts cannot be deleted, and its page names the rule', async () => {
  const { body: calendar } = await desk.owner<{ id: number }>('POST', '/api/serviceCalendars', {
    names: { en: 'Night' },
    timeZone: 'Asia/Shanghai',
    windows: [{ weekday: 1, from: 0, to: 1440 }],
    exceptions: [],
  });
  const path = `/api/serviceCalendars/${calendar.id}`;
  const { body: rule } = await save({
    trigger: 'customerWaits',
    minutes: 60,
    calendarId: calendar.id,
    priority: 'P1',
  });
  expect((await desk.owner('GET', path)).body).toMatchObject({ policies: 0, rules: 1 });
  const used = await desk.owner<Answer>('DELETE', path);
  expect([used.status, used.body.message]).toEqual([
    409,
    expect.stringContaining('serviceCalendars.errors.used'),
  ]);
  await desk.manager('DELETE', `/api/ticketRules/${rule.id}`);
  expect((await desk.owner('DELETE', path)).status).toBe(200);
});

describe('a dry run', () => {
  test('lists the tickets on which the rule would have acted, and changes nothing', async () => {
    const { id } = await write(desk.agent, { subject: 'A purple elephant' });
    await write(desk.agent, { subject: 'Another animal' });
    const dry = async (further: object) =>
      (await desk.manager<RuleDryRun>('POST', '/api/ticketRules/dryRun', draft(further))).body;
    expect(await dry({ words: ['Elephant'], priority: 'P1' })).toMatchObject({
      tickets: 1,
      isPart: false,
      latest: [{ ticketId: id, at: NOW, times: 1 }],
    });
    expect(
      await dry({ words: ['elephant'], trigger: 'staffReplied', priority: 'P1' }),
    ).toMatchObject({
      tickets: 0,
    });
    desk.api.now += 31 * MINUTE;
    const late = { words: ['elephant'], trigger: 'customerWaits', minutes: 30, priority: 'P1' };
    expect((await dry(late)).latest).toMatchObject([{ at: NOW + 30 * MINUTE }]);
    expect(await read(desk.agent, id)).toMatchObject({ priority: 'P3' });
    const refused = await desk.agent('POST', '/api/ticketRules/dryRun', draft({ priority: 'P1' }));
    expect(refused.status).toBe(403);
  });
  test('refuses what a rule names and does not exist, as saving it does', async () => {
    const wait = { trigger: 'customerWaits', minutes: 30, priority: 'P1', calendarId: 999_999 };
    const { status, body } = await desk.manager<Answer>(
      'POST',
      '/api/ticketRules/dryRun',
      draft(wait),
    );
    expect([status, body.errors]).toEqual([422, { calendarId: 'errors.notFound' }]);
  });
});
