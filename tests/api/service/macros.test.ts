/** Canned replies and macros: what is refused when they are saved, and what they do when a message is sent with them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Macro } from '#contract/service/macros';
import type { Activity } from '#contract/platform/activities';
import { type Desk, next, openDesk, read, say, write } from './ticketStore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const macro = (further: object = {}) => ({
  names: { en: 'Solved', zh: '已解决' },
  shortcut: next(),
  kind: 'public',
  texts: { en: 'Dear {{customerName}}, it is done.', zh: '{{customerName}}您好，已处理。' },
  ...further,
});
type Answer = Macro & { errors?: Record<string, unknown>; message?: string };
const save = (further: object = {}, call = desk.manager) =>
  call<Answer>('POST', '/api/macros', macro(further));

describe('saving a macro', () => {
  test('a variable that does not exist is refused in the language in which it stands', async () => {
    const { status, body } = await save({ texts: { en: 'Dear {{name}}', zh: '您好' } });
    expect([status, Object.keys(body.errors?.texts as object)]).toEqual([422, ['en']]);
  });
  test('a note changes no status, and an outcome belongs to resolving', async () => {
    const note = await save({ kind: 'internal', next: 'resolve', resolution: 'answered' });
    expect([note.status, note.body.errors]).toEqual([422, { next: 'tickets.errors.noteAlone' }]);
    expect((await save({ next: 'resolve' })).body.errors).toEqual({
      resolution: 'tickets.errors.resolutionMissing',
    });
    expect((await save({ resolution: 'answered' })).status).toBe(422);
  });
  test('a shortcut names one macro', async () => {
    const { body } = await save();
    const again = await save({ shortcut: body.shortcut });
    expect(again.status).toBeGreaterThanOrEqual(409);
    expect(Object.keys(again.body.errors ?? {})).toEqual(['shortcut']);
  });
  test('agents read macros and only managers write them', async () => {
    const { body } = await save();
    expect((await desk.agent('GET', `/api/macros/${body.id}`)).status).toBe(200);
    expect((await save({}, desk.agent)).status).toBe(403);
    expect((await desk.agent('DELETE', `/api/macros/${body.id}`)).status).toBe(403);
  });
});

describe('a message that is sent with a macro', () => {
  test('sets the fields of the ticket together with the message, in one activity', async () => {
    const { body } = await save({
      next: 'resolve',
      resolution: 'answered',
      type: 'repair',
      priority: 'P1',
      tags: ['vip', 'late'],
    });
    const { id } = await write(desk.agent, { tags: ['vip'] });
    const path = '/api/activities?sort=["id","DESC"]&range=[0,9]';
    const before = (await desk.owner<Activity[]>('GET', path)).body[0]?.id ?? 0;
    const { status } = await say(desk.agent, id, {
      macroId: body.id,
      next: 'resolve',
      resolution: 'answered',
    });
    expect(status).toBe(200);
    expect(await read(desk.agent, id)).toMatchObject({
      status: 'resolved',
      type: 'repair',
      priority: 'P1',
      tags: ['vip', 'late'],
    });
    const written = (await desk.owner<Activity[]>('GET', path)).body.filter(
      (one) => one.id > before,
    );
    expect(written).toMatchObject([
      { verb: 'reply', after: { macro: body.shortcut, priority: 'P1', type: 'repair' } },
    ]);
  });
  test('a note with a macro leaves the status and sets the fields', async () => {
    const { body } = await save({ kind: 'internal', priority: 'P1' });
    const { id, status } = await write(desk.agent);
    await say(desk.agent, id, { kind: 'internal', macroId: body.id });
    expect(await read(desk.agent, id)).toMatchObject({ status, priority: 'P1' });
  });
  test('a macro that was deleted meanwhile is named', async () => {
    const { body } = await save();
    await desk.manager('DELETE', `/api/macros/${body.id}`);
    const { id } = await write(desk.agent);
    const { status, body: refused } = await say(desk.agent, id, { macroId: body.id });
    expect([status, refused.errors]).toEqual([422, { macroId: 'errors.notFound' }]);
  });
  test('a variable that is still in the text is not sent to the customer', async () => {
    const { id } = await write(desk.agent);
    const { status, body } = await say(desk.agent, id, { body: 'Order {{orderNumber}} is sent' });
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, ['body']]);
    const note = await say(desk.agent, id, { kind: 'internal', body: '{{orderNumber}}' });
    expect(note.status).toBe(200);
  });
});
