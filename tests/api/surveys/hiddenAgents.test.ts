/** Whom an answer is about is told by nothing where the survey does not tell who answered: neither by its words nor by its alert. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SurveyAlert, SurveyAlertDetail } from '#contract/surveys/alerts';
import type { SurveyResponse } from '#contract/surveys/responses';
import type { Suggestions } from '#contract/surveys/suggestions';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { answerSlowly, invite, TOLD_AT, writeDistribution } from './answerStore.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

let api: OpenApi;
const AGENTS = ['agent', 'analyst', 'manager', null, null, null];
const filter = (fields: object) => `filter=${encodeURIComponent(JSON.stringify(fields))}`;
const signedIn = async (role: string): Promise<Call> =>
  api.withHeaders({ cookie: await api.login(`${role}@example.com`) });
const body = async <T>(call: Call, path: string): Promise<T> =>
  (await call<T>('GET', `/api/${path}`)).body;

const answered = async (kind: 'caseResolved' | 'delivered') => {
  const trigger =
    kind === 'caseResolved' ? { kind, ticketTypes: [], caseKinds: [] } : { kind, afterDays: 1 };
  const { surveyId, versionId } = await writeSurvey(
    api.connection,
    [{ ...csat('whole', 'quality'), isRequired: true }, comment('why')],
    { identityMode: 'confidential' },
  );
  const distributionId = await writeDistribution(api, surveyId, { trigger });
  for (const [index, agentId] of AGENTS.entries()) {
    const { path } = await invite(
      api,
      { distributionId, versionId },
      { snapshot: { agentId: kind === 'caseResolved' ? agentId : null } },
    );
    await answerSlowly(api, path, [{ v: '1' }, { v: `Poor quality ${index}`, go: 'send' }]);
  }
  return surveyId;
};

let service: number;
let delivery: number;
beforeAll(async () => {
  api = await openApi();
  await api.connection.transaction((tx) =>
    query(tx, `update staff set role = 'agent' where id = 'analyst'`, []),
  );
  service = await answered('caseResolved');
  delivery = await answered('delivered');
  api.now = TOLD_AT;
});
afterAll(() => api.close());

const MONTHS = 'from=2025-09-01&to=2025-12-01';
const read = async (role: string, surveyId: number) => {
  const call = await signedIn(role);
  const responses = await body<SurveyResponse[]>(
    call,
    `surveyResponses?${filter({ surveyId, hasComment: true })}`,
  );
  const shown = await Promise.all(
    responses.map(({ id }) =>
      body<{ answers: { text: string | null }[] }>(call, `surveyResponses/${id}`),
    ),
  );
  const { rows } = await body<Suggestions>(call, `surveys/${surveyId}/suggestions?${MONTHS}`);
  return {
    listed: responses.map(({ comment: said }) => said !== null),
    shown: shown.map(({ answers }) => answers.some(({ text }) => text !== null)),
    suggested: rows.map(({ comments }) => comments !== null && comments.length > 0),
  };
};

describe('The words of confidential answers', () => {
  test('about service are read by those who see all agents, and by nobody of whom one might be rated', async () => {
    for (const role of ['owner', 'manager'])
      expect([role, await read(role, service)]).toEqual([
        role,
        { listed: Array(6).fill(true), shown: Array(6).fill(true), suggested: [true] },
      ]);
    for (const role of ['agent', 'analyst', 'marketer'])
      expect([role, await read(role, service)]).toEqual([
        role,
        { listed: Array(6).fill(false), shown: Array(6).fill(false), suggested: [false] },
      ]);
  });
  test('about goods are read by everybody who reads comments', async () => {
    for (const role of ['owner', 'agent', 'marketer'])
      expect((await read(role, delivery)).listed).toEqual(Array(6).fill(true));
  });
});

describe('A hidden alert', () => {
  test('is refused to all agents alike, and goes to managers, whoever is rated', async () => {
    const manager = await signedIn('manager');
    const alerts = await body<SurveyAlert[]>(
      manager,
      `surveyAlerts?${filter({ surveyId: service })}`,
    );
    // Those about the manager too: a missing one would tell it.
    expect(alerts).toHaveLength(6);
    for (const alert of alerts) {
      const assigned = (ownerId: string, version: number) =>
        manager<SurveyAlertDetail & { errors?: object }>(
          'POST',
          `/api/surveyAlerts/${alert.id}/assignment`,
          { ownerId, version },
        );
      for (const ownerId of ['agent', 'analyst']) {
        const { status, body: refused } = await assigned(ownerId, alert.version);
        expect([status, refused.errors]).toEqual([
          422,
          { ownerId: 'surveyAlerts.errors.hiddenToManager' },
        ]);
      }
      expect((await assigned('manager', alert.version)).body).toMatchObject({
        ownerId: 'manager',
        allowed: expect.arrayContaining(['close']),
      });
    }
    api.now = NOW;
  });
});
