/** A store of a million answers of two years with their invitations, written as rows. */
import { type Definition, EMPTY_DEFINITION, type Question } from '#contract/surveys/definitions';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys, surveyVersions } from '#db/schema/surveys/surveys';
import { refreshStatistics } from '#db/statistics';
import { FIRST_DIMENSIONS } from '#server/surveys/dimensions/defaults';
import { recomputeScores } from '#server/surveys/scores/recompute';

/** Counts the changes of what is written here: a store that was kept from before is not used. */
export const SURVEYS_STORE_VERSION = 1;
/** The whole, the recommendation, and the eight dimensions. */
export const ANSWERS_EACH = 10;
/** For one that is answered, so many more are asked or not. */
const ASKED_EACH = 3;

const HOUR = 3_600_000;
const TWO_YEARS_HOURS = 2 * 365 * 24;
const PAGE = 2_000;
const CHANNELS = ['app', 'web', 'wechat', 'store', 'phone', 'marketplace'];
const LEVELS = [null, 'starter', 'plus', 'premium'];

/** A number that looks random, the same for the same seed. */
const mix = (seed: number, below: number) =>
  ((Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 7) + seed * 31) % below;

const shared = { texts: { en: 'Question' }, isRequired: false, showIf: null, skips: [] };
const scaled = { ...shared, direction: 'up', lowTexts: {}, highTexts: {} } as const;
const KEYS = FIRST_DIMENSIONS.map(([key]) => key);
const questions: Question[] = [
  { ...scaled, type: 'csat', key: 'whole', dimensionKey: null, topBoxes: 2 },
  { ...scaled, type: 'nps', key: 'likely', dimensionKey: null },
  {
    ...scaled,
    type: 'matrix',
    key: 'eight',
    rows: KEYS.map((key) => ({ key, texts: { en: key }, dimensionKey: key })),
  },
];
const definition: Definition = { ...EMPTY_DEFINITION, questions, headlineKey: 'whole' };

interface Place {
  surveyId: number;
  versionId: number;
  distributionId: number;
}
const writeSurvey = async (tx: Db, now: number): Promise<Place> => {
  const stamps = { authorName: 'Bench', createdAt: now, updatedAt: now };
  const one = { returning: true };
  const [surveyId = 0] = await insertRows(
    tx,
    surveys,
    [{ names: { en: 'Bench' }, purpose: 'indicators', identityMode: 'identified', ...stamps }],
    one,
  );
  const [versionId = 0] = await insertRows(
    tx,
    surveyVersions,
    [{ surveyId, number: 1, definition, publishedAt: now, publishedBy: 'Bench', ...stamps }],
    one,
  );
  const [distributionId = 0] = await insertRows(
    tx,
    surveyDistributions,
    [
      {
        surveyId,
        names: { en: 'Bench' },
        trigger: { kind: 'delivered', afterDays: 3 },
        delayMinutes: 0,
        samplePpm: 1_000_000,
        usesCooldown: true,
        channel: 'message',
        ...stamps,
      },
    ],
    one,
  );
  return { surveyId, versionId, distributionId };
};

/** Better on the newer half, so that there is a change to tell. */
const answerOf = (id: number, place: number, least: number, most: number) => {
  const drawn = mix(id * 16 + place, 100);
  return drawn < 70 ? most - (drawn % 2) : least + (drawn % (most - least + 1));
};

const responseOf = (id: number, at: number, { surveyId, versionId, distributionId }: Place) => ({
  id: `bench-${id}`,
  surveyId,
  versionId,
  distributionId,
  source: 'invitation' as const,
  submissionId: `bench-${id}`,
  revision: 1,
  startedAt: at,
  completedAt: at,
  quality: 'ok' as const,
  qualityReasons: [],
  channel: CHANNELS[mix(id + 1, CHANNELS.length)] ?? null,
  categoryId: 1 + mix(id + 2, 20),
  level: LEVELS[mix(id + 3, LEVELS.length)] ?? null,
  region: `region ${mix(id + 4, 30)}`,
  agentId: `agent ${mix(id + 5, 20)}`,
  promotionId: mix(id + 6, 3) === 0 ? 1 + mix(id + 7, 10) : null,
  contactWanted: false,
  topics: [],
  tags: [],
});
const answersOf = (id: number) => {
  const answer = { responseId: `bench-${id}`, optionIds: null, text: null, isSkipped: false };
  return [
    { questionKey: 'whole', rowKey: '', number: answerOf(id, 0, 1, 5) },
    { questionKey: 'likely', rowKey: '', number: answerOf(id, 1, 0, 10) },
    ...KEYS.map((rowKey, index) => ({
      questionKey: 'eight',
      rowKey,
      number: answerOf(id, index + 2, 1, 5),
    })),
  ].map((one, index) => ({ ...answer, ...one, id: `bench-${id}-${index}` }));
};
const invitationOf = (
  index: number,
  at: number,
  { distributionId, versionId }: Place,
  isAnswered: boolean,
) => {
  const isOut = !isAnswered && index % ASKED_EACH === 0;
  return {
    distributionId,
    versionId,
    subjectKind: 'order' as const,
    subjectId: index,
    occurrence: 1,
    occurredAt: at,
    decidedAt: at,
    outReason: isOut ? ('cooldown' as const) : null,
    inclusionPpm: 1_000_000,
    snapshot: EMPTY_SNAPSHOT,
    sentAt: isOut ? null : at,
    startedAt: isAnswered ? at : null,
    completedAt: isAnswered ? at : null,
  };
};

/** Returns the survey. */
export const writeAnswers = async (
  { transaction, longTransaction, db }: Connection,
  now: number,
  responses: number,
): Promise<number> => {
  const place = await transaction((tx) => writeSurvey(tx, now));
  for (let from = 1; from <= responses; from += PAGE) {
    const ids = Array.from({ length: Math.min(PAGE, responses - from + 1) }, (_, i) => from + i);
    const atOf = (id: number) => now - (1 + mix(id, TWO_YEARS_HOURS)) * HOUR;
    await transaction(async (tx) => {
      await insertRows(
        tx,
        surveyResponses,
        ids.map((id) => responseOf(id, atOf(id), place)),
      );
      await insertRows(tx, surveyAnswers, ids.flatMap(answersOf));
      await insertRows(
        tx,
        surveyInvitations,
        ids.flatMap((id) =>
          Array.from({ length: ASKED_EACH }, (_, index) =>
            invitationOf(id * ASKED_EACH + index, atOf(id), place, index === 1),
          ),
        ),
      );
    });
  }
  await longTransaction((tx) => recomputeScores(tx));
  await refreshStatistics(db, [
    'survey_responses',
    'survey_answers',
    'survey_invitations',
    'survey_scores',
  ]);
  return place.surveyId;
};
