/** Alerts of surveys: who is told of a low score, and what becomes of that when the answer changes. */
import { describe, expect, test } from 'vitest';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import type { TicketDetail } from '#contract/service/tickets';
import { query } from '#db/statements';
import { dayOf, monthOf, startOfDay } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import { draft } from '../service/ticketStore.ts';
import { get, post, seenAt, TOLD_AT } from './answerStore.ts';
import { alertTests } from './alertStore.ts';

const { api, owner, agent, write, member, sent, reply, alertsOf, toldAlerts, show, alerted } =
  alertTests();

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
