/** The list of reviews: without what they contain. */
import { monthlyReviews } from '#db/schema/surveys/monthlyReviews';
import type { ListSpec } from '../../platform/lists/spec.ts';

export const reviewList: ListSpec = {
  table: monthlyReviews,
  hidden: ['content', 'updatedAt'],
  extra: {
    notes: '(select count(*) from monthly_review_notes n where n.review_id = "monthly_reviews".id)',
  },
  defaultSort: ['month', 'DESC'],
};
