/** What an erased member answered: scores stay, words leave, also those in answers that name nobody. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { comment, csat, writeResponses, writeSurvey } from './surveyStore.ts';

const PHONE = '13876540912';
let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

test('erasing a member keeps the scores of what the member answered, and takes the words away', async () => {
  const [owner, store] = await Promise.all([api.raw('owner'), api.store()]);
  await store('POST', '/api/store/members', {
    externalId: 'M-1',
    name: 'Quirina Zabłocka',
    phone: PHONE,
    country: 'CN',
    joinedAt: NOW - 1000,
    updatedAt: NOW,
  });
  const [member] = (await owner<{ id: number }[]>('GET', '/api/members')).body;
  const memberId = member?.id ?? 0;
  const survey = await writeSurvey(api.connection, [csat('csat'), comment('comment')]);
  const [own = ''] = await api.connection.transaction((tx) =>
    writeResponses(tx, [
      {
        ...survey,
        completedAt: NOW,
        memberId,
        topics: ['delivery'],
        answers: { csat: 2, comment: 'It broke on my birthday.' },
      },
      { ...survey, completedAt: NOW, answers: { csat: 4, comment: `Call ${PHONE} about it` } },
      { ...survey, completedAt: NOW, answers: { csat: 5, comment: 'All fine' } },
    ]),
  );
  await api.connection.transaction((tx) =>
    query(tx, `update survey_responses set contact = ?, tags = '["Quirina"]' where id = ?`, [
      PHONE,
      own,
    ]),
  );
  const erasure = { confirmation: 'M-1', ground: 'request' };
  expect((await owner('POST', `/api/members/${memberId}/erasure`, erasure)).status).toBe(200);

  const answers = await query<{ number: number | null; text: string | null }>(
    api.connection.db,
    `select a.number, a.text from survey_answers a order by a.response_id, a.question_key`,
  );
  const scores = answers.flatMap(({ number }) => (number === null ? [] : [Number(number)]));
  expect(scores.toSorted()).toEqual([2, 4, 5]);
  const texts = answers.map(({ text }) => text).filter((text) => text !== null);
  expect(texts).toHaveLength(2);
  expect(texts).toContain('All fine');
  expect(texts.join()).not.toContain(PHONE);
  const [response] = await query(
    api.connection.db,
    'select member_id, contact, tags, topics from survey_responses where id = ?',
    [own],
  );
  expect(response).toEqual({
    member_id: memberId,
    contact: null,
    tags: '[]',
    topics: '["delivery"]',
  });
  expect(await api.verify()).toEqual([]);
});
