/** Surveys with responses, as answering and files write them, and random ones that are the same in every run. */
import type { Definition, Direction, Question } from '#contract/surveys/definitions';
import { EMPTY_DEFINITION } from '#contract/surveys/definitions';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { SurveyPurpose } from '#contract/surveys/purposes';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { addScores } from '#server/surveys/scores/apply';
import { NOW } from '../support/openApi.ts';

const shared = { texts: {}, isRequired: false, showIf: null, skips: [] };
const ends = { lowTexts: {}, highTexts: {} };
export const scaled = (
  type: 'nps' | 'ces',
  key: string,
  { direction = 'up' as Direction, dimensionKey = null as string | null } = {},
): Question => ({ type, key, ...shared, ...ends, direction, dimensionKey });
export const csat = (key: string, dimensionKey: string | null = null, topBoxes = 2): Question => ({
  type: 'csat',
  key,
  ...shared,
  ...ends,
  direction: 'up',
  dimensionKey,
  topBoxes,
});
export const matrix = (
  key: string,
  dimensionKeys: readonly string[],
  direction: Direction = 'up',
): Question => ({
  type: 'matrix',
  key,
  ...shared,
  ...ends,
  direction,
  rows: dimensionKeys.map((dimensionKey) => ({
    key: `r_${dimensionKey}`,
    texts: {},
    dimensionKey,
  })),
});
export const choice = (key: string, ids: readonly string[]): Question => ({
  type: 'choice',
  key,
  ...shared,
  isMultiple: true,
  options: ids.map((id) => ({ id, texts: {} })),
});
export const comment = (key: string): Question => ({ type: 'text', key, ...shared });

export const EIGHT = [
  'quality',
  'price',
  'logistics',
  'environment',
  'attitude',
  'brand',
  'word_of_mouth',
  'social',
] as const;

export const writeVersion = async (
  connection: Connection,
  surveyId: number,
  questions: Question[],
  {
    number = 1,
    publishedAt = NOW,
    headlineKey = null as string | null,
    asksContact = EMPTY_DEFINITION.asksContact,
  } = {},
): Promise<number> => {
  const definition: Definition = { ...EMPTY_DEFINITION, questions, headlineKey, asksContact };
  const [id = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      surveyVersions,
      [{ surveyId, number, definition, publishedAt, publishedBy: 'Owner', authorName: 'Owner' }],
      { returning: true },
    ),
  );
  return id;
};

export const writeSurvey = async (
  connection: Connection,
  questions: Question[],
  {
    purpose = 'afterTicket' as SurveyPurpose,
    identityMode = 'identified' as IdentityMode,
    headlineKey = null as string | null,
    asksContact = EMPTY_DEFINITION.asksContact,
  } = {},
): Promise<{ surveyId: number; versionId: number }> => {
  const [surveyId = 0] = await connection.transaction((tx) =>
    insertRows(
      tx,
      surveys,
      [{ names: { en: 'Survey', zh: '问卷' }, purpose, identityMode, authorName: 'Owner' }],
      { returning: true },
    ),
  );
  return {
    surveyId,
    versionId: await writeVersion(connection, surveyId, questions, { headlineKey, asksContact }),
  };
};

export interface Answered {
  surveyId: number;
  versionId: number;
  completedAt: number | null;
  quality?: 'ok' | 'suspect';
  channel?: string | null;
  categoryId?: number | null;
  level?: string | null;
  region?: string | null;
  agentId?: string | null;
  memberId?: number | null;
  topics?: string[];
  /** By the key of the question, or of question and row with a point between them. */
  answers: Record<string, number | string | readonly string[] | null>;
}

let made = 0;
/** Writes responses with their sums, in one transaction; returns their ids. */
export const writeResponses = async (tx: Db, responses: readonly Answered[]): Promise<string[]> => {
  const ids = responses.map(() => `response-${(made += 1)}`);
  await insertRows(
    tx,
    surveyResponses,
    responses.map(({ answers: _, quality = 'ok', topics = [], ...response }, index) => ({
      channel: null,
      categoryId: null,
      level: null,
      region: null,
      agentId: null,
      memberId: null,
      ...response,
      id: ids[index] ?? '',
      source: 'openLink' as const,
      submissionId: ids[index] ?? '',
      revision: 1,
      startedAt: response.completedAt,
      quality,
      qualityReasons: [],
      contactWanted: false,
      topics,
      tags: [],
    })),
  );
  await insertRows(
    tx,
    surveyAnswers,
    responses.flatMap(({ answers }, index) =>
      Object.entries(answers).map(([place, given]) => {
        const [questionKey = '', rowKey = ''] = place.split('.');
        return {
          id: `${ids[index]}-${place}`,
          responseId: ids[index] ?? '',
          questionKey,
          rowKey,
          number: typeof given === 'number' ? given : null,
          optionIds: Array.isArray(given) ? [...given] : null,
          text: typeof given === 'string' ? given : null,
          isSkipped: given === null,
        };
      }),
    ),
  );
  await addScores(tx, ids);
  return ids;
};

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
