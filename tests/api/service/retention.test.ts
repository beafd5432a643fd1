/** How long words and files of tickets are kept: the dry run says what goes, the job takes exactly that, figures stay. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServiceReport } from '#contract/insight/serviceInsight';
import type { RetentionReport, ServiceRetention } from '#contract/service/retention';
import type { Attachment } from '#contract/service/attachments';
import { tickets } from '#db/schema/service/tickets';
import { updateRow } from '#server/platform/records/records';
import { TAKE_WORDS_AWAY } from '#server/service/retention/takeAway';
import { dayOf } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import { openCase } from './caseStore.ts';
import { act, type Desk, openDesk, read, say, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
const LATER = NOW + 1_200 * DAY;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());
beforeEach(() => {
  desk.api.now = NOW;
});

const PERIODS = { attachmentDays: 365, messageDays: 1096, ticketDays: 1096 };
const settings = async () =>
  (await desk.owner<ServiceRetention>('GET', '/api/serviceRetention/1')).body;
const save = async (further: object = {}) =>
  desk.owner<ServiceRetention & { errors?: object }>('PUT', '/api/serviceRetention/1', {
    ...PERIODS,
    isOn: true,
    ...further,
  });
const dryRun = async (call = desk.owner) =>
  call<RetentionReport & { errors?: object }>(
    'GET',
    `/api/serviceRetention/dryRun?${new URLSearchParams(Object.entries(PERIODS).map(([key, value]) => [key, String(value)]))}`,
  );
const runAt = async (at: number) => {
  desk.api.now = at;
  const { connection } = desk.api;
  const counts: Record<string, number> = {};
  await TAKE_WORDS_AWAY.run(desk.api.application, dayOf(at, 'Asia/Shanghai'), (work) =>
    connection.transaction((tx) =>
      work(tx, (name, by = 1) => {
        counts[name] = (counts[name] ?? 0) + by;
      }),
    ),
  );
  return counts;
};
const sums = ({ tables }: RetentionReport) =>
  Object.fromEntries(
    tables.map(({ table, months }) => [
      table,
      {
        goes: months.reduce((sum, { goes }) => sum + goes, 0),
        legalHold: months.reduce((sum, { kept }) => sum + kept.legalHold, 0),
        openCase: months.reduce((sum, { kept }) => sum + kept.openCase, 0),
      },
    ]),
  );

/** A resolved ticket with a file in its message. */
const resolved = async (further: object = {}) => {
  const { id } = await write(desk.agent, further);
  const { body } = await desk.agent<Attachment>(
    'POST',
    '/api/tickets/attachments?name=proof.txt',
    `proof of ${id}`,
    { 'content-type': 'application/octet-stream' },
  );
  await say(desk.agent, id, { attachmentIds: [body.id] });
  await act(desk.agent, id, 'resolution', { resolution: 'answered' });
  return id;
};

test('Nothing goes before the owner has said so, and only the owner may', async () => {
  expect(await settings()).toMatchObject({ ...PERIODS, isOn: false });
  await resolved();
  expect(await runAt(LATER)).toEqual({});
  for (const call of [desk.manager, desk.agent]) {
    expect((await call('PUT', '/api/serviceRetention/1', { ...PERIODS, isOn: true })).status).toBe(
      403,
    );
    expect((await dryRun(call)).status).toBe(403);
  }
});

test('Periods below what the law asks for are refused, and files never stay longer than messages', async () => {
  expect((await save({ messageDays: 1095 })).body.errors).toHaveProperty('messageDays');
  expect((await save({ attachmentDays: 364 })).body.errors).toHaveProperty('attachmentDays');
  expect((await save({ attachmentDays: 1_100 })).body.errors).toEqual({
    attachmentDays: 'serviceRetention.errors.longerThanMessages',
  });
  expect((await save({ days: 3 })).status).toBe(422);
});

describe('words and files of tickets that were closed long ago', () => {
  let plain: number;
  let held: number;
  let inCase: number;
  beforeAll(async () => {
    desk.api.now = NOW;
    plain = await resolved({ subject: 'My address is wrong', memberId: null });
    held = await resolved();
    inCase = await resolved();
    await desk.manager('POST', `/api/tickets/${held}/legalHold`, { reason: 'Court 2026/7' });
    await act(desk.agent, inCase, 'reopening');
    await openCase(desk.manager, inCase, 'care', { plannedAt: NOW + DAY });
    await desk.api.connection.transaction((tx) =>
      updateRow(tx, tickets, inCase, {
        state: 'resolved',
        resolution: 'answered',
        resolvedAt: NOW,
      }),
    );
  });

  test('the dry run says by table and month what would go and what is kept, and changes nothing', async () => {
    desk.api.now = LATER;
    const { body } = await dryRun();
    const found = sums(body);
    expect(found.ticket_attachments?.legalHold).toBe(1);
    expect(found.ticket_messages?.legalHold).toBe(2);
    expect(found.tickets).toMatchObject({ legalHold: 1, openCase: 1 });
    expect(found.tickets?.goes).toBeGreaterThan(0);
    expect(body.tables[0]?.months.map(({ month }) => month)).toEqual(['2025-11']);
    desk.api.now = NOW;
    expect((await read(desk.agent, plain)).subject).toBe('My address is wrong');
  });

  test('the job takes exactly what the dry run has said, once, and no figure changes', async () => {
    await save();
    desk.api.now = LATER;
    const before = sums((await dryRun()).body);
    const figures = async () =>
      (
        await desk.owner<ServiceReport>(
          'GET',
          '/api/serviceInsight/service?from=2025-11-01&to=2025-12-01',
        )
      ).body.period;
    const counted = await figures();
    expect(await runAt(LATER)).toEqual({
      ticket_attachments: before.ticket_attachments?.goes,
      ticket_messages: before.ticket_messages?.goes,
      tickets: before.tickets?.goes,
    });
    expect(await figures()).toEqual(counted);
    expect(Object.values(await runAt(LATER))).toEqual([0, 0, 0]);
    const after = sums((await dryRun()).body);
    for (const table of Object.values(after)) expect(table.goes).toBe(0);
    expect(after.tickets?.legalHold).toBe(before.tickets?.legalHold);
    expect(await desk.api.verify()).toEqual([]);
  });

  test('what went is gone, and what is held is as it was', async () => {
    const { messages } = await timelineOf(desk.agent, plain);
    expect(messages.map(({ body }) => body)).toEqual(messages.map(() => '–'));
    expect(messages.flatMap(({ attachments }) => attachments)).toMatchObject([
      { name: '–', isRemoved: true },
    ]);
    expect(await read(desk.agent, plain)).toMatchObject({ subject: '–', memberId: null, tags: [] });
    const kept = await timelineOf(desk.agent, held);
    expect(kept.messages.flatMap(({ attachments }) => attachments)).toMatchObject([
      { isRemoved: false },
    ]);
    expect(kept.messages.map(({ body }) => body)).not.toContain('–');
  });

  test('words of a ticket on legal hold cannot be redacted', async () => {
    const [message] = (await timelineOf(desk.agent, held)).messages;
    const { status, body } = await act(desk.manager, held, 'redaction', {
      version: undefined,
      messageId: message?.id,
      reason: 'Asked for it',
    });
    expect([status, body.message]).toEqual([409, 'serviceRetention.errors.heldWords']);
  });

  test('once the hold has ended, the next run takes the words away', async () => {
    await desk.manager('POST', `/api/tickets/${held}/legalHoldEnd`, {});
    expect(await runAt(LATER)).toMatchObject({ ticket_attachments: 1, tickets: 1 });
  });
});

test('A ticket that is still open keeps everything, however old it is', async () => {
  desk.api.now = NOW;
  const { id } = await write(desk.agent, { subject: 'Still waiting' });
  await runAt(LATER);
  expect((await read(desk.agent, id)).subject).toBe('Still waiting');
});

test('A legal hold begins once and ends once, with its reason in the history', async () => {
  const { id } = await write(desk.agent);
  const hold = (call = desk.manager) =>
    call<{ message?: string }>('POST', `/api/tickets/${id}/legalHold`, { reason: 'Case 8' });
  expect((await hold(desk.agent)).status).toBe(403);
  expect((await hold()).status).toBe(200);
  expect(await hold()).toMatchObject({
    status: 409,
    body: { message: 'serviceRetention.errors.heldAlready' },
  });
  const end = () => desk.manager('POST', `/api/tickets/${id}/legalHoldEnd`, {});
  expect((await end()).status).toBe(200);
  expect((await end()).status).toBe(409);
});
