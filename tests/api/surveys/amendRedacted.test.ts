/** Words that staff took away stay away when their answer is changed, and new words can be read. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SurveyResponse, SurveyResponseDetail } from '#contract/surveys/responses';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { answerSlowly, invite, post, writeDistribution } from './answerStore.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

const MINUTE = 60_000;
let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = NOW;
});

const answered = async () => {
  const questions = [{ ...csat('whole'), isRequired: true }, comment('why')];
  const { surveyId, versionId } = await writeSurvey(api.connection, questions);
  const distributionId = await writeDistribution(api, surveyId);
  const { path } = await invite(api, { distributionId, versionId });
  await answerSlowly(api, path, [{ v: '2' }, { v: 'Ask Mrs. Li', go: 'send' }]);
  api.now += 2 * MINUTE;
  const { body } = await owner<SurveyResponse[]>(
    'GET',
    `/api/surveyResponses?filter={"surveyId":${surveyId}}`,
  );
  return { path, id: body[0]?.id ?? '' };
};
const show = async (id: string) =>
  (await owner<SurveyResponseDetail>('GET', `/api/surveyResponses/${id}`)).body;
const redact = async (id: string, version: number) => {
  api.now += MINUTE;
  const redaction = { questionKey: 'why', reason: 'Names a person', version };
  return (await owner('POST', `/api/surveyResponses/${id}/redaction`, redaction)).status;
};
const open = (path: string) => post(api.url, path, { go: 'amend' });
/** The screens of a page that was opened before. */
const send = async (path: string, hidden: Record<string, string>, words: string) => {
  api.now += MINUTE;
  const second = await post(api.url, path, { ...hidden, v: '3', go: 'next' });
  return post(api.url, path, { ...second.hidden, v: words, go: 'send' });
};
const wordsOf = async (id: string) => {
  const { answers } = await show(id);
  const { text, redactedAt, isSkipped } = answers.find((one) => one.questionKey === 'why') ?? {};
  return { text, redactedAt, isSkipped };
};

test('An answer that is changed without new words keeps the mark that its words were taken away', async () => {
  const { path, id } = await answered();
  expect(await redact(id, (await show(id)).version)).toBe(200);
  const at = api.now;
  api.now += MINUTE;
  const page = await open(path);
  expect((await send(path, page.hidden, '')).status).toBe(303);
  expect(await wordsOf(id)).toEqual({ text: null, redactedAt: at, isSkipped: false });
});

test('A page that was opened before brings the words back neither once nor twice', async () => {
  const { path, id } = await answered();
  const page = await open(path);
  expect(await redact(id, (await show(id)).version)).toBe(200);
  const at = api.now;
  for (let n = 0; n < 2; n += 1) {
    expect((await send(path, page.hidden, 'Ask Mrs. Li')).status).toBe(303);
    expect(await wordsOf(id)).toEqual({ text: null, redactedAt: at, isSkipped: false });
  }
});

test('Words that are written afterwards can be read', async () => {
  const { path, id } = await answered();
  expect(await redact(id, (await show(id)).version)).toBe(200);
  api.now += MINUTE;
  const page = await open(path);
  expect(page.text).not.toContain('Mrs. Li');
  await send(path, page.hidden, 'It came late');
  expect(await wordsOf(id)).toEqual({ text: 'It came late', redactedAt: null, isSkipped: false });
});

test('Who takes words away has to have read those that stand there now', async () => {
  const { path, id } = await answered();
  const { version } = await show(id);
  const page = await open(path);
  await send(path, page.hidden, 'It came late');
  expect(await redact(id, version)).toBe(409);
  expect((await wordsOf(id)).text).toBe('It came late');
  expect(await redact(id, (await show(id)).version)).toBe(200);
});
