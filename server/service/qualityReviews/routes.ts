/** Routes of quality reviews. Leads see those of their teams, and everybody what is about themselves. */
import {
  FiguresQuery,
  QualityReviewAnswer,
  QualityReviewEdit,
  QualityReviewInput,
  SampleQuery,
} from '#contract/service/qualityReviews';
import type { Db } from '#db';
import { qualityReviews } from '#db/schema/service/qualityReviews';
import type { Context } from '../../platform/http/context.ts';
import { invalid, notFound } from '../../platform/http/errors.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { finishedBy, listOf } from '../../platform/lists/list.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { NoFields } from '#contract/platform/staff';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import { answerReview, createReview, editReview, markRead, type Reviewer } from './actions.ts';
import { loadQuality, loadSample, type ReviewRow, withNames } from './load.ts';
import { isWithin, loadReach, reachCondition, refuseWithoutReach } from './reach.ts';
import { isMonday } from './rules.ts';
import { authorOf, loadVerdicts } from './verdicts.ts';

const needs = needsFilter({
  reading: (context) => ({
    sql: '"quality_reviews".read_at is null and "quality_reviews".agent_id = ?',
    values: [callerId(context)],
  }),
});

export const reviewList: ListSpec = {
  table: qualityReviews,
  searchColumns: ['comment', 'answer', 'reviewerName'],
  hidden: ['reviewerId'],
  scope: reachCondition,
  filters: { needs },
  defaultSort: ['id', 'DESC'],
  finish: finishedBy(({ db }, rows: ReviewRow[]) => withNames(db, rows)),
};

const toShown = async (db: Db, row: ReviewRow): Promise<object> => {
  const [shown] = await withNames(db, [row]);
  if (!shown) throw notFound();
  const { id: authorId } = await authorOf(db, row);
  return { ...shown, earlier: await loadVerdicts(db, row.id), authorId };
};
const writing = async (
  context: Context,
  work: (tx: Db, writer: Reviewer) => Promise<ReviewRow>,
) => {
  const writer = await writerOf(context);
  return context.transaction(async (tx) => {
    const reach = await loadReach(tx, context);
    return toShown(tx, await work(tx, { ...writer, reach }));
  });
};

export const qualityReviewRoutes: Route[] = resource('qualityReviews', {
  list: listOf(reviewList),
  show: async (context, { params }) => {
    const row = await getRow(context.db, qualityReviews, recordId(params.id));
    const reach = await loadReach(context.db, context);
    if (!isWithin(reach, row.agentId, context.actor.id)) throw notFound();
    return toShown(context.db, row);
  },
  create: {
    body: QualityReviewInput,
    handle: (context: Context, { body }: Call<QualityReviewInput>) =>
      writing(context, (tx, writer) => createReview(tx, writer, body)),
  },
  edit: {
    body: QualityReviewEdit,
    handle: (context: Context, { params, body }: Call<QualityReviewEdit>) =>
      writing(context, (tx, writer) => editReview(tx, writer, recordId(params.id), body)),
  },
  actions: {
    answer: {
      summary: 'What the reviewed agent says to a review, once',
      body: QualityReviewAnswer,
      handle: (context: Context, { params, body }: Call<QualityReviewAnswer>) =>
        writing(context, (tx, writer) => answerReview(tx, writer, recordId(params.id), body)),
    },
    reading: {
      summary: 'The reviewed agent has read it',
      action: 'answer',
      body: NoFields,
      handle: (context: Context, { params }: Call) =>
        writing(context, (tx, writer) => markRead(tx, writer, recordId(params.id))),
    },
    sample: {
      summary:
        'The tickets of a week to review, drawn for each agent; the same whenever it is asked',
      method: 'get',
      collection: true,
      action: 'create',
      query: SampleQuery,
      handle: async (context: Context, { query }: { query: SampleQuery }) => {
        if (!isMonday(query.week)) throw invalid({ week: 'qualityReviews.errors.noMonday' });
        const reach = await loadReach(context.db, context);
        refuseWithoutReach(reach);
        const { timeZone } = await context.settings();
        const sample = await loadSample(context.db, query.week, timeZone);
        return sample.filter(({ agentId }) => reach === null || reach.has(agentId));
      },
    },
    figures: {
      summary: 'The mean score of each agent, from five reviews on',
      method: 'get',
      collection: true,
      action: 'list',
      query: FiguresQuery,
      handle: async (context: Context, { query }: { query: FiguresQuery }) => {
        const all = await loadQuality(context.db, query);
        const reach = await loadReach(context.db, context);
        return all.filter(({ agentId }) => isWithin(reach, agentId, context.actor.id));
      },
    },
  },
});
