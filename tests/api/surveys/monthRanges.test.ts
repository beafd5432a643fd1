/** Periods of several months where nobody is to be recognised, and a mode that is changed while a survey is first sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cuts, Results, Trend } from '#contract/surveys/results';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { csat, writeResponses, writeSurvey } from './surveyStore.ts';

let api: OpenApi;
let sibling: OpenApi | undefined;
let manager: Call;
let other: Call;
beforeAll(async () => {
  api = await openApi();
  if (dialect !== 'sqlite') sibling = await api.sibling();
  manager = await api.raw('manager');
  other = await (sibling ?? api).raw('owner');
});
afterAll(async () => {
  await sibling?.close();
  await api.close();
});
const get = async <T>(path: string) => {
  const { status, body } = await manager<T>('GET', `/api/surveys/${path}`);
  expect(status).toBe(200);
  return body;
};
const times = <T>(count: number, of: () => T) => Array.from({ length: count }, of);

describe.each(['confidential', 'identified'] as const)('of a survey that is %s', (identityMode) => {
  let surveyId: number;
  beforeAll(async () => {
    const place = await writeSurvey(api.connection, [csat('q')], { identityMode });
    ({ surveyId } = place);
    const answered = (day: string, channel: string) => ({
      ...place,
      completedAt: Date.parse(`${day}T04:00:00Z`),
      channel,
      answers: { q: 5 },
    });
    await api.connection.transaction((tx) =>
      writeResponses(tx, [
        ...times(6, () => answered('2025-08-10', 'app')),
        ...times(6, () => answered('2025-08-10', 'web')),
        ...times(2, () => answered('2025-09-10', 'app')),
        ...times(8, () => answered('2025-09-10', 'web')),
        ...times(7, () => answered('2025-09-10', 'store')),
        ...times(3, () => answered('2025-07-29', 'web')),
        ...times(9, () => answered('2025-08-02', 'web')),
      ]),
    );
  });
  const isHidden = identityMode === 'confidential';

  test('two months less one of them tell nothing that the other month alone does not', async () => {
    const cuts = (from: string) =>
      get<Cuts>(`${surveyId}/cuts?from=${from}&to=2025-10-01&kind=score&questionKey=q&by=channel`);
    const countOf = ({ rows }: Cuts) =>
      Object.fromEntries(rows.map(({ segment, now }) => [segment, now?.n ?? null]));
    // In September the two answers by the app would follow from those of all others: the fewest of these are hidden, too.
    expect(countOf(await cuts('2025-09-01'))).toEqual({ app: null, web: 8, store: null });
    const both = await cuts('2025-08-01');
    expect([both.isByMonth, countOf(both)]).toEqual(
      isHidden ? [true, { app: 6, web: 23, store: null }] : [false, { app: 8, web: 23, store: 7 }],
    );
  });

  test('a month in which few answered is in no score of a longer period', async () => {
    const { questions, responses } = await get<Results>(
      `${surveyId}/results?from=2025-07-01&to=2025-09-01`,
    );
    expect([responses, questions[0]?.now?.n]).toEqual([24, isHidden ? 21 : 24]);
  });

  test('weeks are not shown where they tell of few days beside the months', async () => {
    const { grain } = await get<Trend>(
      `${surveyId}/trend?from=2025-07-01&to=2025-10-01&kind=score&questionKey=q&grain=week`,
    );
    expect(grain).toBe(isHidden ? 'month' : 'week');
  });
});

test('a mode that is changed while a survey is first sent is changed before that, or not at all', async () => {
  const post = async (path: string, body: object) => {
    const answer = await manager<{ id: number; draftId: number; version: number }>(
      'POST',
      `/api/${path}`,
      body,
    );
    expect([200, 201]).toContain(answer.status);
    return answer.body;
  };
  for (let round = 0; round < 6; round += 1) {
    const survey = {
      names: { en: 'Delivery', zh: '收货' },
      purpose: 'delivery',
      identityMode: 'identified',
    };
    const { id, version, draftId } = await post('surveys', { ...survey, template: 'delivery' });
    await post(`surveyVersions/${draftId}/publication`, { version: 1 });
    const sending = await post('surveyDistributions', {
      surveyId: id,
      names: { en: 'After delivery' },
      trigger: { kind: 'delivered', afterDays: 3 },
    });
    const [start, edit] = await Promise.all([
      manager('POST', `/api/surveyDistributions/${sending.id}/start`, { version: sending.version }),
      other('PUT', `/api/surveys/${id}`, { ...survey, identityMode: 'anonymous', version }),
    ]);
    expect(start.status).toBe(200);
    const [row] = await query<{ mode: string; frozenAt: number | null }>(
      api.connection.db,
      'select identity_mode as mode, frozen_at as "frozenAt" from surveys where id = ?',
      [id],
    );
    expect(row?.frozenAt).not.toBeNull();
    expect([edit.status, row?.mode]).toEqual(
      edit.status === 200 ? [200, 'anonymous'] : [422, 'identified'],
    );
    const written = await query<{ resource: string }>(
      api.connection.db,
      `select resource from activities where (resource = 'surveys' and verb = 'edit' and record_id = ?)
         or (resource = 'surveyDistributions' and verb = 'start' and record_id = ?) order by id`,
      [String(id), String(sending.id)],
    );
    expect(written.map(({ resource }) => resource)).toEqual(
      edit.status === 200 ? ['surveys', 'surveyDistributions'] : ['surveyDistributions'],
    );
  }
});

test('during the tests of periods no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
