/** Whom a distribution asks, who is not asked and why, and that each event is asked about once. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Distribution, Simulation } from '#contract/surveys/distributions';
import type { TicketDetail } from '#contract/service/tickets';
import { eq } from 'drizzle-orm';
import { messages } from '#db/schema/platform/messages';
import { query } from '#db/statements';
import { compose } from '#server/platform/messages/compose';
import { RECORD_LATE, SEND_SURVEYS } from '#server/surveys/sending/job';
import { SURVEY_INVITATION } from '#server/surveys/sending/messageKinds';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { act, answer, draft, say } from '../service/ticketStore.ts';
import { csat, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
let api: OpenApi;
let owner: Call;
let store: Call;
let agent: Call;
let serial = 0;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  agent = await api.raw('agent');
  store = await api.store();
});
afterAll(() => api.close());
afterEach(async () => {
  // Each test has its distributions to itself.
  const { body } = await owner<Distribution[]>(
    'GET',
    '/api/surveyDistributions?filter={"state":"running"}',
  );
  for (const { id, version } of body)
    await owner('POST', `/api/surveyDistributions/${id}/end`, { version });
});

const write = (sql: string, values: (string | number)[]) =>
  api.connection.transaction((tx) => query(tx, sql, values));
const member = async ({ refuses = false, ...more }: { refuses?: boolean; email?: null } = {}) => {
  const externalId = `s${(serial += 1)}`;
  await store('POST', '/api/store/members', {
    externalId,
    email: `${externalId}@example.com`,
    ...more,
  });
  const [row] = await query<{ id: number }>(
    api.connection.db,
    'select id from members where external_id = ?',
    [externalId],
  );
  if (refuses)
    await write('update members set marketing_consent = 0 where external_id = ?', [externalId]);
  return { externalId, id: Number(row?.id) };
};
const distribute = async (more: object = {}) => {
  const { surveyId } = await writeSurvey(api.connection, [{ ...csat('whole'), isRequired: true }]);
  const { status, body } = await owner<Distribution>('POST', '/api/surveyDistributions', {
    surveyId,
    names: { en: 'After tickets', zh: '工单后' },
    trigger: { kind: 'caseResolved' },
    delayHours: 1,
    usesCooldown: false,
    recontactDays: null,
    ...more,
  });
  expect([status, body]).toEqual([201, expect.objectContaining({ state: 'draft' })]);
  return body;
};
const start = async ({ id, version }: Distribution) =>
  (await owner<Distribution>('POST', `/api/surveyDistributions/${id}/start`, { version })).body;
const resolved = async (memberId: number) => {
  const { body } = await agent<TicketDetail>('POST', '/api/tickets', { ...draft(), memberId });
  await act(agent, body.id, 'resolution', { resolution: 'answered' });
  return body;
};
const send = () => SEND_SURVEYS(api.application);
const decisionsOf = ({ id }: { id: number }) =>
  query<{
    member_id: number;
    out_reason: string | null;
    voided_at: number | null;
    occurrence: number;
  }>(api.connection.db, 'select * from survey_invitations where distribution_id = ? order by id', [
    id,
  ]);
const reasonsOf = async (distribution: { id: number }) =>
  (await decisionsOf(distribution)).map(({ out_reason }) => out_reason);
const messagesOf = async (kind: string) =>
  Number(
    (
      await query<{ n: number }>(
        api.connection.db,
        'select count(*) as n from messages where kind = ?',
        [kind],
      )
    )[0]?.n,
  );

describe('The message', () => {
  test('has a link for each score of the first question, of the page that the link leads to', async () => {
    api.now = NOW - 30 * DAY;
    const { id: memberId } = await member();
    await start(await distribute());
    await resolved(memberId);
    api.now += HOUR;
    await send();
    const [row] = await api.connection.db
      .select()
      .from(messages)
      .where(eq(messages.memberId, memberId));
    if (!row) throw new Error('No message was recorded');
    const { settings, site, derive } = api.application;
    const written = {
      row,
      kind: SURVEY_INVITATION,
      template: undefined,
      recipient: undefined,
      email: 'one@example.com',
      channel: 'email' as const,
    };
    const { text, html, body } = await api.connection.transaction(async (tx) =>
      compose(tx, written, { settings: await settings(), site, derive, now: api.now }),
    );
    const [address = ''] = /\/s\/survey\/[\w-]+/.exec(text) ?? [];
    for (const score of [1, 2, 3, 4, 5]) {
      expect(text).toContain(`${address}/${score}?lang=`);
      expect(html).toMatch(new RegExp(`<a href="[^"]*${address}/${score}\\?lang=..">${score}</a>`));
    }
    expect(body).not.toContain('/s/survey/');
    const page = await (await fetch(`${api.url}${address}/4?lang=en`)).text();
    expect(page).toMatch(/value="4"[^>]*checked/);
  });
});

describe('A resolved ticket', () => {
  test('is asked about once after the delay, by one message, also by two servers at once', async () => {
    api.now = NOW;
    const { id: memberId } = await member();
    const distribution = await start(await distribute());
    const before = await messagesOf('surveyInvitation');
    await resolved(memberId);
    api.now = NOW + HOUR - 1;
    await send();
    expect(await reasonsOf(distribution)).toEqual([]);
    api.now = NOW + HOUR;
    const other = await api.sibling();
    other.now = api.now;
    await Promise.all([send(), SEND_SURVEYS(other.application), send()]);
    await other.close();
    expect(await reasonsOf(distribution)).toEqual([null]);
    expect(await messagesOf('surveyInvitation')).toBe(before + 1);
  });

  test('that was resolved before the start, or is open again when it is due, is not asked about', async () => {
    api.now = NOW + 10 * DAY;
    const { id: memberId } = await member();
    await resolved(memberId);
    api.now += 1000;
    const distribution = await start(await distribute());
    const ticket = await resolved(memberId);
    await act(agent, ticket.id, 'reopening', { reason: 'Not yet' });
    api.now += 2 * DAY;
    await send();
    expect(await reasonsOf(distribution)).toEqual([]);
  });

  test('that is opened again withdraws the invitation, and asks anew when it is resolved again', async () => {
    api.now = NOW + 20 * DAY;
    const { id: memberId } = await member();
    const distribution = await start(await distribute());
    const ticket = await resolved(memberId);
    api.now += HOUR;
    await send();
    await act(agent, ticket.id, 'reopening', { reason: 'The customer called' });
    await act(agent, ticket.id, 'resolution', { resolution: 'answered' });
    api.now += HOUR;
    await send();
    const decisions = await decisionsOf(distribution);
    expect(
      decisions.map(({ occurrence, voided_at }) => [Number(occurrence), voided_at === null]),
    ).toEqual([
      [1, false],
      [2, true],
    ]);
  });
});

describe('A ticket whose customer did not answer', () => {
  const unanswered = async (memberId: number) => {
    const { body } = await agent<TicketDetail>('POST', '/api/tickets', { ...draft(), memberId });
    expect((await say(agent, body.id, { next: 'askCustomer' })).status).toBe(200);
    return body;
  };

  test('is not asked about, with the reason, although nothing was written when it lapsed', async () => {
    api.now = NOW + 600 * DAY;
    const { id: memberId } = await member();
    const distribution = await start(await distribute({ delayHours: 0 }));
    await unanswered(memberId);
    api.now += 14 * DAY - 1;
    await send();
    expect(await reasonsOf(distribution)).toEqual([]);
    api.now += 1;
    await send();
    await send();
    expect(await reasonsOf(distribution)).toEqual(['ineligible']);
  });

  test('is asked about once it is resolved, where the customer had answered in time', async () => {
    api.now = NOW + 630 * DAY;
    const { id: memberId } = await member();
    const distribution = await start(await distribute({ delayHours: 0 }));
    const ticket = await unanswered(memberId);
    const writtenAt = api.now + 14 * DAY - 1000;
    api.now += 14 * DAY + HOUR;
    await send();
    expect(await reasonsOf(distribution)).toEqual(['ineligible']);
    const late = { externalId: 'late', body: 'Here it is', occurredAt: writtenAt };
    expect((await answer(store, ticket.number, late)).status).toBeLessThan(300);
    expect(await reasonsOf(distribution)).toEqual([]);
    await act(agent, ticket.id, 'resolution', { resolution: 'answered' });
    await send();
    expect(await reasonsOf(distribution)).toEqual([null]);
  });
});

test('A resolved ticket that is taken for spam is not asked about, with the reason, until it is restored', async () => {
  api.now = NOW + 660 * DAY;
  const { id: memberId } = await member();
  const distribution = await start(await distribute());
  const ticket = await resolved(memberId);
  expect((await act(agent, ticket.id, 'spam')).status).toBe(200);
  api.now += HOUR;
  await send();
  expect(await reasonsOf(distribution)).toEqual(['ineligible']);
  expect((await act(owner, ticket.id, 'restoration')).status).toBe(200);
  await act(agent, ticket.id, 'resolution', { resolution: 'answered' });
  api.now += HOUR;
  await send();
  expect(await reasonsOf(distribution)).toEqual([null]);
});

test('Only tickets of the chosen types are asked about, and none that a file brought', async () => {
  api.now = NOW + 700 * DAY;
  const distribution = await start(
    await distribute({
      delayHours: 0,
      trigger: { kind: 'caseResolved', ticketTypes: ['complaint'] },
    }),
  );
  const [one, other] = [await member(), await member()];
  await resolved(one.id);
  const old = await resolved(other.id);
  await write("update tickets set type = 'complaint', source = 'import' where id = ?", [old.id]);
  await send();
  expect(await reasonsOf(distribution)).toEqual([]);
  await write("update tickets set source = 'agent' where id = ?", [old.id]);
  await send();
  expect(await reasonsOf(distribution)).toEqual([null]);
});

test('Records of one person are asked once, and nobody who refuses messages since is reminded', async () => {
  api.now = NOW + 800 * DAY;
  const distribution = await start(await distribute({ delayHours: 0, usesCooldown: true }));
  const before = await messagesOf('surveyReminder');
  const [one, other] = [await member(), await member()];
  await write('update members set merged_into = ?, merged_at = ? where id = ?', [
    one.id,
    api.now,
    other.id,
  ]);
  for (const { id } of [one, other]) {
    const ticket = await resolved(one.id);
    await write('update tickets set member_id = ? where id = ?', [id, ticket.id]);
  }
  await send();
  expect(await reasonsOf(distribution)).toEqual([null, 'cooldown']);
  await write('update members set marketing_consent = 0 where id = ?', [one.id]);
  api.now += 3 * DAY;
  await send();
  expect(await messagesOf('surveyReminder')).toBe(before);
});

test('Who can be seen to have answered stays once a survey is sent', async () => {
  api.now = NOW + 900 * DAY;
  const { surveyId } = await start(await distribute());
  const { body } = await owner<{ frozenAt: number }>('GET', `/api/surveys/${surveyId}`);
  expect(body.frozenAt).toBe(api.now);
});

describe('Somebody is not asked', () => {
  test.each([
    ['without an address', { email: null }, {}, 'noContact'],
    ['who refuses messages', { refuses: true }, {}, 'optedOut'],
    ['who is not drawn', {}, { sampleRate: 1 }, 'notSampled'],
  ])('%s', async (_, person, terms, reason) => {
    api.now = NOW + 40 * DAY + (serial += 1) * DAY;
    const { id: memberId } = await member(person);
    const distribution = await start(await distribute(terms));
    await resolved(memberId);
    api.now += HOUR;
    await send();
    expect(await reasonsOf(distribution)).toEqual([reason]);
  });

  test('again before the pause of the distribution is over, and is at its end', async () => {
    api.now = NOW + 100 * DAY;
    const { id: memberId } = await member();
    const distribution = await start(await distribute({ delayHours: 0, recontactDays: 20 }));
    for (const wait of [0, 20 * DAY - 1, 1]) {
      api.now += wait;
      await resolved(memberId);
      await send();
    }
    expect(await reasonsOf(distribution)).toEqual([null, 'recontact', null]);
  });

  test('by any survey within seven days of another one, and above the limit of a day', async () => {
    api.now = NOW + 200 * DAY;
    const { id: memberId } = await member();
    const one = await start(await distribute({ delayHours: 0 }));
    await resolved(memberId);
    await send();
    const { body } = await owner<Distribution>('GET', `/api/surveyDistributions/${one.id}`);
    await owner('POST', `/api/surveyDistributions/${one.id}/end`, { version: body.version });
    api.now += 7 * DAY - 1;
    const other = await start(
      await distribute({ delayHours: 0, usesCooldown: true, dailyLimit: 1 }),
    );
    await resolved(memberId);
    for (const more of [await member(), await member()]) await resolved(more.id);
    await send();
    expect((await reasonsOf(one))[0]).toBeNull();
    expect(await reasonsOf(other)).toEqual(['cooldown', null, 'dailyLimit']);
  });
});

test('A reminder goes out once, and never after an answer', async () => {
  api.now = NOW + 300 * DAY;
  const before = await messagesOf('surveyReminder');
  const [first, second] = [await member(), await member()];
  const distribution = await start(await distribute({ delayHours: 0, reminderAfterDays: 3 }));
  for (const { id } of [first, second]) await resolved(id);
  await send();
  await write(
    'update survey_invitations set completed_at = ? where distribution_id = ? and member_id = ?',
    [api.now, distribution.id, second.id],
  );
  api.now += 3 * DAY;
  await send();
  await send();
  expect(await messagesOf('surveyReminder')).toBe(before + 1);
});

test('Members of a schedule are asked once in each period', async () => {
  api.now = Date.parse('2027-01-30T04:00:00Z');
  await member();
  const distribution = await start(
    await distribute({
      delayHours: 1,
      trigger: { kind: 'segment', segmentKey: null, every: 'month' },
    }),
  );
  await send();
  expect(await decisionsOf(distribution)).toEqual([]);
  api.now += HOUR;
  await send();
  const first = (await decisionsOf(distribution)).length;
  expect(first).toBeGreaterThan(0);
  await send();
  expect((await decisionsOf(distribution)).length).toBe(first);
  api.now = Date.parse('2027-02-01T04:00:00Z');
  await send();
  expect((await decisionsOf(distribution)).length).toBe(2 * first);
});

test('A simulation writes nothing and counts whom each gate would stop', async () => {
  api.now = NOW + 500 * DAY;
  const [reachable, silent] = [await member(), await member({ email: null })];
  for (const { id } of [reachable, silent]) await resolved(id);
  api.now += DAY;
  const { id } = await distribute();
  const { body } = await owner<Simulation>('GET', `/api/surveyDistributions/${id}/simulation`);
  expect(body).toMatchObject({ events: 2, asked: 1, out: { noContact: 1 }, isOwnRate: false });
  expect(await decisionsOf({ id })).toEqual([]);
});

test('What cannot be sent is refused with its field, and what runs is not changed', async () => {
  api.now = NOW + 600 * DAY;
  const made = await distribute();
  const bad = async (more: object) =>
    (await owner('PUT', `/api/surveyDistributions/${made.id}`, { ...inputOf(made), ...more })).body;
  const inputOf = ({ surveyId, names, trigger }: Distribution) => ({ surveyId, names, trigger });
  expect(await bad({ trigger: { kind: 'campaign', campaignId: 999 } })).toMatchObject({
    errors: { trigger: { campaignId: expect.anything() } },
  });
  expect(await bad({ sampleRate: 0 })).toMatchObject({ errors: { sampleRate: expect.anything() } });
  expect(await bad({ linkLimit: 5 })).toMatchObject({ errors: { linkLimit: expect.anything() } });
  const running = await start(made);
  expect(running.state).toBe('running');
  const answer = await owner('PUT', `/api/surveyDistributions/${made.id}`, inputOf(made));
  expect(answer.status).toBe(409);
  const reader = await api.raw('agent');
  expect(
    (
      await reader('POST', `/api/surveyDistributions/${made.id}/end`, {
        version: running.version,
      })
    ).status,
  ).toBe(403);
});

test('What became known more than 14 days late is decided with that reason, once', async () => {
  api.now = NOW + 1000 * DAY;
  const { id: memberId } = await member();
  const distribution = await start(await distribute());
  await resolved(memberId);
  api.now += 14 * DAY + HOUR + 1;
  await send();
  expect(await reasonsOf(distribution)).toEqual([]);
  const record = () =>
    RECORD_LATE.run(api.application, '2029-01-01', (work) =>
      api.connection.transaction((tx) => work(tx, () => undefined)),
    );
  await record();
  await record();
  expect(await reasonsOf(distribution)).toEqual(['late']);
});

test('A simulation of what runs counts everything as if it began now', async () => {
  api.now = NOW + 1100 * DAY;
  const { id: memberId } = await member();
  const distribution = await start(await distribute({ delayHours: 0, recontactDays: 20 }));
  const simulate = async () =>
    (await owner<Simulation>('GET', `/api/surveyDistributions/${distribution.id}/simulation`)).body;
  await resolved(memberId);
  api.now += 1;
  expect(await simulate()).toMatchObject({ events: 1, asked: 1, out: {} });
  await send();
  expect(await reasonsOf(distribution)).toEqual([null]);
  expect(await simulate()).toMatchObject({ events: 1, asked: 1, out: {} });
});
