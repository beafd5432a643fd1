import type { Criterion } from '#contract/service/qualityCards';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { tickets } from './tickets.ts';

/** Score cards as versions that are never changed: by what an answer is reviewed, and how much each part weighs. */
export const qualityCards = kit.table(
  'quality_cards',
  {
    id: kit.id(),
    number: kit.integer().notNull(),
    criteria: kit.json().$type<Criterion[]>().notNull(),
    /** By which samples are drawn; that of the first version draws them all. */
    sampleKey: kit.text().notNull(),
    authorName: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('quality_cards_number').on(t.number)],
);

/** What somebody found in a ticket that a colleague resolved. */
export const qualityReviews = kit.table(
  'quality_reviews',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    /** Who resolved it, in the week that begins on this Monday. */
    agentId: kit.text().notNull(),
    week: kit.day().notNull(),
    cardId: kit
      .integer()
      .notNull()
      .references(() => qualityCards.id),
    marks: kit.json().$type<Record<string, number>>().notNull(),
    /** Of the weighted marks, in basis points. */
    score: kit.integer().notNull(),
    comment: kit.text().notNull(),
    reviewerId: kit.text(),
    reviewerName: kit.text().notNull(),
    /** What the agent says to it, once. */
    answer: kit.text(),
    answeredAt: kit.instant(),
    /** When the agent said to have read it; null again once somebody else has corrected it. */
    readAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('quality_reviews_agent_id').on(t.ticketId, t.week, t.agentId),
    kit.index('quality_reviews_week').on(t.week, t.agentId),
  ],
);

/** What a review said before it was corrected. Rows are only added. */
export const qualityVerdicts = kit.table(
  'quality_verdicts',
  {
    id: kit.id(),
    reviewId: kit
      .integer()
      .notNull()
      .references(() => qualityReviews.id, { onDelete: 'cascade' }),
    marks: kit.json().$type<Record<string, number>>().notNull(),
    score: kit.integer().notNull(),
    comment: kit.text().notNull(),
    givenBy: kit.text().notNull(),
    /** Why it was corrected; whoever corrects an own verdict need not say. */
    reason: kit.text(),
    replacedById: kit.text(),
    replacedBy: kit.text().notNull(),
    replacedAt: kit.instant().notNull(),
  },
  (t) => [kit.index('quality_verdicts_review').on(t.reviewId, t.id)],
);
