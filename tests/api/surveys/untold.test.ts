/** What follows from an answer of a survey that does not tell who answered appears once its month is told, and nowhere before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyAlert } from '#contract/surveys/alerts';
import type { RecordScores } from '#contract/surveys/recordScores';
import type { Cuts, Results, Trend } from '#contract/surveys/results';
import { query } from '#db/statements';
import { newAlertId } from '#server/surveys/alerts/number';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  answerByOthers,
  answerSlowly,
  invite,
  post,
  seenAt,
  TOLD_AT,
  writeDistribution,
} from './answerStore.ts';
import { choice, comment, csat, writeSurvey } from './surveyStore.ts';

let api: OpenApi;
let owner: Call;
let serial = 0;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const QUESTIONS = [
  { ...csat('whole', 'quality'), isRequired: true },
  choice('why', ['late', 'broken']),
  comment('said'),
];
const GOOD: Record<string, string>[] = [{ v: '5' }, {}, { v: '', go: 'send' }];
const LOW: Record<string, string>[] = [
  { v: '1' },
  { v: 'late' },
  { v: 'Poor quality', go: 'send' },
];
const MONTHS = 'from=2025-09-01&to=2025-12-01';

const sent = async (identityMode: 'confidential' | 'identified') => {
  const { surveyId, versionId } = await writeSurvey(api.connection, QUESTIONS, { identityMode });
  const distributionId = await writeDistribution(api, surveyId);
  const store = await api.store();
  const externalId = `untold${(serial += 1)}`;
  await store('POST', '/api/store/members', { externalId });
  const [row] = await query<{ id: number }>(
    api.connection.db,
    'select id from members where external_id = ?',
    [externalId],
  );
  const { path } = await invite(
    api,
    { distributionId, versionId },
    { memberId: Number(row?.id), snapshot: { channel: 'web', agentId: 'agent' } },
  );
  return { surveyId, path };
};
const body = async <T>(call: Call, path: string): Promise<T> =>
  (await call<T>('GET', `/api/${path}`)).body;
const filter = (fields: object) => `filter=${encodeURIComponent(JSON.stringify(fields))}`;

/** Everything that says something of the answers of a survey, as the owner reads it. */
const everything = async (call: Call, surveyId: number) => {
  const of = `surveys/${surveyId}`;
  const figure = `${MONTHS}&kind=score&questionKey=whole`;
  const { readAt: _, ...results } = await body<Results>(call, `${of}/results?${MONTHS}`);
  const { rows } = await body<RecordScores>(call, 'surveyResults/now');
  return {
    results,
    alerts: await body<SurveyAlert[]>(call, `surveyAlerts?${filter({ surveyId })}`),
    alertFigures: await body(call, 'surveyAlerts/figures'),
    closing: await body(call, `surveyAlerts?${filter({ surveyId, needs: 'closing' })}`),
    counted: await body(call, `surveyAlerts?${filter({ surveyId, counted: 'raised' })}`),
    responses: await body(call, `surveyResponses?${filter({ surveyId })}`),
    trend: await body<Trend>(call, `${of}/trend?${figure}`),
    weeks: await body<Trend>(call, `${of}/trend?${figure}&grain=week`),
    cuts: await body<Cuts>(call, `${of}/cuts?${figure}&by=channel`),
    agents: await body<Cuts>(call, `${of}/agentCuts?${figure}`),
    suggestions: await body(call, `${of}/suggestions?${MONTHS}`),
    now: rows.filter((row) => row.surveyId === surveyId).map(({ now }) => now),
    activities: await body(call, 'activities'),
    tickets: await body(call, 'tickets'),
  };
};
const counts = async (tables: readonly string[]) => {
  const found: Record<string, number> = {};
  for (const table of tables)
    found[table] = Number(
      (await query<{ n: number }>(api.connection.db, `select count(*) as n from ${table}`, []))[0]
        ?.n,
    );
  return found;
};

test('A low confidential answer changes nothing that is shown before its month is told', async () => {
  const { surveyId, path } = await sent('confidential');
  await answerByOthers(api, surveyId, 6, GOOD);
  const told = ['outbox_events', 'messages', 'activities', 'tickets', 'corrective_actions'];
  const [before, rows] = [await everything(owner, surveyId), await counts(told)];
  await answerSlowly(api, path, LOW);
  expect(await everything(owner, surveyId)).toEqual(before);
  expect(await counts(told)).toEqual(rows);
  // What needs attention is kept for some seconds, so that it is asked for once only.
  expect(await body(owner, 'account/attention')).toEqual([]);
  const justBefore = await seenAt(api, TOLD_AT - 1, (call) => everything(call, surveyId));
  expect(justBefore.alerts).toEqual([]);
  expect(justBefore.results.responses).toBe(0);
  const after = await seenAt(api, TOLD_AT, (call) => everything(call, surveyId));
  expect(after.alerts).toMatchObject([{ stage: 'open', precision: 'month' }]);
  expect([after.closing, after.counted]).toMatchObject([[{}], [{}]]);
  expect(after.results.responses).toBe(7);
  expect(after.results.questions[0]?.counts[1]).toBe(1);
  expect(after.responses).toHaveLength(7);
  expect(after.trend.points).toHaveLength(1);
  expect(after.now).toMatchObject([{ n: 7 }]);
});

test('An identified answer is shown at once', async () => {
  const { surveyId, path } = await sent('identified');
  await answerSlowly(api, path, LOW);
  const { alerts, results, responses } = await everything(owner, surveyId);
  expect([alerts.length, results.responses, (responses as object[]).length]).toEqual([1, 1, 1]);
});

test('An alert that nobody may see yet cannot be worked on, nor taken as evidence', async () => {
  const { surveyId, path } = await sent('confidential');
  await answerSlowly(api, path, LOW);
  const [row] = await query<{ id: number; responseId: string; version: number }>(
    api.connection.db,
    'select id, response_id as "responseId", version from survey_alerts where survey_id = ?',
    [surveyId],
  );
  const cause = await owner<{ id: number }>('POST', '/api/rootCauses', {
    code: 'untold',
    names: { en: 'Packing', zh: '包装' },
  });
  const closing = {
    wasContacted: false,
    rootCauseId: cause.body.id,
    actionTaken: 'Packed anew',
    version: row?.version,
  };
  const address = `/api/surveyAlerts/${row?.id}`;
  expect((await owner('GET', address)).status).toBe(404);
  expect((await owner('POST', `${address}/closing`, closing)).status).toBe(404);
  expect((await owner('POST', `${address}/assignment`, { ownerId: null, version: 1 })).status).toBe(
    404,
  );
  const action = {
    title: 'Pack anew',
    surveyId,
    measure: { kind: 'score', questionKey: 'whole', rowKey: '' },
    windowDays: 28,
  };
  for (const evidence of [
    { kind: 'alert', alertId: Number(row?.id) },
    { kind: 'response', responseId: row?.responseId },
  ]) {
    const proposed = await owner<{ errors: object }>('POST', '/api/correctiveActions', {
      ...action,
      evidence: [evidence],
    });
    expect([proposed.status, proposed.body.errors]).toEqual([422, { evidence: 'errors.notFound' }]);
  }
  await answerByOthers(api, surveyId, 4, GOOD);
  const closed = await seenAt(api, TOLD_AT, (call) => call('POST', `${address}/closing`, closing));
  expect(closed.status).toBe(200);
});

test('An alert of a month in which four people answered is never shown', async () => {
  const { surveyId, path } = await sent('confidential');
  await answerSlowly(api, path, LOW);
  await answerByOthers(api, surveyId, 3, GOOD);
  const look = (call: Call) => body(call, `surveyAlerts?${filter({ surveyId })}`);
  expect(await seenAt(api, TOLD_AT, look)).toEqual([]);
  await answerByOthers(api, surveyId, 1, GOOD);
  expect(await seenAt(api, TOLD_AT, look)).toHaveLength(1);
});

test('Answers are changed for a day, and until then their month is not told', async () => {
  const lastMoment = Date.parse('2025-11-30T23:58+08:00');
  api.now = lastMoment - 60_000;
  const { surveyId, path } = await sent('confidential');
  await answerByOthers(api, surveyId, 5, GOOD);
  api.now = lastMoment;
  await answerSlowly(api, path, GOOD);
  api.now = lastMoment + 20 * 3_600_000;
  const first = await post(api.url, path, { go: 'amend' });
  const second = await post(api.url, path, { ...first.hidden, v: '1', go: 'next' });
  const third = await post(api.url, path, { ...second.hidden, go: 'next' });
  await post(api.url, path, { ...third.hidden, v: '', go: 'send' });
  const look = async (call: Call) => {
    const { alerts, responses, results } = await everything(call, surveyId);
    return [alerts.length, (responses as object[]).length, results.responses];
  };
  expect(await seenAt(api, api.now, look)).toEqual([0, 0, 0]);
  expect(await seenAt(api, TOLD_AT, look)).toEqual([1, 6, 6]);
  api.now = NOW;
});

test('The number of a confidential alert does not follow from its invitation', async () => {
  const { surveyId, path } = await sent('confidential');
  await answerSlowly(api, path, LOW);
  const [row] = await query<{ id: number; submissionId: string }>(
    api.connection.db,
    `select a.id, r.submission_id as "submissionId" from survey_alerts a
       join survey_responses r on r.id = a.response_id where a.survey_id = ?`,
    [surveyId],
  );
  const submitted = { surveyId, submissionId: row?.submissionId ?? '' };
  const known = await api.connection.transaction((tx) => newAlertId(tx, 'identified', submitted));
  expect(Math.abs(known - Number(row?.id))).toBeGreaterThan(1);
});

test('Numbers of alerts do not tell in which order they were raised', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    const { surveyId, path } = await sent('identified');
    await answerSlowly(api, path, LOW);
    const [alert] = await body<SurveyAlert[]>(owner, `surveyAlerts?${filter({ surveyId })}`);
    ids.push(alert?.id ?? 0);
  }
  expect(new Set(ids).size).toBe(6);
  const gaps = ids.slice(1).map((id, index) => Math.abs(id - (ids[index] ?? 0)));
  expect(Math.min(...gaps)).toBeGreaterThan(1);
});
