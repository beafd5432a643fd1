/** A database that does not serve for a moment: the pages of surveys keep what was typed, and it can be sent again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseBusyError } from '#db/errors';
import { query } from '#db/statements';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { get, invite, post, writeDistribution } from './answerStore.ts';
import { comment, csat, writeSurvey } from './surveyStore.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi({ accounts: false });
});
afterAll(() => api.close());

const sent = async () => {
  const { surveyId, versionId } = await writeSurvey(api.connection, [
    csat('whole'),
    comment('why'),
  ]);
  const distributionId = await writeDistribution(api, surveyId);
  return { surveyId, ...(await invite(api, { distributionId, versionId })) };
};
/** Each transaction is refused while `work` runs. */
const refusing = async <T>(error: Error, work: () => Promise<T>): Promise<T> => {
  const { connection } = api;
  const { transaction } = connection;
  connection.transaction = () => Promise.reject(error);
  try {
    return await work();
  } finally {
    connection.transaction = transaction;
  }
};

test.each([
  ['a full queue', new DatabaseBusyError(1000)],
  ['a conflict that was not resolved', Object.assign(new Error('conflict'), { code: '40001' })],
  ['a stopped database', Object.assign(new Error('stopped'), { code: '57P01' })],
])('%s is answered with 503 and a page by which the same is sent again', async (_, error) => {
  const { path, surveyId } = await sent();
  const first = await get(api.url, path);
  const second = await post(api.url, path, { ...first.hidden, v: '4', go: 'next' });
  const words = 'Well "packed" & <early>';
  const refused = await refusing(error, () =>
    post(api.url, path, { ...second.hidden, v: words, go: 'send' }),
  );
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('What you typed is kept on this page');
  expect(refused.hidden).toMatchObject({ v: words, go: 'send', at: 'why' });
  expect(await post(api.url, path, refused.hidden)).toMatchObject({ status: 303 });
  expect(
    await query(
      api.connection.db,
      `select a.text from survey_answers a join survey_responses r on r.id = a.response_id
       where r.survey_id = ? and a.text is not null`,
      [surveyId],
    ),
  ).toEqual([{ text: words }]);
});

test('says the same in Chinese', async () => {
  const { path } = await sent();
  const first = await get(api.url, path);
  const refused = await refusing(new DatabaseBusyError(1000), () =>
    post(api.url, `${path}?lang=zh`, { ...first.hidden, v: '4', go: 'next' }),
  );
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('您填写的内容已保留在本页');
});
