/** Reads what is counted: responses with their answers, and by which version, weights and dimensions they count. */
import type { Need } from '#contract/surveys/dimensions';
import { SEGMENTS, type Segment } from '#contract/surveys/scores';
import type { Db } from '#db';
import { asc, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveyVersions } from '#db/schema/surveys/surveys';
import { dayOf } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { weightsAt } from '#rules/surveys/weightSets';
import { loadDimensions } from '../dimensions/load.ts';
import { loadWeightSets } from '../weightSets/load.ts';
import type { CountedResponse, Counting } from './contribute.ts';
import { type Plan, planOf } from './plan.ts';

const versionsById = prepared({ ids: many(surveyVersions.id) }, (q, { ids }) =>
  q
    .select({ id: surveyVersions.id, definition: surveyVersions.definition })
    .from(surveyVersions)
    .where(inArray(surveyVersions.id, ids)),
);
const loadPlans = async (db: Db, ids: readonly number[]): Promise<Map<number, Plan>> =>
  new Map(
    (await versionsById(db, { ids: [...new Set(ids)] })).map(({ id, definition }) => [
      id,
      planOf(definition),
    ]),
  );

const responsesById = prepared({ ids: many(surveyResponses.id) }, (q, { ids }) =>
  q
    .select({
      id: surveyResponses.id,
      surveyId: surveyResponses.surveyId,
      versionId: surveyResponses.versionId,
      completedAt: surveyResponses.completedAt,
      quality: surveyResponses.quality,
      channel: surveyResponses.channel,
      categoryId: surveyResponses.categoryId,
      level: surveyResponses.level,
      region: surveyResponses.region,
      agentId: surveyResponses.agentId,
      promotionId: surveyResponses.promotionId,
      campaignId: surveyResponses.campaignId,
      activityId: surveyResponses.activityId,
    })
    .from(surveyResponses)
    .where(inArray(surveyResponses.id, ids)),
);
const answersOf = prepared({ ids: many(surveyAnswers.responseId) }, (q, { ids }) =>
  q
    .select({
      responseId: surveyAnswers.responseId,
      questionKey: surveyAnswers.questionKey,
      rowKey: surveyAnswers.rowKey,
      number: surveyAnswers.number,
      optionIds: surveyAnswers.optionIds,
      isSkipped: surveyAnswers.isSkipped,
    })
    .from(surveyAnswers)
    .where(inArray(surveyAnswers.responseId, ids))
    .orderBy(asc(surveyAnswers.questionKey), asc(surveyAnswers.rowKey)),
);

/** The column of a response in which each segment is. */
export const SEGMENT_COLUMNS = {
  channel: 'channel',
  category: 'categoryId',
  level: 'level',
  region: 'region',
  agent: 'agentId',
  promotion: 'promotionId',
  campaign: 'campaignId',
  activity: 'activityId',
} as const satisfies Record<Segment, string>;

/** Completed responses, each with how it is counted. */
export const loadCounted = async (
  db: Db,
  ids: readonly string[],
  timeZone: string,
): Promise<{ response: CountedResponse; counting: Counting }[]> => {
  const rows = await responsesById(db, { ids: [...ids] });
  const answers = groupBy(await answersOf(db, { ids: [...ids] }), ({ responseId }) => responseId);
  const plans = await loadPlans(
    db,
    rows.map(({ versionId }) => versionId),
  );
  const sets = await loadWeightSets(db);
  const needs = new Map<string, Need>(
    (await loadDimensions(db)).map(({ key, need }) => [key, need]),
  );
  return rows.flatMap((row) => {
    const plan = plans.get(row.versionId);
    if (row.completedAt === null || plan === undefined) return [];
    const segments = Object.fromEntries(
      SEGMENTS.map((segment) => [segment, String(row[SEGMENT_COLUMNS[segment]] ?? '')]),
    ) as Record<Segment, string>;
    return [
      {
        response: {
          surveyId: row.surveyId,
          versionId: row.versionId,
          on: dayOf(row.completedAt, timeZone),
          quality: row.quality,
          segments,
          answers: answers.get(row.id) ?? [],
        },
        counting: { plan, needs, weights: weightsAt(sets, row.completedAt)?.weights ?? {} },
      },
    ];
  });
};
