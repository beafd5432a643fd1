/** Monthly reviews: each month once with its true figures, whatever runs when, and targets with what holds in which month. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MonthlyReview, ShownReview } from '#contract/surveys/monthlyReviews';
import type { CorrectiveActionDetail } from '#contract/surveys/correctiveActions';
import type { SatisfactionTarget } from '#contract/surveys/satisfactionTargets';
import { dialect } from '#db/kit';
import { monthlyReviews } from '#db/schema/surveys/monthlyReviews';
import { query } from '#db/statements';
import { getRow, updateRow } from '#server/platform/records/records';
import type { JobHost } from '#server/platform/jobs/spec';
import { runDue } from '#server/platform/schedule/runDue';
import { REVIEW_MONTHS } from '#server/surveys/monthlyReviews/job';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { invite, writeDistribution } from './answerStore.ts';
import { type Answered, comment, csat, writeResponses, writeSurvey } from './surveyStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let sibling: OpenApi | undefined;
let servers: JobHost[];
let manager: Call;
let analyst: Call;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  if (dialect !== 'sqlite') sibling = await api.sibling();
  servers = [api.application, sibling?.application ?? { ...api.application }];
  manager = await api.raw('manager');
  analyst = await api.raw('analyst');
  agent = await api.raw('agent');
});
afterAll(async () => {
  await sibling?.close();
  await api.close();
});
const setNow = (now: number) => {
  api.now = now;
  if (sibling) sibling.now = now;
};
const at = (text: string) => Date.parse(text);
const write = (answered: readonly Answered[]) =>
  api.connection.transaction((tx) => writeResponses(tx, answered));
const times = <T>(count: number, of: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => of(index));
const ok = async <T>(
  call: Call,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
) => {
  const answer = await call<T>(method, `/api/${path}`, body);
  expect([answer.status, answer.body]).toEqual([
    method === 'POST' && !path.includes('/') ? 201 : 200,
    answer.body,
  ]);
  return answer.body;
};
const runBoth = async () => {
  for (let round = 0; round < 8; round += 1)
    await Promise.all([...servers, ...servers].map((server) => runDue(server, [REVIEW_MONTHS])));
};

describe('targets', () => {
  const target = {
    measure: 'csat',
    value: 8500,
    fromMonth: '2025-11-01',
    source: 'Plan of the year',
  };
  test('begin with this month or a later one, once for a figure, and can be taken back while they may', async () => {
    const { id } = await ok<SatisfactionTarget>(manager, 'POST', 'satisfactionTargets', target);
    const again = await manager('POST', '/api/satisfactionTargets', target);
    expect(again).toMatchObject({
      status: 422,
      body: { errors: { fromMonth: 'satisfactionTargets.errors.sameMonth' } },
    });
    const past = await manager('POST', '/api/satisfactionTargets', {
      ...target,
      fromMonth: '2025-10-01',
    });
    expect(past).toMatchObject({
      status: 422,
      body: { errors: { fromMonth: 'satisfactionTargets.errors.past' } },
    });
    expect((await analyst('POST', '/api/satisfactionTargets', target)).status).toBe(403);
    setNow(at('2025-12-10T04:00:00Z'));
    expect(await manager('DELETE', `/api/satisfactionTargets/${id}`)).toMatchObject({
      status: 409,
      body: { message: 'satisfactionTargets.errors.over' },
    });
    setNow(NOW);
    await ok(manager, 'DELETE', `satisfactionTargets/${id}`);
  });
  test.each([
    [{ measure: 'dimension' }, 'dimensionKey'],
    [{ dimensionKey: 'quality' }, 'dimensionKey'],
    [{ measure: 'dimension', dimensionKey: 'nothing' }, 'dimensionKey'],
    [{ surveyId: 99_999 }, 'surveyId'],
    [{ value: -100 }, 'value'],
    [{ fromMonth: '2025-11-05' }, 'fromMonth'],
  ])('with %o are refused with the name of the field', async (more, field) => {
    const { status, body } = await manager<{ errors: object }>('POST', '/api/satisfactionTargets', {
      ...target,
      fromMonth: '2025-12-01',
      ...more,
    });
    expect([status, Object.keys(body.errors)]).toEqual([422, [field]]);
  });
});

describe('reviews', () => {
  let shown: ShownReview;
  let place: { surveyId: number; versionId: number };
  const review = async (month: string, call = analyst) => {
    const [row] = await ok<MonthlyReview[]>(
      call,
      'GET',
      `monthlyReviews?filter=${JSON.stringify({ month })}`,
    );
    if (!row) throw new Error(`No review of ${month}`);
    return ok<ShownReview>(call, 'GET', `monthlyReviews/${row.id}`);
  };

  test('of months that passed in a downtime are written once each by two servers, with the figures of their own days', async () => {
    await runBoth();
    place = await writeSurvey(api.connection, [csat('q'), comment('words')]);
    const other = await writeSurvey(api.connection, [csat('q'), comment('words')], {
      identityMode: 'confidential',
    });
    await ok(manager, 'POST', 'satisfactionTargets', {
      measure: 'csat',
      value: 9000,
      fromMonth: '2025-11-01',
      source: 'Plan of the year',
    });
    const november = (score: number, more: Partial<Answered> = {}): Answered => ({
      ...place,
      completedAt: at('2025-11-10T04:00:00Z'),
      channel: 'app',
      answers: { q: score },
      ...more,
    });
    const december = at('2025-12-05T04:00:00Z');
    await write([
      ...times(60, (index) => november(index < 54 ? 5 : 1)),
      // The last instant of the month, and the first after it, in the zone of the store.
      november(5, { completedAt: at('2025-11-30T15:59:59Z') }),
      november(1, { completedAt: at('2025-11-30T16:00:00Z') }),
      ...times(59, (index) => november(index < 24 ? 5 : 1, { completedAt: december })),
      ...times(3, () => november(1, { channel: 'store' })),
      ...times(6, (index) =>
        november(5, {
          answers: { q: 5, words: `物流太慢 ${index}，电话 13812345678` },
          topics: ['logistics'],
        }),
      ),
      ...times(4, () => ({
        ...november(5),
        ...other,
        answers: { q: 5, words: '质量好' },
        topics: ['quality'],
      })),
    ]);
    setNow(at('2026-01-15T04:00:00Z'));
    await runBoth();
    await runBoth();
    const rows = await ok<MonthlyReview[]>(analyst, 'GET', 'monthlyReviews?sort=["month","ASC"]');
    expect(rows.map(({ month }) => month)).toEqual(['2025-11-01', '2025-12-01']);
    shown = await review('2025-11-01');
    expect(shown.surveys).toMatchObject([
      {
        surveyId: place.surveyId,
        responses: 70,
        figures: [{ now: { n: 70, value: 871 }, target: { value: 9000, reach: 'near' } }],
        topics: [{ key: 'logistics', n: 6 }],
      },
      {
        surveyId: other.surveyId,
        responses: 4,
        figures: [{ now: null }],
        topics: [{ key: 'quality', n: null }],
      },
    ]);
    const last = await review('2025-12-01');
    expect(last.surveys).toHaveLength(1);
    expect(last).toMatchObject({ responses: 60, moved: 2, missed: 1, later: [] });
  });

  test('hide small parts, and give few examples, of which nobody reads words who may not', async () => {
    const [one, other] = shown.surveys;
    expect(one?.parts[0]).toMatchObject({
      by: 'channel',
      rows: [
        { segment: 'app', isHidden: true },
        { segment: 'store', isHidden: true },
      ],
    });
    expect(one?.topics[0]?.answerIds).toHaveLength(3);
    expect(other?.topics[0]?.answerIds).toEqual([]);
    expect(shown.words).toEqual({});
    const { words } = await review('2025-11-01', manager);
    expect(Object.values(words)).toHaveLength(3);
    expect(Object.values(words).join()).toMatch(/物流太慢 \d，电话 \*\*\*/u);
    expect((await agent('GET', '/api/monthlyReviews')).status).toBe(403);
    const [id] = Object.keys(words);
    await api.connection.transaction((tx) =>
      query(tx, 'update survey_answers set text = null where id = ?', [id ?? '']),
    );
    expect(Object.keys((await review('2025-11-01', manager)).words)).not.toContain(id);
  });

  test('keep their figures when answers come later, and say how many', async () => {
    await write(
      times(2, () => ({ ...place, completedAt: at('2025-11-20T04:00:00Z'), answers: { q: 1 } })),
    );
    await runBoth();
    const again = await review('2025-11-01');
    expect(again.surveys).toEqual(shown.surveys);
    expect(again.later).toEqual([{ surveyId: place.surveyId, responses: 2, completed: 0 }]);
  });

  test('count who answered until the end of the day after the month, however late they are written', async () => {
    const distributionId = await writeDistribution(api, place.surveyId);
    const sentAt = at('2026-01-20T04:00:00Z');
    const expiresAt = sentAt + 14 * DAY;
    const asked = { distributionId, versionId: place.versionId };
    const ids: { id: number }[] = [];
    for (let index = 0; index < 3; index += 1)
      ids.push(await invite(api, asked, { sentAt, expiresAt }));
    const completed = (index: number, instant: number) =>
      api.connection.transaction((tx) =>
        query(tx, 'update survey_invitations set completed_at = ? where id = ?', [
          instant,
          ids[index]?.id ?? 0,
        ]),
      );
    await completed(0, at('2026-02-01T15:59:59Z'));
    await completed(1, at('2026-02-01T16:00:00Z'));
    setNow(at('2026-03-20T04:00:00Z'));
    await runBoth();
    await runBoth();
    const { surveys, later } = await review('2026-01-01');
    expect(surveys[0]?.asked).toMatchObject({ sent: 3, completed: 1, open: 2 });
    expect(later).toEqual([{ surveyId: place.surveyId, responses: 0, completed: 1 }]);
  });

  test('name the corrective actions that were open when the month ended, and what was found of those checked in it', async () => {
    setNow(at('2026-03-21T04:00:00Z'));
    const { id: agentId, name: agentName } = await ok<{ id: string; name: string }>(
      agent,
      'GET',
      'account',
    );
    const { id: managerId } = await ok<{ id: string }>(manager, 'GET', 'account');
    const propose = (title: string, dueOn: string) =>
      ok<CorrectiveActionDetail>(manager, 'POST', 'correctiveActions', {
        title,
        plan: 'Every parcel gets a second layer.',
        type: 'process',
        ownerId: agentId,
        verifierId: managerId,
        dueOn,
        surveyId: place.surveyId,
        measure: { kind: 'score', questionKey: 'q', rowKey: '' },
      });
    const step = (
      { id, version }: CorrectiveActionDetail,
      noun: string,
      call = manager,
      more = {},
    ) =>
      ok<CorrectiveActionDetail>(call, 'POST', `correctiveActions/${id}/${noun}`, {
        version,
        ...more,
      });
    const before = at('2026-02-20T04:00:00Z');
    await write([
      ...times(39, () => ({ ...place, completedAt: before, answers: { q: 1 } })),
      { ...place, completedAt: at('2026-03-05T04:00:00Z'), answers: { q: 1 } },
      ...times(40, () => ({
        ...place,
        completedAt: at('2026-04-05T04:00:00Z'),
        answers: { q: 5 },
      })),
    ]);
    setNow(at('2026-03-10T04:00:00Z'));
    const helped = await step(
      await step(
        await step(await propose('Pack twice', '2026-03-31'), 'acceptance'),
        'start',
        agent,
      ),
      'completion',
      agent,
    );
    const late = await step(await propose('Call carriers', '2026-03-31'), 'acceptance');
    await propose('Print labels', '2026-04-01');
    setNow(at('2026-04-20T04:00:00Z'));
    await step(helped, 'check', manager, { comment: 'It helped.' });
    await propose('Proposed after March', '2026-05-01');
    await runBoth();
    const march = await review('2026-03-01');
    expect(march.actions?.checked).toEqual([]);
    expect(
      march.actions?.open.map(({ actionId, stage, ownerId, dueOn, isOverdue }) => [
        march.actionTitles[actionId],
        stage,
        march.ownerNames[ownerId ?? ''],
        dueOn,
        isOverdue,
      ]),
    ).toEqual([
      ['Pack twice', 'done', agentName, '2026-03-31', false],
      ['Call carriers', 'planned', agentName, '2026-03-31', true],
      ['Print labels', 'proposed', agentName, '2026-04-01', false],
    ]);
    await step(late, 'dismissal', manager, { reason: 'Others carry them now.' });
    setNow(at('2026-05-20T04:00:00Z'));
    await runBoth();
    const april = await review('2026-04-01');
    expect(april.actions?.open.map(({ actionId }) => april.actionTitles[actionId])).toEqual([
      'Print labels',
      'Proposed after March',
    ]);
    expect(april.actions?.checked).toMatchObject([
      {
        actionId: helped.id,
        verdict: 'effective',
        comparison: { valueBefore: { n: 40, value: 0 }, valueAfter: { n: 40, value: 1000 } },
      },
    ]);
    expect((await review('2026-03-01')).actions).toEqual(march.actions);
  });

  test('that were written before they named corrective actions are read without them', async () => {
    const { id } = await review('2025-12-01');
    await api.connection.transaction(async (tx) => {
      const { content } = await getRow(tx, monthlyReviews, id);
      const { actions: _, ...older } = content;
      await updateRow(tx, monthlyReviews, id, { content: older });
    });
    const { actions, actionTitles, ownerNames, surveys } = await review('2025-12-01');
    expect([actions, actionTitles, ownerNames, surveys.length]).toEqual([undefined, {}, {}, 1]);
  });

  test('are commented on by people, with one activity each, and by nobody who only reads', async () => {
    const { id } = await review('2025-12-01');
    await ok(manager, 'POST', `monthlyReviews/${id}/comment`, { text: 'Carriers were late.' });
    const refused = await manager('POST', `/api/monthlyReviews/${id}/comment`, { text: ' ' });
    expect([
      refused.status,
      (await analyst('POST', `/api/monthlyReviews/${id}/comment`, { text: 'No' })).status,
    ]).toEqual([422, 403]);
    expect((await review('2025-12-01')).notes).toMatchObject([{ text: 'Carriers were late.' }]);
    const activities = await ok<object[]>(
      manager,
      'GET',
      `activities?filter=${JSON.stringify({ resource: 'monthlyReviews' })}`,
    );
    expect(activities).toMatchObject([{ verb: 'comment', recordName: '2025-12' }]);
  });
});

test('during the tests of monthly reviews no server fault was logged', () => {
  expect(api.faultLines()).toEqual([]);
});
