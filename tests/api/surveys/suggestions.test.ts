/** What to improve: what those say who rated a weak dimension low, what went wrong for them, and who reads it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Suggestion, Suggestions } from '#contract/surveys/suggestions';
import type { IdentityMode } from '#contract/surveys/surveys';
import { query } from '#db/statements';
import { newCase } from '../service/caseStore.ts';
import { type Desk, openDesk } from '../service/ticketStore.ts';
import { type Call, NOW } from '../support/openApi.ts';
import {
  type Answered,
  comment,
  matrix,
  writeResponses,
  writeSurvey,
  writeVersion,
} from './surveyStore.ts';

const DAY = 86_400_000;
const MONTH = 'from=2025-11-01&to=2025-12-01';
let desk: Desk;
let analyst: Call;
beforeAll(async () => {
  desk = await openDesk();
  analyst = await desk.api.raw('analyst');
});
afterAll(() => desk.api.close());

type Place = Awaited<ReturnType<typeof writeSurvey>>;
const newSurvey = (identityMode: IdentityMode = 'identified') =>
  writeSurvey(
    desk.api.connection,
    [matrix('m', ['quality', 'price', 'logistics', 'brand']), comment('why')],
    { identityMode },
  );
const write = (answered: readonly Answered[]) =>
  desk.api.connection.transaction((tx) => writeResponses(tx, answered));
/** Somebody who rates deliveries, and all else well. */
const rated = (
  place: Place,
  logistics: number,
  why: string | null = null,
  more: Partial<Answered> = {},
): Answered => ({
  ...place,
  completedAt: NOW - DAY,
  answers: {
    'm.r_quality': 5,
    'm.r_price': 4,
    'm.r_logistics': logistics,
    'm.r_brand': 5,
    ...(why !== null && { why }),
  },
  topics: why === null ? [] : ['logistics'],
  ...more,
});
const suggest = async ({ surveyId }: Place, call: Call = desk.manager) => {
  const { status, body } = await call<Suggestions>(
    'GET',
    `/api/surveys/${surveyId}/suggestions?${MONTH}`,
  );
  expect(status).toBe(200);
  return body.rows;
};
const logisticsOf = (rows: readonly Suggestion[]) =>
  rows.find(({ dimensionKey }) => dimensionKey === 'logistics');
const textsOf = async (place: Place, call: Call = desk.manager) =>
  logisticsOf(await suggest(place, call))?.comments?.map(({ text }) => text) ?? null;

describe('Suggestions', () => {
  test('are of the three weakest dimensions, the weakest first, as long as importance is not known', async () => {
    const place = await newSurvey();
    await write([rated(place, 1), rated(place, 2)]);
    const rows = await suggest(place);
    expect(rows.map(({ dimensionKey }) => dimensionKey)).toEqual(['logistics', 'price', 'quality']);
    expect(rows[0]).toMatchObject({ quadrant: 'watch', now: { n: 2 }, comments: [], causes: [] });
    expect(await suggest(await newSurvey())).toEqual([]);
  });

  test('have the newest three comments about the dimension, of those who rated it low', async () => {
    const place = await newSurvey();
    await write([
      ...['one', 'two', 'three', 'four'].map((name, index) =>
        rated(place, 1 + (index % 2), `Delivery was slow, ${name}`, {
          completedAt: NOW - (10 - index) * DAY,
          channel: 'app',
        }),
      ),
      rated(place, 3, 'Delivery was fine'),
      rated(place, 5, '物流很快'),
      // In another month, of doubtful quality, or about something else.
      rated(place, 1, 'Delivery in October', { completedAt: Date.parse('2025-10-30T04:00:00Z') }),
      rated(place, 1, 'Delivery again and again', { quality: 'suspect' }),
      rated(place, 1, 'The weather was bad'),
    ]);
    const found = logisticsOf(await suggest(place));
    expect(found?.comments?.map(({ text }) => text)).toEqual([
      'Delivery was slow, four',
      'Delivery was slow, three',
      'Delivery was slow, two',
    ]);
    expect(found?.comments?.[0]).toMatchObject({
      month: '2025-11-01',
      at: NOW - 7 * DAY,
      channel: 'app',
      responseId: expect.any(String),
    });
  });

  test('know what is low where a question was turned round in another version', async () => {
    const place = await newSurvey();
    const turned = await writeVersion(
      desk.api.connection,
      place.surveyId,
      [matrix('m', ['quality', 'price', 'logistics', 'brand'], 'down'), comment('why')],
      { number: 2 },
    );
    const later = { ...place, versionId: turned };
    // One is the best there.
    const others = { 'm.r_quality': 1, 'm.r_price': 1, 'm.r_brand': 1 };
    const turnedRound = (logistics: number, why: string) => {
      const one = rated(later, logistics, why);
      return { ...one, answers: { ...one.answers, ...others } };
    };
    await write([turnedRound(5, 'Parcels are always late'), turnedRound(1, 'Parcels are in time')]);
    expect(await textsOf(place)).toEqual(['Parcels are always late']);
  });

  test('tell nothing that few said of a survey that does not tell who answered, and never whose words they are', async () => {
    for (const identityMode of ['confidential', 'anonymous'] as const) {
      const place = await newSurvey(identityMode);
      const said = (index: number) => rated(place, 1, `物流第 ${index} 次太慢`);
      const october = Date.parse('2025-10-10T04:00:00Z');
      await write(
        Array.from({ length: 4 }, (_, index) => ({ ...said(index), completedAt: october })),
      );
      const asOfOctober = async () => {
        const { body } = await desk.manager<Suggestions>(
          'GET',
          `/api/surveys/${place.surveyId}/suggestions?from=2025-10-01&to=2025-11-01`,
        );
        return logisticsOf(body.rows)?.comments ?? [];
      };
      expect(await asOfOctober()).toEqual([]);
      await write([
        { ...said(4), completedAt: october },
        { ...said(5), completedAt: october },
      ]);
      const comments = await asOfOctober();
      expect(comments).toHaveLength(3);
      for (const { month, responseId, at, channel } of comments)
        expect([month, responseId, at, channel]).toEqual(['2025-10-01', null, null, null]);
    }
  });

  test('have no comments for those who may not read any, nor about the work of others', async () => {
    const place = await newSurvey();
    const { body: account } = await desk.agent<{ id: string }>('GET', '/api/account');
    await write([
      rated(place, 1, 'Delivery of mine was late', { agentId: account.id }),
      rated(place, 1, 'Delivery of another was late', { agentId: 'somebody-else' }),
    ]);
    expect(logisticsOf(await suggest(place, analyst))?.comments).toBeNull();
    expect(await textsOf(place, desk.agent)).toEqual(['Delivery of mine was late']);
    expect(await textsOf(place)).toHaveLength(2);
  });

  test('name the root causes of the complaints about which they were asked, the most frequent first', async () => {
    const place = await newSurvey();
    const causeIds: number[] = [];
    for (const code of ['carrier', 'packaging']) {
      const cause = { code, names: { en: code }, isInternal: true };
      causeIds.push((await desk.owner<{ id: number }>('POST', '/api/rootCauses', cause)).body.id);
    }
    const ids = await write([rated(place, 1), rated(place, 1), rated(place, 2), rated(place, 5)]);
    for (const [index, id] of ids.entries()) {
      const found = await newCase(desk.agent, 'complaint', { remedySought: 'refund' });
      await desk.api.connection.transaction(async (tx) => {
        await query(
          tx,
          `update survey_responses set subject_kind = 'ticket',
             subject_id = (select ticket_id from cases where id = ?) where id = ?`,
          [found.id, id],
        );
        await query(tx, 'update complaints set root_cause_id = ? where case_id = ?', [
          causeIds[index === 0 ? 0 : 1] ?? null,
          found.id,
        ]);
      });
    }
    expect(logisticsOf(await suggest(place))?.causes).toEqual([
      { id: causeIds[1], names: { en: 'packaging' }, n: 2 },
      { id: causeIds[0], names: { en: 'carrier' }, n: 1 },
    ]);
  });
});
