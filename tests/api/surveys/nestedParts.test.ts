/** What parts of parts, and windows of single days, would tell where nobody is to be recognised. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CorrectiveActionDetail } from '#contract/surveys/correctiveActions';
import type { IdentityMode } from '#contract/surveys/surveys';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { type Answered, csat, writeResponses, writeSurvey } from './surveyStore.ts';

let api: OpenApi;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const write = (responses: readonly Answered[]) =>
  api.connection.transaction((tx) => writeResponses(tx, responses));
const asked = (identityMode: IdentityMode) =>
  writeSurvey(api.connection, [csat('q')], { identityMode });
const times = (n: number, one: Answered): Answered[] => Array.from({ length: n }, () => one);

test.each(['confidential', 'anonymous'] as const)(
  'A survey that is %s is not split by parts of other parts',
  async (identityMode) => {
    const of = await asked(identityMode);
    await write(times(9, { ...of, completedAt: NOW, answers: { q: 5 } }));
    const cutBy = (surveyId: number, by: string) =>
      owner<{ errors?: object }>(
        'GET',
        `/api/surveys/${surveyId}/cuts?from=2025-11-01&to=2025-12-01&kind=score&questionKey=q&by=${by}`,
      );
    for (const by of ['promotion', 'activity', 'goods']) {
      const { status, body } = await cutBy(of.surveyId, by);
      expect([status, body.errors]).toEqual([422, { by: 'surveyResults.errors.ofIdentified' }]);
    }
    for (const by of ['campaign', 'category', 'channel', 'delivery'])
      expect((await cutBy(of.surveyId, by)).status).toBe(200);
    const { surveyId } = await asked('identified');
    for (const by of ['promotion', 'activity', 'goods', 'campaign'])
      expect((await cutBy(surveyId, by)).status).toBe(200);
  },
);

const idOf = async (role: 'manager' | 'agent') =>
  (await (await api.raw(role))<{ id: string }>('GET', '/api/account')).body.id;

test('Actions about a survey that tells nobody are verified by whole months that may be shown', async () => {
  const place = await asked('confidential');
  const on = (day: string, n: number, q: number, channel: string): Answered[] =>
    times(n, { ...place, channel, completedAt: Date.parse(`${day}T04:00:00Z`), answers: { q } });
  await write([
    ...on('2025-08-04', 40, 1, 'app'),
    ...on('2025-08-05', 3, 1, 'web'),
    ...on('2025-08-06', 9, 1, 'store'),
    ...on('2025-09-03', 20, 1, 'app'),
    ...on('2025-10-20', 40, 5, 'app'),
    ...on('2025-10-21', 3, 5, 'web'),
    ...on('2025-10-21', 9, 5, 'store'),
  ]);
  const [ownerId, verifierId] = [await idOf('agent'), await idOf('manager')];
  const fields = (more: object) => ({
    title: 'Answer within a day',
    plan: 'Two more people in the evening.',
    type: 'process',
    ownerId,
    verifierId,
    dueOn: '2025-12-31',
    surveyId: place.surveyId,
    measure: { kind: 'score', questionKey: 'q', rowKey: '' },
    ...more,
  });
  const shown = async (day: string, more: object = {}) => {
    const made = await owner<CorrectiveActionDetail>(
      'POST',
      '/api/correctiveActions',
      fields(more),
    );
    expect(made.status).toBe(201);
    await api.connection.transaction((tx) =>
      query(tx, "update corrective_actions set stage = 'done', implemented_at = ? where id = ?", [
        Date.parse(`${day}T04:00:00Z`),
        made.body.id,
      ]),
    );
    const { body } = await owner<CorrectiveActionDetail>(
      'GET',
      `/api/correctiveActions/${made.body.id}`,
    );
    await api.connection.transaction((tx) =>
      query(tx, 'update corrective_actions set implemented_at = null where id = ?', [made.body.id]),
    );
    return body.verification;
  };
  const early = await shown('2025-09-02');
  expect(early).toMatchObject({
    outcome: 'effective',
    comparison: {
      before: { from: '2025-08-01', to: '2025-09-01' },
      after: { from: '2025-10-01', to: '2025-11-01' },
      valueBefore: { n: 52 },
      valueAfter: { n: 52 },
    },
  });
  expect(await shown('2025-09-28', { windowDays: 29 })).toEqual(early);
  expect((await shown('2025-09-02', { channel: 'app' }))?.comparison).toMatchObject({
    valueBefore: { n: 40 },
    valueAfter: { n: 40 },
  });
  // The three of the web would follow from all others: the fewest of these are hidden, too.
  for (const channel of ['web', 'store'])
    expect((await shown('2025-09-02', { channel }))?.comparison).toMatchObject({
      valueBefore: null,
      valueAfter: null,
    });
  const both = await owner<{ errors?: object }>(
    'POST',
    '/api/correctiveActions',
    fields({ channel: 'app', categoryId: 1 }),
  );
  expect(both.status).toBe(422);
});

test('during the tests of parts no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
