/** Results of surveys: to the printed digit, with what is hidden, and for whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asked } from '#contract/surveys/asked';
import type { Dimension } from '#contract/surveys/dimensions';
import type { Cuts, Results, Trend } from '#contract/surveys/results';
import type { Suggestions } from '#contract/surveys/suggestions';
import { insertRows } from '#db/bulk';
import { weightSets } from '#db/schema/surveys/surveys';
import { FIRST_DIMENSIONS } from '#server/surveys/dimensions/defaults';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  type Answered,
  choice,
  comment,
  csat,
  EIGHT,
  matrix,
  scaled,
  writeResponses,
  writeSurvey,
  writeVersion,
} from './surveyStore.ts';

const DAY = 86_400_000;
/** NOW is in November 2025. */
const MONTH = 'from=2025-11-01&to=2025-12-01';
let api: OpenApi;
let manager: Call;
let analyst: Call;
beforeAll(async () => {
  api = await openApi();
  [manager, analyst] = [await api.raw('manager'), await api.raw('analyst')];
});
afterAll(() => api.close());

const get = async <T>(path: string, call = analyst) => {
  const { status, body } = await call<T>('GET', `/api/surveys/${path}`);
  expect(status).toBe(200);
  return body;
};
const write = (answered: readonly Answered[]) =>
  api.connection.transaction((tx) => writeResponses(tx, answered));
const times = <T>(count: number, of: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => of(index));
const answers = (place: { surveyId: number; versionId: number }, score: number, more = {}) => ({
  ...place,
  completedAt: NOW - DAY,
  answers: { q: score },
  ...more,
});

describe('scores', () => {
  test('of 45 promoters and 25 detractors of a hundred are 20, between 3.8 and 35.1, whoever skipped the question', async () => {
    const place = await writeSurvey(api.connection, [scaled('nps', 'q')]);
    await write([
      ...times(45, () => answers(place, 10)),
      ...times(30, () => answers(place, 7)),
      ...times(25, () => answers(place, 0)),
      ...times(25, () => ({ ...answers(place, 0), answers: { q: null } })),
      ...times(3, () => answers(place, 0, { quality: 'suspect' as const })),
    ]);
    const { questions, responses, suspect, answersFrom, before } = await get<Results>(
      `${place.surveyId}/results?${MONTH}`,
    );
    expect([responses, suspect, answersFrom, before.from]).toEqual([
      125,
      3,
      '2025-11-20',
      '2025-10-01',
    ]);
    expect(questions).toMatchObject([
      {
        isOverall: true,
        now: { n: 100, value: 200, low: 38, high: 351 },
        before: null,
        change: null,
      },
    ]);
  });

  test('are compared with as many months before, by versions that ask the same', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    const other = await writeVersion(api.connection, place.surveyId, [csat('q', null, 1)], {
      number: 2,
    });
    const october = { completedAt: Date.parse('2025-10-10T04:00:00Z') };
    const second = { ...place, versionId: other };
    await write([
      ...times(40, () => answers(place, 4)),
      ...times(50, (index) => answers(second, index < 45 ? 5 : 4)),
      ...times(50, (index) => answers(second, index < 30 ? 5 : 4, october)),
    ]);
    const { questions } = await get<Results>(`${place.surveyId}/results?${MONTH}`);
    // Two shares of 50: z = 0.3 / √(0.75 · 0.25 · 2 / 50) = 3.464.
    expect(questions[0]).toMatchObject({
      topBoxes: 1,
      now: { n: 50, value: 900 },
      before: { n: 50, value: 600 },
      change: { difference: 300, p: 1, verdict: 'up' },
    });
  });

  test('of a scale that was turned round are not added to those before', async () => {
    const place = await writeSurvey(api.connection, [scaled('ces', 'q')]);
    const down = scaled('ces', 'q', { direction: 'down' });
    const versionId = await writeVersion(api.connection, place.surveyId, [down], { number: 2 });
    await write([
      ...times(6, () => answers(place, 2)),
      ...times(8, () => answers({ ...place, versionId }, 2)),
    ]);
    const { questions } = await get<Results>(`${place.surveyId}/results?${MONTH}`);
    expect(questions[0]).toMatchObject({ now: { n: 8, value: 1000 } });
  });

  test('of dimensions are points, and share the weight of what nobody answered', async () => {
    const place = await writeSurvey(api.connection, [csat('q'), matrix('eight', EIGHT)]);
    await write(
      times(40, (index) => ({
        ...answers(place, 1 + (index % 5)),
        answers: {
          q: 1 + (index % 5),
          ...Object.fromEntries(
            EIGHT.map((key) => [
              `eight.r_${key}`,
              key === 'social' ? null : key === 'quality' ? 1 + (index % 5) : 4,
            ]),
          ),
          said: 'Late again',
        },
      })),
    );
    const { dimensions, needs, index } = await get<Results>(`${place.surveyId}/results?${MONTH}`);
    expect(dimensions.map(({ key, pairs }) => [key, pairs])).toEqual(
      EIGHT.filter((key) => key !== 'social').map((key) => [key, 40]),
    );
    expect(dimensions[0]).toMatchObject({ key: 'quality', importance: 100, now: { value: 5000 } });
    expect(dimensions[1]).toMatchObject({ importance: null, quadrant: null, now: { value: 7500 } });
    expect(needs.map(({ need }) => need)).toEqual(['functional', 'emotional']);
    // (20 · 50 + 75 · 75) / 95.
    expect(index.now).toMatchObject({ n: 40, value: 6974 });
    const { rows } = await get<Suggestions>(`${place.surveyId}/suggestions?${MONTH}`, manager);
    expect(rows[0]?.dimensionKey).toBe('quality');
  });
});

describe('parts of the responses', () => {
  test('are hidden below five answers, and ranked from twenty on by their lower bound', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    await write([
      ...times(200, (index) => answers(place, index < 170 ? 5 : 1, { channel: 'app' })),
      ...times(20, (index) => answers(place, index < 18 ? 5 : 1, { channel: 'web' })),
      ...times(6, () => answers(place, 5, { channel: 'store' })),
      ...times(4, () => answers(place, 1, { channel: 'phone' })),
    ]);
    const { rows } = await get<Cuts>(
      `${place.surveyId}/cuts?${MONTH}&by=channel&kind=score&questionKey=q`,
    );
    expect(
      rows.map(({ segment, isHidden, rank, now }) => [segment, isHidden, rank, now?.n]),
    ).toEqual([
      ['web', false, 2, 20],
      ['app', false, 1, 200],
      // Shown, it would tell what the four said.
      ['phone', true, null, undefined],
      ['store', true, null, undefined],
    ]);
  });

  test('that are hidden of the months before do not follow from those that are shown', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    const october = { completedAt: Date.parse('2025-10-10T04:00:00Z') };
    await write([
      ...times(10, () => answers(place, 5, { channel: 'app' })),
      ...times(10, () => answers(place, 5, { channel: 'app', ...october })),
      ...times(3, () => answers(place, 1, { channel: 'web', ...october })),
    ]);
    const { rows } = await get<Cuts>(
      `${place.surveyId}/cuts?${MONTH}&by=channel&kind=score&questionKey=q`,
    );
    expect(rows).toMatchObject([
      { segment: 'app', isHidden: false, now: { n: 10 }, before: null, change: null },
    ]);
  });

  test('by delivery or goods are of questions only', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    for (const by of ['delivery', 'goods'])
      for (const kind of ['dimension', 'index'])
        expect(
          await analyst(
            'GET',
            `/api/surveys/${place.surveyId}/cuts?${MONTH}&by=${by}&kind=${kind}`,
          ),
        ).toMatchObject({
          status: 422,
          body: { errors: { by: 'surveyResults.errors.ofQuestions' } },
        });
  });

  test('of single agents are for managers', async () => {
    const place = await writeSurvey(api.connection, [csat('q')]);
    await write(times(6, () => answers(place, 5, { agentId: 'agent' })));
    const path = `/api/surveys/${place.surveyId}/agentCuts?${MONTH}&kind=score&questionKey=q`;
    expect((await manager<Cuts>('GET', path)).body.rows).toMatchObject([
      { segment: 'agent', names: 'Agent', now: { n: 6 } },
    ]);
    for (const role of ['agent', 'marketer', 'analyst'] as const)
      expect((await (await api.raw(role))('GET', path)).status).toBe(403);
  });
});

describe('where nobody is to be recognised', () => {
  const OCTOBER = 'from=2025-10-01&to=2025-11-01';
  const october = { completedAt: Date.parse('2025-10-20T04:00:00Z') };
  const september = { completedAt: Date.parse('2025-09-10T04:00:00Z') };
  const answered = async (identityMode: 'confidential' | 'identified', count: number) => {
    const place = await writeSurvey(
      api.connection,
      [csat('q', 'quality'), choice('why', ['late', 'broken']), comment('said')],
      { identityMode },
    );
    const said = (index: number) => ({ q: 1, why: ['late'], said: `Poor quality ${index}` });
    await write([
      ...times(6, () => ({ ...answers(place, 4), ...september })),
      ...times(count, (index) => ({
        ...answers(place, 1),
        ...october,
        answers: said(index),
        topics: ['quality'],
      })),
      ...times(2, () => ({
        ...answers(place, 1),
        completedAt: NOW - 70 * DAY,
        answers: { q: 1, said: 'Three days late' },
        topics: ['logistics'],
      })),
    ]);
    return place.surveyId;
  };

  test.each([
    ['confidential', 4, null, null, 0],
    ['confidential', 5, 5, 5, 3],
    ['identified', 4, 4, 4, 3],
  ] as const)(
    'a survey that is %s with %i answers shows %s of them, %s of an option and %i comments',
    async (mode, count, n, chosen, comments) => {
      const id = await answered(mode, count);
      const results = await get<Results>(`${id}/results?${OCTOBER}`);
      expect(results.questions[0]?.now?.n ?? null).toBe(n);
      expect(results.questions[0]?.counts.length).toBe(n === null ? 0 : 11);
      expect(results.dimensions[0]?.now?.n ?? null).toBe(n);
      expect(results.choices[0]?.options[0]?.n).toBe(chosen);
      const trend = await get<Trend>(
        `${id}/trend?from=2025-09-01&to=2025-11-01&kind=score&questionKey=q`,
      );
      // A month alone that few answered is hidden with the other one, from which it would follow.
      expect(trend.points.length).toBe(n === null ? 0 : 2);
      const { rows } = await get<Suggestions>(`${id}/suggestions?${OCTOBER}`, manager);
      const said = rows.flatMap((row) => row.comments ?? []);
      expect(said.length).toBe(comments);
      const isKnown = mode === 'identified';
      for (const one of said)
        expect([one.month, one.responseId !== null, one.at !== null]).toEqual([
          '2025-10-01',
          isKnown,
          isKnown,
        ]);
    },
  );
});

test('A trend begins anew with a version, merges weeks of few answers into months, and does not judge what is not over', async () => {
  const place = await writeSurvey(api.connection, [csat('q')]);
  const second = {
    ...place,
    versionId: await writeVersion(api.connection, place.surveyId, [csat('q')], { number: 2 }),
  };
  const month = (index: number) => Date.UTC(2024, 8 + index, 10);
  await write([
    ...times(12, (index) =>
      times(20, () => answers(place, 5, { completedAt: month(index) })),
    ).flat(),
    ...times(3, (index) =>
      times(20, (at) => answers(second, at < 8 ? 5 : 1, { completedAt: month(12 + index) })),
    ).flat(),
  ]);
  const path = `${place.surveyId}/trend?from=2025-01-01&to=2025-12-01&kind=score&questionKey=q`;
  const { points, grain } = await get<Trend>(path);
  expect(grain).toBe('month');
  expect(
    points.map(({ from, startsWith, isComplete }) => [from, startsWith, isComplete]).slice(-4),
  ).toEqual([
    ['2025-08-01', null, true],
    ['2025-09-01', 'version', true],
    ['2025-10-01', null, true],
    ['2025-11-01', null, false],
  ]);
  expect(points.map(({ limits }) => limits !== null)).toEqual([
    ...times(4, () => false),
    ...times(4, () => true),
    ...times(3, () => false),
  ]);
  const weeks = await get<Trend>(`${path}&grain=week`);
  expect([weeks.grain, weeks.isMerged]).toEqual(['week', false]);
  await write([answers(second, 5, { completedAt: Date.UTC(2025, 9, 27) })]);
  expect(await get<Trend>(`${path}&grain=week`)).toMatchObject({ grain: 'month', isMerged: true });
});

test('The last week of a trend is whole, though it ends in the month after', async () => {
  const place = await writeSurvey(api.connection, [csat('q')]);
  const on = (day: string, score: number) => ({
    ...answers(place, score),
    completedAt: Date.parse(`${day}T04:00:00Z`),
  });
  await write([
    ...times(12, () => on('2025-09-24', 5)),
    ...times(6, () => on('2025-09-30', 5)),
    ...times(6, () => on('2025-10-02', 1)),
    ...times(12, () => on('2025-10-08', 1)),
  ]);
  const { points, isMerged } = await get<Trend>(
    `${place.surveyId}/trend?from=2025-09-01&to=2025-10-01&kind=score&questionKey=q&grain=week`,
  );
  expect(isMerged).toBe(false);
  expect(
    points.map(({ from, to, n, value, isComplete }) => [from, to, n, value, isComplete]),
  ).toEqual([
    ['2025-09-22', '2025-09-29', 12, 1000, true],
    ['2025-09-29', '2025-10-06', 12, 500, true],
  ]);
});

test('Other weights begin a trend anew with the first answers after them', async () => {
  const place = await writeSurvey(api.connection, [matrix('eight', EIGHT)]);
  await api.connection.transaction((tx) =>
    insertRows(tx, weightSets, [
      {
        number: 2,
        weights: Object.fromEntries(FIRST_DIMENSIONS.map(([key, , , , weight]) => [key, weight])),
        effectiveAt: Date.UTC(2025, 7, 10),
        reason: 'The same weights',
        authorName: 'Owner',
      },
    ]),
  );
  await write(
    [6, 8, 9].flatMap((month) =>
      times(6, () => ({
        ...place,
        completedAt: Date.UTC(2025, month, 10),
        answers: Object.fromEntries(EIGHT.map((key) => [`eight.r_${key}`, 4])),
      })),
    ),
  );
  const { points } = await get<Trend>(
    `${place.surveyId}/trend?from=2025-07-01&to=2025-11-01&kind=index`,
  );
  expect(points.map(({ from, startsWith }) => [from, startsWith])).toEqual([
    ['2025-07-01', null],
    ['2025-09-01', 'weights'],
    ['2025-10-01', null],
  ]);
});

test('The need of a dimension stays once answers were added up under it', async () => {
  const place = await writeSurvey(api.connection, [matrix('eight', EIGHT)]);
  await write([{ ...answers(place, 5), answers: { 'eight.r_quality': 5 } }]);
  const { body: all } = await manager<Dimension[]>('GET', '/api/dimensions');
  const edit = (id: number | undefined, further: object) =>
    manager<{ errors?: object; need?: string }>('PUT', `/api/dimensions/${id}`, {
      names: { en: 'Goods', zh: '商品' },
      ...further,
    });
  const quality = all.find(({ key }) => key === 'quality')?.id;
  expect((await edit(quality, { need: 'social' })).body.errors).toEqual({
    need: 'dimensions.errors.counted',
  });
  expect((await edit(quality, { need: 'functional' })).status).toBe(200);
  // Without weights nothing is added up under its need.
  const { body: made } = await manager<Dimension>('POST', '/api/dimensions', {
    key: 'parking',
    names: { en: 'Parking', zh: '停车' },
    need: 'functional',
  });
  expect((await edit(made.id, { need: 'social' })).body).toMatchObject({ need: 'social' });
  expect(await api.verify()).toEqual([]);
});

test('Who was asked is told with why others were not, and the rate is of those that were sent', async () => {
  const place = await writeSurvey(api.connection, [csat('q')]);
  await api.connection.transaction(async (tx) => {
    const [distributionId = 0] = await insertRows(
      tx,
      surveyDistributions,
      [
        {
          surveyId: place.surveyId,
          names: { en: 'After tickets' },
          trigger: { kind: 'openLink' },
          delayMinutes: 0,
          samplePpm: 1_000_000,
          usesCooldown: true,
          channel: 'message',
          authorName: 'Owner',
        },
      ],
      { returning: true },
    );
    const invitation = (subjectId: number, more: object) => ({
      distributionId,
      versionId: place.versionId,
      subjectKind: 'ticket' as const,
      subjectId,
      occurrence: 1,
      occurredAt: NOW - DAY,
      decidedAt: NOW - DAY,
      inclusionPpm: 1_000_000,
      snapshot: EMPTY_SNAPSHOT,
      outReason: null,
      sentAt: null as number | null,
      startedAt: null as number | null,
      completedAt: null as number | null,
      voidedAt: null as number | null,
      ...more,
    });
    await insertRows(tx, surveyInvitations, [
      ...times(20, (index) =>
        invitation(index, { sentAt: NOW, ...(index < 17 && { completedAt: NOW }) }),
      ),
      invitation(30, { sentAt: NOW, voidedAt: NOW }),
      invitation(31, { outReason: 'optedOut' }),
      invitation(32, { outReason: 'cooldown' }),
    ]);
  });
  expect(await get<Asked>(`${place.surveyId}/asked?${MONTH}`)).toMatchObject({
    decided: 23,
    sent: 20,
    completed: 17,
    voided: 1,
    out: [
      { reason: 'optedOut', n: 1 },
      { reason: 'cooldown', n: 1 },
    ],
    rate: { n: 20, value: 850, low: 640, high: 948 },
  });
});

test('Results are of whole months, and an unknown survey or question has none', async () => {
  const place = await writeSurvey(api.connection, [csat('q'), comment('said')]);
  const status = async (path: string) => (await analyst('GET', `/api/surveys/${path}`)).status;
  expect(await status(`${place.surveyId}/results?from=2025-11-02&to=2025-12-01`)).toBe(422);
  expect(await status(`${place.surveyId}/results?from=2025-12-01&to=2025-11-01`)).toBe(422);
  expect(await status(`999999/results?${MONTH}`)).toBe(404);
  expect(await status(`${place.surveyId}/trend?${MONTH}&kind=score&questionKey=none`)).toBe(404);
  expect(await status(`${place.surveyId}/cuts?${MONTH}&kind=score&questionKey=q&by=agent`)).toBe(
    422,
  );
});
