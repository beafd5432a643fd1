/** Reviews of tickets that colleagues resolved: a sample of each week, by the score card in use. */
import * as z from 'zod';
import { optionalReason } from '#contract/platform/approvals';
import { TOP_MARK } from '#contract/service/qualityCards';
import {
  code,
  count,
  day,
  id,
  instant,
  rate,
  reference,
  requiredText,
  whole,
} from '#shared/fields';

/** Tickets of each agent and week. */
export const SAMPLE_SIZE = 5;
/** Fewer reviews say nothing about a person. */
export const LEAST_REVIEWS = 5;
export const MAX_COMMENT = 2000;

const marks = () => z.record(code(), count(0, TOP_MARK));
const comment = () => requiredText(MAX_COMMENT);

export const QualityReviewInput = z.strictObject({
  ticketId: reference('tickets'),
  agentId: requiredText(80),
  /** Its Monday. */
  week: day(),
  marks: marks(),
  comment: comment(),
});
export type QualityReviewInput = z.infer<typeof QualityReviewInput>;

export const QualityReviewEdit = z.strictObject({
  marks: marks(),
  comment: comment(),
  /** Why somebody else’s verdict is corrected. */
  reason: optionalReason(300),
  version: whole('version'),
});
export type QualityReviewEdit = z.infer<typeof QualityReviewEdit>;

export const QualityReviewAnswer = z.strictObject({
  answer: requiredText(MAX_COMMENT),
  version: whole('version'),
});
export type QualityReviewAnswer = z.infer<typeof QualityReviewAnswer>;

export const QualityReview = z.object({
  id: id(),
  ticketId: reference('tickets'),
  ticketNumber: z.string(),
  agentId: z.string(),
  agentName: z.string().nullable(),
  week: day(),
  cardId: reference('qualityCards'),
  marks: marks(),
  score: rate(0, 10_000),
  comment: z.string(),
  reviewerName: z.string(),
  answer: z.string().nullable(),
  answeredAt: instant().nullable(),
  readAt: instant().nullable(),
  createdAt: instant(),
  version: whole('version'),
});
export type QualityReview = z.infer<typeof QualityReview>;

/** What a review said before somebody corrected it. */
export const EarlierVerdict = z.object({
  id: id(),
  marks: marks(),
  score: rate(0, 10_000),
  comment: z.string(),
  givenBy: z.string(),
  reason: z.string().nullable(),
  replacedBy: z.string(),
  replacedAt: instant(),
});
export type EarlierVerdict = z.infer<typeof EarlierVerdict>;

/** A review on its page, with what it said before; the first verdict first. */
export const QualityReviewDetail = QualityReview.extend({
  earlier: z.array(EarlierVerdict),
  /** Whoever gave the verdict that holds. */
  authorId: z.string().nullable(),
});
export type QualityReviewDetail = z.infer<typeof QualityReviewDetail>;

export const SampleQuery = z.strictObject({ week: day() });
export type SampleQuery = z.infer<typeof SampleQuery>;
/** The tickets of one agent to review. */
export interface AgentSample {
  agentId: string;
  agentName: string | null;
  /** How many the agent resolved in the week. */
  resolved: number;
  tickets: {
    ticketId: number;
    ticketNumber: string;
    subject: string;
    /** Null while nobody has reviewed it. */
    reviewId: number | null;
  }[];
}

export const FiguresQuery = z.strictObject({
  from: day(),
  /** Included. */
  to: day(),
});
export type FiguresQuery = z.infer<typeof FiguresQuery>;
/** The mean score of one agent, between bounds within which it lies with 95 % certainty. */
export interface AgentQuality {
  agentId: string;
  agentName: string | null;
  reviews: number;
  /** Null below the least number of reviews; in basis points. */
  mean: { score: number; low: number; high: number } | null;
}
