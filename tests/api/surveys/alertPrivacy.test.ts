/** Alerts of confidential surveys name nobody before the customer or their safety asks for it; and each response has one alert. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SurveyAlert } from '#contract/surveys/alerts';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
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

let api: OpenApi;
let other: OpenApi;
let owner: Call;
let store: Call;
let serial = 0;
beforeAll(async () => {
  api = await openApi();
  // One process at a time has a SQLite file.
  other = dialect === 'sqlite' ? api : await api.sibling();
  owner = await api.raw('owner');
  store = await api.store();
});
afterAll(async () => {
  if (other !== api) await other.close();
  await api.close();
});

const QUESTIONS = [{ ...csat('whole'), isRequired: true }, comment('why')];
const sent = async (options: Parameters<typeof writeSurvey>[2] = {}) => {
  const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, options);
  const distributionId = await writeDistribution(api, surveyId);
  const externalId = `private${(serial += 1)}`;
  await store('POST', '/api/store/members', { externalId });
  const [row] = await query<{ id: number }>(
    api.connection.db,
    'select id from members where external_id = ?',
    [externalId],
  );
  const memberId = Number(row?.id);
  const invited = await invite(
    api,
    { distributionId, versionId },
    { memberId, snapshot: { agentId: 'agent', level: 'gold' } },
  );
  return { surveyId, memberId, externalId, path: invited.path };
};
const reply = (path: string, score: string, words = '') =>
  answer(api.url, path, [{ v: score }, { v: words, go: 'send' }]);
const amend = async (path: string, score: string, words: string) => {
  const first = await post(api.url, path, { go: 'amend' });
  const second = await post(api.url, path, { ...first.hidden, v: score, go: 'next' });
  await post(api.url, path, { ...second.hidden, v: words, go: 'send' });
};
const alertsBy = async (call: Call, surveyId: number, more: object = {}) =>
  (
    await call<SurveyAlert[]>(
      'GET',
      `/api/surveyAlerts?filter=${JSON.stringify({ surveyId, ...more })}`,
    )
  ).body;
const alertsOf = (surveyId: number, more: object = {}) => alertsBy(owner, surveyId, more);
/** Once its month is told, in which five people answered. */
const toldAlerts = async (surveyId: number, more: object = {}) => {
  await answerByOthers(api, surveyId, 4);
  return seenAt(api, TOLD_AT, (call) => alertsBy(call, surveyId, more));
};
const ticketsOf = async (memberId: number) =>
  (await owner<{ id: number }[]>('GET', `/api/tickets?filter={"memberId":${memberId}}`)).body;

test('64 submissions of one response over two servers make one alert with one ticket', async () => {
  const { path, surveyId, memberId } = await sent();
  const first = await get(api.url, path);
  const second = await post(api.url, path, { ...first.hidden, v: '1', go: 'next' });
  await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      post((index % 2 === 0 ? api : other).url, path, {
        ...second.hidden,
        v: '12315',
        go: 'send',
      }),
    ),
  );
  const [alert, ...more] = await alertsOf(surveyId);
  expect(more).toEqual([]);
  expect(await ticketsOf(memberId)).toMatchObject([{ id: alert?.ticketId }]);
  expect([...api.faultLines(), ...other.faultLines()]).toEqual([]);
});

describe('Of a confidential survey', () => {
  test('nothing tells who answered: no ticket, filter, item of Today or activity', async () => {
    const { path, surveyId, memberId, externalId } = await sent({ identityMode: 'confidential' });
    await reply(path, '1', 'Slow');
    const [alert] = await toldAlerts(surveyId);
    expect(alert).toMatchObject({ memberId: null, ticketId: null, level: null, dueAt: null });
    expect([alert?.createdAt, alert?.updatedAt]).toEqual([alert?.answeredAt, alert?.answeredAt]);
    expect(alert?.answeredAt).toBe(Date.parse('2025-11-01T00:00+08:00'));

    expect(await ticketsOf(memberId)).toEqual([]);
    expect(await toldAlerts(surveyId, { memberId })).toEqual([]);
    const [kept] = await query<{ responseId: string }>(
      api.connection.db,
      'select response_id as "responseId" from survey_alerts where survey_id = ?',
      [surveyId],
    );
    expect(await toldAlerts(surveyId, { responseId: kept?.responseId })).toEqual([]);
    for (const field of ['agentId', 'calendarId']) {
      const asked = await owner('GET', `/api/surveyAlerts?filter={"${field}":"1"}`);
      expect([field, asked.status]).toEqual([field, 400]);
    }
    expect(JSON.stringify(alert)).not.toContain(externalId);
    const told = await query<{ n: number }>(
      api.connection.db,
      `select count(*) as n from activities where resource in ('surveyAlerts', 'tickets')
         and (cast(before as text) like ? or cast(after as text) like ? or record_name like ?)`,
      Array.from({ length: 3 }, () => `%${externalId}%`),
    );
    expect(Number(told[0]?.n)).toBe(0);
    const today = await seenAt(api, TOLD_AT, (call) => call('GET', '/api/account/attention'));
    expect(JSON.stringify(today.body)).toContain('alertsToClose');
    expect(JSON.stringify(today.body)).not.toContain(externalId);
  });

  test('a change that withdraws the alert tells only the month', async () => {
    const { path, surveyId } = await sent({ identityMode: 'confidential' });
    await reply(path, '1');
    await amend(path, '5', '');
    const [alert] = await toldAlerts(surveyId);
    expect(alert?.stage).toBe('withdrawn');
    expect(alert?.withdrawnAt).toBe(alert?.answeredAt);
  });

  test('a word about safety that is added later names the customer, and opens a ticket', async () => {
    const { path, surveyId, memberId } = await sent({ identityMode: 'confidential' });
    await reply(path, '1', 'Slow');
    expect(await alertsOf(surveyId)).toEqual([]);
    await amend(path, '1', 'My son was injured');
    const [alert] = await alertsOf(surveyId);
    expect(alert).toMatchObject({
      rule: 'safety',
      memberId,
      canBeReached: true,
      hasOwnTicket: true,
      answeredAt: api.now,
      dueAt: expect.any(Number),
    });
    expect(await ticketsOf(memberId)).toMatchObject([{ id: alert?.ticketId }]);
    await amend(path, '1', 'Slow');
    // Taken back before anybody got in touch, it names nobody again.
    expect(await alertsOf(surveyId)).toEqual([]);
    expect(await toldAlerts(surveyId)).toMatchObject([{ memberId: null, ticketId: null }]);
  });
});
