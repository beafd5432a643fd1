import type { ReviewContent } from '#contract/surveys/monthlyReviews';
import type { TargetMeasure } from '#contract/surveys/satisfactionTargets';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { surveys } from './surveys.ts';

/** What satisfaction is to reach, as rows that are only added: of each scope the last one that began holds for a month. */
export const satisfactionTargets = kit.table(
  'satisfaction_targets',
  {
    id: kit.id(),
    measure: kit.text().$type<TargetMeasure>().notNull(),
    /** Null of all surveys. */
    surveyId: kit.integer().references(() => surveys.id),
    /** Of a dimension; null elsewhere. */
    dimensionKey: kit.text(),
    /** Measure, survey and dimension in one text, so that two of the same month are told apart. */
    scope: kit.text().notNull(),
    /** Hundredths of a per cent or of a point; null where there is no target from then on. */
    value: kit.integer(),
    fromMonth: kit.day().notNull(),
    source: kit.text().notNull(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('satisfaction_targets_from_month').on(t.scope, t.fromMonth)],
);

/** How satisfied customers were in a month, written once and never changed. */
export const monthlyReviews = kit.table(
  'monthly_reviews',
  {
    id: kit.id(),
    /** Its first day. */
    month: kit.day().notNull(),
    content: kit.json().$type<ReviewContent>().notNull(),
    /** Of the content, so that a list can be sorted by them. */
    responses: kit.integer().notNull(),
    moved: kit.integer().notNull(),
    missed: kit.integer().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('monthly_reviews_month').on(t.month)],
);

/** What people say about a review. */
export const monthlyReviewNotes = kit.table(
  'monthly_review_notes',
  {
    id: kit.id(),
    reviewId: kit
      .integer()
      .notNull()
      .references(() => monthlyReviews.id),
    text: kit.text().notNull(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [kit.index('monthly_review_notes_review').on(t.reviewId)],
);
