/** Routes of monthly reviews. */
import { can } from '#contract/platform/access';
import { NoteInput } from '#contract/surveys/monthlyReviews';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call, Route } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { commentReview } from './actions.ts';
import { reviewList } from './list.ts';
import { showReview } from './load.ts';

export const monthlyReviewRoutes: Route[] = resource('monthlyReviews', {
  list: listOf(reviewList),
  show: async (context: Context, { params }) => {
    const { timeZone } = await context.settings();
    const seesComments = context.role !== null && can(context.role, 'surveyResults', 'comments');
    return context.connection.readSnapshot((db) =>
      showReview(db, recordId(params.id), { timeZone, now: context.now(), seesComments }),
    );
  },
  actions: {
    comment: {
      summary: 'Say something about the review of a month',
      body: NoteInput,
      handle: async (context: Context, { params, body }: Call<NoteInput>) => {
        const writer = await writerOf(context);
        return context.transaction((tx) => commentReview(tx, writer, recordId(params.id), body));
      },
    },
  },
});
