/** Scores on the pages of records, and what was answered about tickets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GivenAnswers } from '#contract/surveys/givenAnswers';
import type { AgentScores, RecordScores } from '#contract/surveys/recordScores';
import { query } from '#db/statements';
import type { IdentityMode } from '#contract/surveys/surveys';
import { dayOf, monthOf } from '#shared/days';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { act, draft } from '../service/ticketStore.ts';
import type { TicketDetail } from '#contract/service/tickets';
import { type Answered, comment, csat, writeResponses, writeSurvey } from './surveyStore.ts';

const HOUR = 3_600_000;
let api: OpenApi;
let owner: Call;
let agent: Call;
let ids: { agent: string; manager: string };
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  agent = await api.raw('agent');
  const rows = await query<{ id: string; role: 'agent' | 'manager' }>(
    api.connection.db,
    "select id, role from staff where role in ('agent', 'manager')",
  );
  ids = {
    agent: rows.find(({ role }) => role === 'agent')?.id ?? '',
    manager: rows.find(({ role }) => role === 'manager')?.id ?? '',
  };
});
afterAll(() => api.close());

const write = (responses: Parameters<typeof writeResponses>[1]) =>
  api.connection.transaction((tx) => writeResponses(tx, responses));
const asked = async (identityMode: IdentityMode = 'identified') => ({
  ...(await writeSurvey(api.connection, [csat('whole'), comment('more')], { identityMode })),
  // Where nobody is to be recognised, the present month is not told.
  completedAt: identityMode === 'identified' ? NOW - HOUR : NOW - 30 * 24 * HOUR,
});
const times = (n: number, one: Answered): Answered[] => Array.from({ length: n }, () => one);
const get = async <T>(path: string, by: Call = owner): Promise<T> =>
  (await by<T>('GET', `/api${path}`)).body;
const category = async () =>
  (
    await owner<{ id: number }>('POST', '/api/categories', {
      code: `c${Math.floor(performance.now() * 1000)}`,
      names: { en: 'Lamps', zh: '灯具' },
    })
  ).body.id;

describe('The scores of a record', () => {
  test('are those of its part of the results, hidden below five answers', async () => {
    const [one, other] = [await category(), await category()];
    const survey = await asked('confidential');
    await write([
      ...times(6, { ...survey, categoryId: one, answers: { whole: 5 } }),
      ...times(2, { ...survey, categoryId: one, answers: { whole: 1 } }),
      ...times(3, { ...survey, categoryId: other, answers: { whole: 2 } }),
      ...times(4, { ...survey, categoryId: null, answers: { whole: 4 } }),
    ]);
    const { rows } = await get<RecordScores>(`/categories/${one}/scores`);
    expect(rows).toMatchObject([
      { surveyId: survey.surveyId, type: 'csat', isHidden: false, now: { n: 8, value: 750 } },
    ]);
    const few = await get<RecordScores>(`/categories/${other}/scores`);
    expect(few.rows).toMatchObject([{ isHidden: true, now: null, change: null }]);
    expect((await owner('GET', '/api/categories/999999/scores')).status).toBe(404);
  });

  test('of agents are seen by who leads; an agent sees no others', async () => {
    const survey = await asked();
    await write([
      ...times(6, { ...survey, agentId: ids.agent, answers: { whole: 5 } }),
      ...times(7, { ...survey, agentId: ids.manager, answers: { whole: 1 } }),
    ]);
    const all = await get<AgentScores>('/surveyResults/agents');
    expect(all.rows.map(({ agentId }) => agentId).sort()).toEqual([ids.agent, ids.manager].sort());
    const own = await get<AgentScores>('/surveyResults/agents', agent);
    expect(own.rows.map(({ agentId }) => agentId)).toEqual([ids.agent]);
    const analyst = await api.raw('analyst');
    expect((await get<AgentScores>('/surveyResults/agents', analyst)).rows).toEqual([]);
  });
});

describe('What was answered about a ticket', () => {
  const answered = async (
    identityMode: IdentityMode,
    { contactWanted = false, agentId = null as string | null } = {},
  ) => {
    const { body: ticket } = await agent<TicketDetail>('POST', '/api/tickets', draft());
    await act(agent, ticket.id, 'resolution', { resolution: 'answered' });
    const survey = await asked(identityMode);
    const [id = ''] = await write([
      { ...survey, agentId, answers: { whole: 2, more: 'Too slow' } },
    ]);
    await api.connection.transaction((tx) =>
      query(
        tx,
        "update survey_responses set subject_kind = 'ticket', subject_id = ?, contact_wanted = ? where id = ?",
        [ticket.id, Number(contactWanted), id],
      ),
    );
    return ticket.id;
  };

  test('is shown where the survey tells who answered, or the customer asks to be contacted', async () => {
    const shown = async (...of: Parameters<typeof answered>) =>
      (await get<GivenAnswers>(`/tickets/${await answered(...of)}/answers`)).total;
    expect(await shown('identified')).toBe(1);
    expect(await shown('confidential')).toBe(0);
    expect(await shown('confidential', { contactWanted: true })).toBe(1);
    expect(await shown('anonymous', { contactWanted: true })).toBe(0);
  });

  test('has comments about the work of another agent only for who leads', async () => {
    const id = await answered('identified', { agentId: ids.manager });
    const textOf = async (by: Call) =>
      (await get<GivenAnswers>(`/tickets/${id}/answers`, by)).responses[0]?.answers[1];
    expect(await textOf(owner)).toMatchObject({ text: 'Too slow', isTextHidden: false });
    expect(await textOf(agent)).toMatchObject({ text: null, isTextHidden: true });
  });

  test('is no score of few answers', async () => {
    const id = await answered('identified');
    expect(await get<GivenAnswers>(`/tickets/${id}/answers`)).toMatchObject({
      scores: [{ isHidden: true, now: null }],
      responses: [{ answers: [{ number: 2 }, { text: 'Too slow' }] }],
    });
  });
});

test('Today has each survey with its target of the month', async () => {
  const survey = await asked();
  await write(times(30, { ...survey, answers: { whole: 5 } }));
  const { status } = await owner('POST', '/api/satisfactionTargets', {
    measure: 'csat',
    surveyId: survey.surveyId,
    dimensionKey: null,
    value: 8000,
    fromMonth: monthOf(dayOf(NOW, 'Asia/Shanghai')),
    source: 'Plan of the year',
  });
  expect(status).toBe(201);
  const { rows } = await get<RecordScores>('/surveyResults/now');
  expect(rows.find(({ surveyId }) => surveyId === survey.surveyId)).toMatchObject({
    now: { n: 30, value: 1000 },
    target: { value: 8000, source: 'Plan of the year', reach: 'reached' },
  });
});
