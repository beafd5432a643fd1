/** The sums behind results are right after every change, and computed again from the answers they are the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { weightSets } from '#db/schema/surveys/surveys';
import { query } from '#db/statements';
import { addScores, removeScores } from '#server/surveys/scores/apply';
import { recomputeScores } from '#server/surveys/scores/recompute';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import {
  type Answered,
  choice,
  comment,
  csat,
  EIGHT,
  matrix,
  scaled,
  seeded,
  writeResponses,
  writeSurvey,
  writeVersion,
} from './surveyStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
beforeAll(async () => {
  api = await openApi({ accounts: false });
  await api.connection.transaction((tx) =>
    insertRows(tx, weightSets, [
      {
        number: 2,
        weights: { quality: 5000, price: 2000, logistics: 3000 },
        effectiveAt: NOW - 30 * DAY,
        reason: 'Other weights',
        authorName: 'Owner',
      },
    ]),
  );
});
afterAll(() => api.close());

const rowsOf = (surveyId: number, kind: string, cut = 'all') =>
  query<Record<string, number | string>>(
    api.connection.db,
    `select question_key as question, row_key as "row", given, segment, n, sum, squares, n0, n1, n2, n3, n4, n5, n9
     from survey_scores where survey_id = ? and kind = ? and cut = ? order by question_key, row_key, given, segment`,
    [surveyId, kind, cut],
  );
const write = (answered: readonly Answered[]) =>
  api.connection.transaction((tx) => writeResponses(tx, answered));

describe('the sums of answers', () => {
  test('count answers by value, leave out what was skipped, and turn scales whose least value is the best', async () => {
    const { surveyId, versionId } = await writeSurvey(api.connection, [
      csat('whole'),
      matrix('rows', ['price'], 'down'),
      choice('why', ['late', 'broken']),
    ]);
    const base = { surveyId, versionId, completedAt: NOW };
    await write([
      {
        ...base,
        channel: 'app',
        answers: { whole: 5, 'rows.r_price': 1, why: ['late', 'broken'] },
      },
      { ...base, answers: { whole: 4, 'rows.r_price': null, why: ['late'] } },
      { ...base, answers: { whole: null, 'rows.r_price': 2 } },
      { ...base, quality: 'suspect', answers: { whole: 1, 'rows.r_price': 5 } },
      { ...base, completedAt: null, answers: { whole: 1 } },
    ]);
    expect(await rowsOf(surveyId, 'score')).toMatchObject([
      { question: 'rows', row: 'r_price', n: 2, n4: 1, n5: 1, n1: 0 },
      { question: 'whole', row: '', n: 2, n4: 1, n5: 1, n1: 0 },
    ]);
    expect(await rowsOf(surveyId, 'score', 'channel')).toMatchObject([
      { question: 'rows', segment: '', n: 1, n4: 1 },
      { question: 'rows', segment: 'app', n: 1, n5: 1 },
      { question: 'whole', segment: '', n: 1 },
      { question: 'whole', segment: 'app', n: 1 },
    ]);
    expect(await rowsOf(surveyId, 'response')).toMatchObject([{ n: 3, n0: 1 }]);
    expect(await rowsOf(surveyId, 'option')).toMatchObject([
      { row: 'broken', n: 1 },
      { row: 'late', n: 2 },
    ]);
    expect(await rowsOf(surveyId, 'pair')).toMatchObject([
      { row: 'price', given: 10, n: 1, n5: 1 },
    ]);
    expect(await api.verify()).toEqual([]);
  });

  test('leave the question about the whole out of its dimension where both are compared', async () => {
    const { surveyId, versionId } = await writeSurvey(
      api.connection,
      [csat('whole', 'attitude'), csat('part', 'quality'), csat('other', 'attitude')],
      { headlineKey: 'whole' },
    );
    const base = { surveyId, versionId, completedAt: NOW };
    await write([
      { ...base, answers: { whole: 5, part: 4, other: 1 } },
      { ...base, answers: { whole: 5, part: 4 } },
    ]);
    expect(await rowsOf(surveyId, 'pair')).toMatchObject([
      { row: 'attitude', given: 0, n: 1, n5: 1 },
      { row: 'quality', given: 8, n: 2, n5: 2 },
    ]);
    expect(await rowsOf(surveyId, 'dimension')).toMatchObject([
      { row: 'attitude', n: 2, sum: 1_500_000 },
      { row: 'quality', n: 2 },
    ]);
    expect(await api.verify()).toEqual([]);
  });

  test('of the index share the weight of skipped dimensions, and leave out who answered four of eight', async () => {
    const { surveyId, versionId } = await writeSurvey(api.connection, [matrix('eight', EIGHT)]);
    const base = { surveyId, versionId, completedAt: NOW - 40 * DAY };
    const answers = (values: readonly (number | null)[]) =>
      Object.fromEntries(EIGHT.map((key, index) => [`eight.r_${key}`, values[index] ?? null]));
    await write([
      { ...base, answers: answers([4, 4, 3, 4, 4, 4, 4, null]) },
      { ...base, answers: answers([5, 5, 5, 5]) },
    ]);
    // (75 · 80 + 50 · 15) / 95 points.
    expect(await rowsOf(surveyId, 'index')).toMatchObject([
      { row: '', n: 1, sum: 710_526, squares: 710_526 ** 2 },
      { row: 'emotional', n: 1, sum: 750_000 },
      { row: 'functional', n: 2, sum: Math.round((75 * 30 + 50 * 15) / 0.0045) + 1_000_000 },
    ]);
    expect(await api.verify()).toEqual([]);
  });
});

describe('after any changes', () => {
  const random = seeded(7);
  const whole = (below: number) => Math.floor(random() * below);
  const someOf = <T>(values: readonly T[]) => values[whole(values.length)];
  const make = (surveyId: number, versionId: number): Answered => ({
    surveyId,
    versionId,
    completedAt: random() < 0.05 ? null : NOW - whole(90 * DAY),
    quality: random() < 0.1 ? 'suspect' : 'ok',
    channel: someOf(['app', 'web', null]) ?? null,
    categoryId: someOf([1, 2, null]) ?? null,
    level: someOf(['gold', null]) ?? null,
    region: someOf(['上海', null]) ?? null,
    agentId: someOf(['agent', null]) ?? null,
    answers: {
      whole: someOf([1, 2, 3, 4, 5, null]) ?? null,
      likely: whole(11),
      ease: someOf([1, 4, 7, null]) ?? null,
      ...Object.fromEntries(
        EIGHT.map((key) => [`eight.r_${key}`, random() < 0.25 ? null : 1 + whole(5)]),
      ),
      why: [someOf(['late', 'broken']) ?? ''],
      said: 'Fine',
    },
  });

  test('the sums are those of the answers, whatever the version, the weights and the day', async () => {
    const questions = [
      csat('whole', 'quality'),
      scaled('nps', 'likely', { dimensionKey: 'word_of_mouth' }),
      scaled('ces', 'ease', { dimensionKey: 'logistics' }),
      matrix('eight', EIGHT),
      choice('why', ['late', 'broken']),
      comment('said'),
    ];
    const { surveyId, versionId } = await writeSurvey(api.connection, questions);
    const second = await writeVersion(
      api.connection,
      surveyId,
      [matrix('eight', EIGHT, 'down'), ...questions.slice(0, 2)],
      { number: 2, headlineKey: 'likely' },
    );
    const ids = await write(
      Array.from({ length: 300 }, (_, index) =>
        make(surveyId, index % 3 === 0 ? second : versionId),
      ),
    );
    expect(await api.verify()).toEqual([]);

    const changed = ids.slice(0, 120);
    const amend = async (tx: Db) => {
      await removeScores(tx, changed);
      for (const id of changed)
        await query(
          tx,
          `update survey_answers set number = 1 + (coalesce(number, 0) + 1) % 5 where response_id = ? and question_key in ('whole', 'eight')`,
          [id],
        );
      await addScores(tx, changed);
    };
    await api.connection.transaction(amend);
    expect(await api.verify()).toEqual([]);

    await api.connection.transaction(async (tx) => {
      await removeScores(tx, ids);
      for (const id of ids) await query(tx, 'delete from survey_responses where id = ?', [id]);
    });
    expect(await api.verify()).toEqual([]);
    const [left] = await query<{ n: number }>(
      api.connection.db,
      'select count(*) as n from survey_scores where survey_id = ? and (n <> 0 or sum <> 0)',
      [surveyId],
    );
    expect(Number(left?.n)).toBe(0);
  });

  test('a sum that was changed by hand is found, and computed again it is right', async () => {
    await api.connection.transaction((tx) =>
      query(tx, `update survey_scores set n5 = n5 + 1 where kind = 'score' and cut = 'day'`),
    );
    expect((await api.verify()).map(({ table }) => table)).toContain('survey_scores');
    await api.connection.longTransaction((tx) => recomputeScores(tx));
    expect(await api.verify()).toEqual([]);
  });
});
