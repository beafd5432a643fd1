/** Routes of quality reviews. Whoever may not review sees only what is about themselves. */
import { can } from '#contract/platform/access';
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
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { answerReview, createReview, editReview } from './actions.ts';
import { loadQuality, loadSample, type ReviewRow, withNames } from './load.ts';
import { isMonday } from './rules.ts';

const seesAll = ({ role }: Context): boolean =>
  role !== null && can(role, 'qualityReviews', 'create');

export const reviewList: ListSpec = {
  table: qualityReviews,
  searchColumns: ['comment', 'answer', 'reviewerName'],
  hidden: ['reviewerId'],
  scope: (context) =>
    seesAll(context)
      ? null
      : { sql: '"quality_reviews".agent_id = ?', values: [context.actor.id ?? ''] },
  defaultSort: ['id', 'DESC'],
  finish: finishedBy(({ db }, rows: ReviewRow[]) => withNames(db, rows)),
};

const toShown = async (db: Db, row: ReviewRow): Promise<object> => {
  const [shown] = await withNames(db, [row]);
  if (!shown) throw notFound();
  return shown;
};
const writing = async (context: Context, work: (tx: Db, writer: Writer) => Promise<ReviewRow>) => {
  const writer = await writerOf(context);
  return context.transaction(async (tx) => toShown(tx, await work(tx, writer)));
};

export const qualityReviewRoutes: Route[] = resource('qualityReviews', {
  list: listOf(reviewList),
  show: async (context, { params }) => {
    const row = await getRow(context.db, qualityReviews, recordId(params.id));
    if (!seesAll(context) && row.agentId !== context.actor.id) throw notFound();
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
    sample: {
      summary:
        'The tickets of a week to review, drawn for each agent; the same whenever it is asked',
      method: 'get',
      collection: true,
      action: 'create',
      query: SampleQuery,
      handle: async (context: Context, { query }: { query: SampleQuery }) => {
        if (!isMonday(query.week)) throw invalid({ week: 'qualityReviews.errors.noMonday' });
        const { timeZone } = await context.settings();
        return loadSample(context.db, query.week, timeZone);
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
        return seesAll(context) ? all : all.filter(({ agentId }) => agentId === context.actor.id);
      },
    },
  },
});
