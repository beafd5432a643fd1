/** Writes reviews as responses; one that is on record changes nothing. */
import { randomUUID } from 'node:crypto';
import type { ReviewInput } from '#contract/surveys/reviews';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { statement } from '#db/statements';
import { topicsOf } from '#rules/surveys/topics';
import { openLevels } from '../../members/levels/load.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { raiseOfImport } from '../alerts/raise.ts';
import { addScores } from '../scores/apply.ts';
import { freezeSurvey } from '../surveys/freeze.ts';
import { loadReviewedOrders, type ReviewedOrder } from './orders.ts';
import { changeOf, keyOf, loadSaid, type ReviewResult } from './said.ts';
import { COMMENT_KEY, ensureReviewSurvey, type ReviewSurvey, SCORE_KEY } from './survey.ts';

export const REVIEW_IMPORTS = 'reviewImports';

interface Place extends ReviewSurvey {
  changeId: string | undefined;
}
const responseOf = (
  { surveyId, versionId, changeId }: Place,
  input: ReviewInput,
  order: ReviewedOrder,
  level: string | null,
) => ({
  id: randomUUID(),
  surveyId,
  versionId,
  memberId: order.memberId,
  subjectKind: 'order' as const,
  subjectId: order.id,
  source: 'import' as const,
  submissionId: keyOf(input),
  revision: 1,
  startedAt: input.askedAt,
  completedAt: input.answeredAt,
  quality: 'ok' as const,
  qualityReasons: [],
  channel: order.channel,
  categoryId: order.categoryId,
  region: order.country,
  level,
  contactWanted: false,
  topics: order.isErased ? [] : topicsOf(input.comment),
  tags: [],
  changeId: changeId ?? null,
});

const answersOf = (
  responseId: string,
  { score, comment }: ReviewInput,
  { isErased }: ReviewedOrder,
) => {
  const answer = {
    responseId,
    rowKey: '',
    number: null as number | null,
    text: null as string | null,
  };
  return [
    { ...answer, id: randomUUID(), questionKey: SCORE_KEY, number: score, isSkipped: false },
    {
      ...answer,
      id: randomUUID(),
      questionKey: COMMENT_KEY,
      text: isErased ? null : comment,
      isSkipped: comment === null,
    },
  ];
};

const isRecorded = statement(
  `select id from activities where change_id = ? and resource = '${REVIEW_IMPORTS}' limit 1`,
);
/** One entry for a file, whatever the number of its reviews. */
const recordImport = async (
  tx: Db,
  { actor, now, changeId }: Writer,
  surveyId: number,
  name: string,
) => {
  if (changeId === undefined || (await isRecorded(tx, changeId)).length > 0) return;
  await recordActivity(tx, {
    actor,
    at: now,
    resource: REVIEW_IMPORTS,
    recordId: changeId,
    recordName: name,
    verb: 'create',
    after: { surveyId },
    changeId,
  });
};

const refusalOf = (
  { askedAt, answeredAt }: ReviewInput,
  order: ReviewedOrder | undefined,
  now: number,
): ReviewResult | null => {
  if (!order) return { errors: { order: 'reviews.errors.noOrder' } };
  if (answeredAt < askedAt) return { errors: { answeredAt: 'reviews.errors.beforeAsked' } };
  return answeredAt > now ? { errors: { answeredAt: 'reviews.errors.future' } } : null;
};

export const writeReviews = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReviewInput[],
  fileName: string,
): Promise<ReviewResult[]> => {
  const survey = await ensureReviewSurvey(tx, writer);
  const orders = await loadReviewedOrders(
    tx,
    inputs.map(({ order }) => order),
  );
  const levelOf = await openLevels(
    tx,
    [...orders.values()].map(({ memberId }) => memberId),
  );
  const said = await loadSaid(tx, survey.surveyId, inputs);
  const responses: ReturnType<typeof responseOf>[] = [];
  const answers: ReturnType<typeof answersOf> = [];
  const results = inputs.map((input): ReviewResult => {
    const order = orders.get(input.order);
    const refusal = refusalOf(input, order, writer.now);
    if (refusal || !order) return refusal ?? { errors: { order: 'reviews.errors.noOrder' } };
    const before = said.get(keyOf(input));
    if (before) return changeOf(before, input) ?? { outcome: 'unchanged' };
    said.set(keyOf(input), { score: input.score, comment: input.comment });
    const { level } = levelOf(order.memberId, input.askedAt);
    const response = responseOf({ ...survey, changeId: writer.changeId }, input, order, level);
    responses.push(response);
    answers.push(...answersOf(response.id, input, order));
    return { outcome: 'created' };
  });
  if (responses.length > 0) {
    await freezeSurvey(tx, { id: survey.surveyId, frozenAt: writer.now });
    await insertRows(tx, surveyResponses, responses);
    await insertRows(tx, surveyAnswers, answers);
    await addScores(
      tx,
      responses.map(({ id }) => id),
    );
    await raiseOfImport(tx, writer, survey.surveyId, responses);
    await recordImport(tx, writer, survey.surveyId, fileName);
  }
  return results;
};
