/** The file of a member says nothing of answers that the survey promised not to show beside the member. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { answerSlowly, invite, TOLD_AT, writeDistribution } from './answerStore.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

interface File {
  data: Record<string, Record<string, unknown>[]>;
  leftOut: { why: string; count: number }[];
}
let api: OpenApi;
let memberId: number;
beforeAll(async () => {
  api = await openApi();
  const store = await api.store();
  await store('POST', '/api/store/members', { externalId: 'M-1' });
  const [row] = await query<{ id: number }>(api.connection.db, 'select id from members');
  memberId = Number(row?.id);
  for (const identityMode of ['identified', 'confidential'] as const) {
    const questions = [{ ...csat('whole'), isRequired: true }, comment('why')];
    const survey = await writeSurvey(api.connection, questions, { identityMode });
    const distributionId = await writeDistribution(api, survey.surveyId);
    const { path } = await invite(api, { distributionId, ...survey }, { memberId });
    await answerSlowly(api, path, [{ v: '1' }, { v: `Said ${identityMode}`, go: 'send' }]);
  }
});
afterAll(() => api.close());

const fileAt = async (now: number): Promise<File> => {
  api.now = now;
  const manager = api.withHeaders({ cookie: await api.login('manager@example.com') });
  const { status, body } = await manager<File>('POST', `/api/members/${memberId}/dataFile`, {
    reason: 'Asked for',
  });
  expect(status).toBe(200);
  return body;
};

test('answers in confidence are left out of the file, and counted once their month is told', async () => {
  const { data, leftOut } = await fileAt(NOW);
  expect(data.surveyResponses).toHaveLength(1);
  expect(data.surveyAnswers?.map(({ text }) => text).filter(Boolean)).toEqual(['Said identified']);
  expect(data.surveyInvitations).toHaveLength(2);
  expect(data.surveyInvitations?.filter((row) => 'completedAt' in row)).toHaveLength(1);
  expect(leftOut).toMatchObject([{ count: 0 }]);
  expect((await fileAt(TOLD_AT)).leftOut).toMatchObject([{ count: 1 }]);
});

test('an answer whose sender asked to be contacted is in the file', async () => {
  await api.connection.transaction((tx) =>
    query(tx, 'update survey_responses set contact_wanted = 1', []),
  );
  const { data, leftOut } = await fileAt(TOLD_AT);
  expect(data.surveyResponses).toHaveLength(2);
  expect(leftOut).toMatchObject([{ count: 0 }]);
});
