/** What is done about an alert, by whom, and what the customer says afterwards. */
import { describe, expect, test } from 'vitest';
import type { SurveyAlert } from '#contract/surveys/alerts';
import type { Distribution } from '#contract/surveys/distributions';
import { query } from '#db/statements';
import { SEND_SURVEYS } from '#server/surveys/sending/job';
import { type Call, NOW } from '../support/openApi.ts';
import { answer, writeDistribution } from './answerStore.ts';
import { csat, writeSurvey } from './surveyStore.ts';
import { alertTests } from './alertStore.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;

const {
  api,
  owner,
  manager,
  agent,
  lead,
  write,
  alertsOf,
  show,
  alerted,
  step,
  close,
  cause,
  serial,
} = alertTests();

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
    const { status } = await marketer('GET', `/api/rootCauses?filter={"id":[${cause.id}]}`);
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
      rootCauseId: cause.id,
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
        externalId: `m${(serial.last += 1)}`,
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
