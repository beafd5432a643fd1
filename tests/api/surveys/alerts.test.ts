/** Alerts of surveys: who is told of a low score, what is done about it, and what the customer says afterwards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SurveyAlert, SurveyAlertDetail } from '#contract/surveys/alerts';
import type { Distribution } from '#contract/surveys/distributions';
import type { TicketDetail } from '#contract/service/tickets';
import { query } from '#db/statements';
import { dayOf, monthOf, startOfDay } from '#shared/days';
import { SEND_SURVEYS } from '#server/surveys/sending/job';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { draft } from '../service/ticketStore.ts';
import {
  answer,
  answerByOthers,
  get,
  invite,
  post,
  seenAt,
  TOLD_AT,
  writeDistribution,
} from './answerStore.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
let api: OpenApi;
let owner: Call;
let manager: Call;
/** Who is rated, and who leads them. */
let agent: Call;
let lead: Call;
let store: Call;
let causeId: number;
let serial = 0;

const write = (sql: string, values: (string | number)[] = []) =>
  api.connection.transaction((tx) => query(tx, sql, values));
beforeAll(async () => {
  api = await openApi();
  await write(`update staff set role = 'agent' where id = 'analyst'`);
  owner = await api.raw('owner');
  manager = await api.raw('manager');
  agent = await api.raw('agent');
  lead = await api.raw('analyst');
  store = await api.store();
  await owner('POST', '/api/teams', {
    names: { en: 'Desk' },
    memberIds: ['agent', 'analyst'],
    leadId: 'analyst',
  });
  causeId = (
    await owner<{ id: number }>('POST', '/api/rootCauses', {
      code: 'packing',
      names: { en: 'Packing' },
    })
  ).body.id;
});
afterAll(() => api.close());

const member = async () => {
  const externalId = `alert${(serial += 1)}`;
  await store('POST', '/api/store/members', { externalId, email: `${externalId}@example.com` });
  const [row] = await query<{ id: number }>(
    api.connection.db,
    'select id from members where external_id = ?',
    [externalId],
  );
  return Number(row?.id);
};
const QUESTIONS = [{ ...csat('whole'), isRequired: true }, comment('why')];
const sent = async (options: Parameters<typeof writeSurvey>[2] = {}, memberId?: number) => {
  const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, options);
  const distributionId = await writeDistribution(api, surveyId);
  const known = memberId ?? (await member());
  const invited = await invite(
    api,
    { distributionId, versionId },
    {
      memberId: known,
      snapshot: { agentId: 'agent' },
    },
  );
  return { surveyId, memberId: known, ...invited };
};
const reply = (path: string, score: string, words = '') =>
  answer(api.url, path, [{ v: score }, { v: words, go: 'send' }]);
const alertsOf = async (surveyId: number, call = owner) =>
  (await call<SurveyAlert[]>('GET', `/api/surveyAlerts?filter={"surveyId":${surveyId}}`)).body;
/** Once its month is told, in which five people answered. */
const toldAlerts = async (surveyId: number) => {
  await answerByOthers(api, surveyId, 4);
  return seenAt(api, TOLD_AT, (call) => alertsOf(surveyId, call));
};
const show = async (id: number, call = owner) =>
  (await call<SurveyAlertDetail>('GET', `/api/surveyAlerts/${id}`)).body;
const alerted = async (score = '1', words = '') => {
  const asked = await sent();
  await reply(asked.path, score, words);
  const [alert] = await alertsOf(asked.surveyId);
  if (!alert) throw new Error('Nobody was alerted');
  return { ...asked, alert };
};
const step = <T = SurveyAlertDetail & { errors?: object; message?: string }>(
  call: Call,
  { id }: { id: number },
  noun: string,
  body: object,
) => call<T>('POST', `/api/surveyAlerts/${id}/${noun}`, body);
const close = async (call: Call, { id }: { id: number }, more: object = {}) =>
  step(call, { id }, 'closing', {
    wasContacted: false,
    rootCauseId: causeId,
    actionTaken: 'Packed anew',
    version: (await show(id)).version,
    ...more,
  });

/** Of somebody whose person is hidden: the first instant of the month, and that an answer was low. */
const NOTHING_TOLD = {
  rule: 'low',
  reasons: [],
  dimensions: [],
  precision: 'month',
  answeredAt: startOfDay(monthOf(dayOf(NOW, 'Asia/Shanghai')), 'Asia/Shanghai'),
  canBeReached: false,
  memberId: null,
  channel: null,
  categoryId: null,
  level: null,
  teamId: null,
  agentName: null,
  ownerId: null,
  ticketId: null,
  withdrawnAt: null,
};

describe('A low score', () => {
  test('alerts the lead with all reasons in a ticket of its own, and a good one alerts nobody', async () => {
    const { alert } = await alerted('2', '假货');
    expect(alert).toMatchObject({
      rule: 'words',
      stage: 'open',
      ownerId: 'analyst',
      hasOwnTicket: true,
      canBeReached: true,
      dueAt: expect.any(Number),
    });
    expect(alert.reasons.map(({ kind }) => kind)).toEqual(['words', 'csat']);
    const { body } = await owner<TicketDetail>('GET', `/api/tickets/${alert.ticketId}`);
    expect(body).toMatchObject({ source: 'survey', type: 'care', assigneeId: 'analyst' });
    const good = await sent();
    await reply(good.path, '3');
    expect(await alertsOf(good.surveyId)).toEqual([]);
  });

  test('is followed up in the live ticket of the customer, and the rated one stays as it is', async () => {
    const memberId = await member();
    const opened = await agent<TicketDetail>('POST', '/api/tickets', { ...draft(), memberId });
    const { surveyId, path } = await sent({}, memberId);
    await reply(path, '1');
    expect(await alertsOf(surveyId)).toMatchObject([
      { ticketId: opened.body.id, hasOwnTicket: false },
    ]);
  });

  test('is one alert however often and at once it is sent', async () => {
    const { path, surveyId } = await sent();
    const first = await get(api.url, path);
    const second = await post(api.url, path, { ...first.hidden, v: '1', go: 'next' });
    await Promise.all(
      Array.from({ length: 16 }, () =>
        post(api.url, path, { ...second.hidden, v: '12315', go: 'send' }),
      ),
    );
    expect(await alertsOf(surveyId)).toHaveLength(1);
  });

  test('of a changed answer is withdrawn, and raised again', async () => {
    const { path, alert } = await alerted('1');
    const change = async (score: string) => {
      const first = await post(api.url, path, { go: 'amend' });
      const second = await post(api.url, path, { ...first.hidden, v: score, go: 'next' });
      await post(api.url, path, { ...second.hidden, v: '', go: 'send' });
    };
    await change('5');
    expect((await show(alert.id)).stage).toBe('withdrawn');
    await change('2');
    expect((await show(alert.id)).stage).toBe('open');
  });

  const ticketsOf = async (memberId: number) =>
    query<{ state: string; count: number }>(
      api.connection.db,
      `select state, reopen_count as count from tickets where member_id = ? and source = 'survey'`,
      [memberId],
    );

  test('of an answer that is changed to and fro has one ticket, which is ended and goes on', async () => {
    const { path, alert, memberId } = await alerted('1');
    const change = async (score: string) => {
      const first = await post(api.url, path, { go: 'amend' });
      const second = await post(api.url, path, { ...first.hidden, v: score, go: 'next' });
      await post(api.url, path, { ...second.hidden, v: '', go: 'send' });
    };
    for (let n = 0; n < 3; n += 1) {
      await change('5');
      expect(await ticketsOf(memberId)).toEqual([{ state: 'resolved', count: 0 }]);
      await change('1');
      expect(await ticketsOf(memberId)).toEqual([{ state: 'open', count: 0 }]);
      expect(await show(alert.id)).toMatchObject({ ticketId: alert.ticketId, hasOwnTicket: true });
    }
  });

  test('goes on in its ticket that somebody has resolved meanwhile', async () => {
    const { path, alert, memberId } = await alerted('1');
    const { version } = (await owner<TicketDetail>('GET', `/api/tickets/${alert.ticketId}`)).body;
    const resolved = await owner('POST', `/api/tickets/${alert.ticketId}/resolution`, {
      resolution: 'answered',
      version,
    });
    expect(resolved.status).toBe(200);
    for (const score of ['5', '1']) {
      const first = await post(api.url, path, { go: 'amend' });
      const second = await post(api.url, path, { ...first.hidden, v: score, go: 'next' });
      await post(api.url, path, { ...second.hidden, v: '', go: 'send' });
    }
    expect(await ticketsOf(memberId)).toEqual([{ state: 'open', count: 1 }]);
  });

  test('that names its customer and hides them by turns has one ticket', async () => {
    const { path, memberId } = await sent({ identityMode: 'confidential' });
    await reply(path, '1', 'Slow');
    for (const words of ['My son was injured', 'Slow', 'My son was injured', 'Slow']) {
      const first = await post(api.url, path, { go: 'amend' });
      const second = await post(api.url, path, { ...first.hidden, v: '1', go: 'next' });
      await post(api.url, path, { ...second.hidden, v: words, go: 'send' });
      const state = words === 'Slow' ? 'resolved' : 'open';
      expect(await ticketsOf(memberId)).toEqual([{ state, count: 0 }]);
    }
  });

  test('of a confidential survey names nobody, unless safety is at stake', async () => {
    const hidden = await sent({ identityMode: 'confidential' });
    await reply(hidden.path, '1', 'Slow');
    const [alert, ...others] = await toldAlerts(hidden.surveyId);
    expect(others).toEqual([]);
    const shown = await seenAt(api, TOLD_AT, (call) =>
      call<SurveyAlertDetail>('GET', `/api/surveyAlerts/${alert?.id}`),
    );
    // What the list of responses shows of its month.
    expect(shown.body).toMatchObject({ ...NOTHING_TOLD, comments: ['Slow'] });
    api.now = TOLD_AT;
    const leading = api.withHeaders({ cookie: await api.login('analyst@example.com') });
    expect((await leading('GET', `/api/surveyAlerts/${alert?.id}`)).status).toBe(404);
    expect(await alertsOf(hidden.surveyId, leading)).toEqual([]);
    api.now = NOW;
    const named = await sent({ identityMode: 'confidential' });
    await reply(named.path, '5', 'My son was injured');
    expect(await alertsOf(named.surveyId)).toMatchObject([
      { rule: 'safety', memberId: named.memberId },
    ]);
  });

  test('names nobody by words that everybody writes, whenever they were set', async () => {
    const { surveyId, path } = await sent({ identityMode: 'confidential' });
    const marketer = await api.raw('marketer');
    const set = (safetyWords: string[], version = 0) =>
      marketer<{ errors?: object }>('POST', `/api/surveys/${surveyId}/alertRule`, {
        safetyWords,
        version,
      });
    for (const [words, error] of [
      [['的'], 'shortWord'],
      [['送货'], 'unusualWord'],
    ] as const)
      expect((await set([...words])).body.errors).toEqual({
        safetyWords: `surveyAlerts.errors.${error}`,
      });
    expect((await set(['受伤'])).status).toBe(200);
    await write('update surveys set frozen_at = ? where id = ?', [NOW, surveyId]);
    expect((await set(['受伤', '爆炸'], 1)).body.errors).toEqual({
      safetyWords: 'surveyAlerts.errors.wordAfterSending',
    });
    await write(`update survey_alert_rules set safety_words = '["送货"]' where survey_id = ?`, [
      surveyId,
    ]);
    await reply(path, '5', '送货的人很好');
    expect(await toldAlerts(surveyId)).toMatchObject([NOTHING_TOLD]);
  });

  test('that is changed decides anew who may be named and reached', async () => {
    const { surveyId, path } = await sent({ identityMode: 'confidential' });
    await reply(path, '1', 'Slow');
    const change = async (words: string) => {
      const first = await post(api.url, path, { go: 'amend' });
      const second = await post(api.url, path, { ...first.hidden, v: '1', go: 'next' });
      await post(api.url, path, { ...second.hidden, v: words, go: 'send' });
    };
    await change('My son was injured');
    const [named] = await alertsOf(surveyId);
    expect(named).toMatchObject({
      rule: 'safety',
      precision: 'instant',
      memberId: expect.any(Number),
      ticketId: expect.any(Number),
      dueAt: expect.any(Number),
      ownerId: 'analyst',
    });
    await change('Slow');
    expect(await toldAlerts(surveyId)).toMatchObject([NOTHING_TOLD]);
    const { body } = await owner<TicketDetail>('GET', `/api/tickets/${named?.ticketId}`);
    expect(body).toMatchObject({ status: 'resolved', resolution: 'withdrawn' });
  });

  test('of an anonymous survey alerts nobody where no address is left', async () => {
    const { surveyId, path } = await sent({ identityMode: 'anonymous' });
    await reply(path, '1', '12315');
    expect(await alertsOf(surveyId)).toEqual([]);
  });

  test('alerts by the rule of its survey, which marketers change', async () => {
    const { surveyId, path } = await sent();
    const marketer = await api.raw('marketer');
    const changed = await marketer('POST', `/api/surveys/${surveyId}/alertRule`, {
      csatAtMost: 3,
      version: 0,
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { csatAtMost: 3, npsAtMost: 6, version: 1 },
    });
    await reply(path, '3');
    expect(await alertsOf(surveyId)).toHaveLength(1);
    expect(
      (await marketer('POST', `/api/surveys/${surveyId}/alertRule`, { csatAtMost: 9 })).status,
    ).toBe(422);
  });
});

describe('An alert', () => {
  test('is never seen by whoever is rated, and by colleagues only once it is theirs', async () => {
    const { alert, surveyId } = await alerted();
    expect((await agent('GET', `/api/surveyAlerts/${alert.id}`)).status).toBe(404);
    expect(await alertsOf(surveyId, agent)).toEqual([]);
    expect((await close(agent, alert)).status).toBe(404);
    expect(await alertsOf(surveyId, lead)).toHaveLength(1);
    expect(
      (await step(lead, alert, 'assignment', { ownerId: 'agent', version: alert.version })).body
        .errors,
    ).toEqual({ ownerId: 'surveyAlerts.errors.rated' });
  });

  test('shows the address that was left to those to whom it is due, who say why, and to no reader', async () => {
    const { surveyId } = await writeSurvey(
      api.connection,
      [{ ...csat('whole'), isRequired: true }],
      { asksContact: true },
    );
    const linkToken = `contact-${surveyId}`;
    await writeDistribution(api, surveyId, { channel: 'openLink', linkToken });
    await answer(api.url, `/s/open/${linkToken}`, [
      { v: '1' },
      { contactWanted: 'yes', contact: 'cup@example.com', go: 'send' },
    ]);
    const [alert] = await alertsOf(surveyId, manager);
    if (!alert) throw new Error('Nobody was alerted');
    const shown = await show(alert.id, manager);
    expect(shown).toMatchObject({ canReveal: true, responseId: expect.any(String) });
    expect(shown.contact).not.toContain('cup@');
    const found = `/api/surveyAlerts?filter=${JSON.stringify({ responseId: shown.responseId })}`;
    expect((await manager<SurveyAlert[]>('GET', found)).body.map(({ id }) => id)).toEqual([
      alert.id,
    ]);
    expect((await step(manager, alert, 'reveal', {})).status).toBe(422);
    expect((await step(manager, alert, 'reveal', { reason: 'To call back' })).body).toEqual({
      id: alert.id,
      contact: 'cup@example.com',
    });
    const [entry] = await query(
      api.connection.db,
      "select reason from activities where resource = 'surveyAlerts' and record_id = ? and verb = 'reveal'",
      [String(alert.id)],
    );
    expect(entry).toEqual({ reason: 'To call back' });
    const marketer = await api.raw('marketer');
    expect(await show(alert.id, marketer)).toMatchObject({ contact: null, canReveal: false });
    expect((await step(marketer, alert, 'reveal', { reason: 'Why not' })).status).toBe(403);
  });

  test('names its root cause to everybody who reads it', async () => {
    const { alert } = await alerted();
    await close(lead, alert);
    const marketer = await api.raw('marketer');
    expect((await show(alert.id, marketer)).rootCauseNames).toEqual({ en: 'Packing' });
    const { status } = await marketer('GET', `/api/rootCauses?filter={"id":[${causeId}]}`);
    expect(status).toBe(200);
  });

  test('is closed with a root cause, and says what the log says about the contact', async () => {
    const { alert } = await alerted();
    expect((await close(lead, alert, { wasContacted: true })).body.errors).toEqual({
      wasContacted: 'surveyAlerts.errors.notInLog',
    });
    api.now = NOW + HOUR;
    const contacted = await step(lead, alert, 'contact', {
      channel: 'phone',
      outcome: 'reached',
      note: 'Sorry',
      version: alert.version,
    });
    expect(contacted.body).toMatchObject({
      stage: 'contacted',
      contactedAt: NOW + HOUR,
      contacts: [{ outcome: 'reached', byName: expect.any(String) }],
    });
    expect((await close(lead, alert)).body.errors).toEqual({
      wasContacted: 'surveyAlerts.errors.inLog',
    });
    expect((await close(lead, alert, { wasContacted: true })).body).toMatchObject({
      stage: 'closed',
      rootCauseId: causeId,
      allowed: [],
    });
    expect((await close(lead, alert, { wasContacted: true })).status).toBe(409);
    expect((await show(alert.id, manager)).allowed).toEqual(['reopen']);
    api.now = NOW;
  });

  test('that is open again does not say any more that somebody was reached', async () => {
    const { alert } = await alerted();
    const contact = { channel: 'phone', outcome: 'reached', at: null, note: null };
    await step(lead, alert, 'contact', { ...contact, version: alert.version });
    expect((await close(lead, alert, { wasContacted: true })).status).toBe(200);
    const { version } = await show(alert.id);
    await step(manager, alert, 'reopening', { reason: null, version });
    expect(await show(alert.id)).toMatchObject({ contactedAt: null, wasContacted: null });
  });

  test('waits to be closed by whoever may close it, not by whoever was given it to contact the customer', async () => {
    const waiting = async (call: Call, id: number) =>
      (await call<SurveyAlert[]>('GET', '/api/surveyAlerts?filter={"needs":"closing"}')).body.some(
        (one) => one.id === id,
      );
    const reached = async (id: number) =>
      step(manager, { id }, 'contact', {
        channel: 'phone',
        outcome: 'reached',
        at: null,
        note: null,
        version: (await show(id)).version,
      });
    const led = await alerted();
    await reached(led.alert.id);
    expect([await waiting(lead, led.alert.id), await waiting(manager, led.alert.id)]).toEqual([
      true,
      false,
    ]);
    // The lead of one team has one of nobody's team.
    await write('update survey_alerts set agent_id = null, team_id = null where id = ?', [
      led.alert.id,
    ]);
    expect((await close(lead, led.alert, { wasContacted: true })).status).toBe(403);
    expect([await waiting(lead, led.alert.id), await waiting(manager, led.alert.id)]).toEqual([
      false,
      true,
    ]);
  });

  test('that is open again takes no contact from before, whoever notes it', async () => {
    const { alert } = await alerted();
    await close(lead, alert);
    api.now = NOW + HOUR;
    const { version } = await show(alert.id);
    await step(manager, alert, 'reopening', { reason: null, version });
    const contact = async (at: number) =>
      step(manager, alert, 'contact', {
        channel: 'phone',
        outcome: 'reached',
        at,
        version: (await show(alert.id)).version,
      });
    expect((await contact(NOW + HOUR - 1)).body.errors).toEqual({
      at: 'surveyAlerts.errors.beforeReopening',
    });
    expect((await contact(NOW + HOUR)).body).toMatchObject({ contactedAt: NOW + HOUR });
    api.now = NOW;
  });

  test('counts a public reply in its ticket as contact, but not by whoever is rated', async () => {
    const { alert } = await alerted();
    const say = (call: Call, text: string) =>
      call('POST', `/api/tickets/${alert.ticketId}/messages`, {
        kind: 'call',
        body: text,
        wasReached: true,
        externalId: `m${(serial += 1)}`,
        lastSeenId: 0,
      });
    expect((await say(agent, 'I called')).status).toBeLessThan(300);
    expect((await show(alert.id)).stage).toBe('open');
    await say(lead, 'I called');
    expect(await show(alert.id)).toMatchObject({
      stage: 'contacted',
      contacts: [{ channel: 'ticket' }],
    });
  });
});

describe('The recovery question', () => {
  const recovery = async () => {
    const { surveyId } = await writeSurvey(
      api.connection,
      [{ ...csat('again'), isRequired: true }],
      { purpose: 'recovery' },
    );
    const { body } = await owner<Distribution>('POST', '/api/surveyDistributions', {
      surveyId,
      names: { en: 'After alerts' },
      trigger: { kind: 'alertClosed' },
      delayHours: 0,
      usesCooldown: false,
      recontactDays: null,
    });
    await owner('POST', `/api/surveyDistributions/${body.id}/start`, { version: body.version });
    return body.id;
  };
  const asked = async (distributionId: number, alertId: number) => {
    await SEND_SURVEYS(api.application);
    return query<{ id: number; version_id: number; out_reason: string | null }>(
      api.connection.db,
      `select id, version_id, out_reason from survey_invitations
       where distribution_id = ? and subject_kind = 'alert' and subject_id = ?`,
      [distributionId, alertId],
    );
  };
  const answerAgain = async (invitationId: number, score: string) => {
    const { newToken } = await import('#server/platform/publicPages/tokens');
    const { token, hash } = newToken(Buffer.alloc(32, invitationId));
    await write('update survey_invitations set token_hash = ? where id = ?', [hash, invitationId]);
    return answer(api.url, `/s/survey/${token}`, [{ v: score, go: 'send' }]);
  };

  test('is asked once after an alert was closed; who is unhappy again is a manager’s, once', async () => {
    const distributionId = await recovery();
    const { alert } = await alerted();
    await close(lead, alert);
    const [invitation, second] = await asked(distributionId, alert.id);
    expect([invitation?.out_reason, second]).toEqual([null, undefined]);
    await answerAgain(Number(invitation?.id), '2');
    expect(await show(alert.id)).toMatchObject({
      stage: 'reopened',
      recovery: 'unhappy',
      ownerId: null,
      closedAt: null,
    });
    expect((await close(lead, alert)).status).toBe(403);
    expect((await close(manager, alert)).body).toMatchObject({ stage: 'closed' });
    expect(await asked(distributionId, alert.id)).toHaveLength(1);
    const further = await alerted();
    await close(lead, further.alert);
    const [again] = await asked(distributionId, further.alert.id);
    await answerAgain(Number(again?.id), '4');
    expect(await show(further.alert.id)).toMatchObject({ stage: 'closed', recovery: 'recovered' });
  });

  test('is only sent by a survey for recoveries that shows who answered', async () => {
    for (const options of [
      { purpose: 'delivery' as const },
      { purpose: 'recovery' as const, identityMode: 'confidential' as const },
    ]) {
      const { surveyId } = await writeSurvey(api.connection, [csat('again')], options);
      const { status, body } = await owner('POST', '/api/surveyDistributions', {
        surveyId,
        names: { en: 'After alerts' },
        trigger: { kind: 'alertClosed' },
      });
      expect([status, body.errors]).toEqual([
        422,
        { surveyId: 'surveyDistributions.errors.notRecovery' },
      ]);
    }
  });
});
