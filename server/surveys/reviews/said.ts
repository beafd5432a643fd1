/** What reviews on record say, and whether a row says the same. */
import { and, eq, inArray } from 'drizzle-orm';
import type { ReviewInput } from '#contract/surveys/reviews';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { COMMENT_KEY, SCORE_KEY } from './survey.ts';

export type ReviewResult =
  { outcome: 'created' | 'unchanged' } | { errors: Partial<Record<keyof ReviewInput, string>> };

/** An order may be reviewed more than once, but not twice in the same instant. */
export const keyOf = ({ order, askedAt, answeredAt }: ReviewInput) =>
  `${order} ${askedAt} ${answeredAt}`;

const known = prepared(
  { surveyId: surveyResponses.surveyId, keys: many(surveyResponses.submissionId) },
  (q, { surveyId, keys }) =>
    q
      .select({ key: surveyResponses.submissionId, score: surveyAnswers.number })
      .from(surveyResponses)
      .innerJoin(surveyAnswers, eq(surveyAnswers.responseId, surveyResponses.id))
      .where(
        and(
          eq(surveyResponses.surveyId, surveyId),
          eq(surveyAnswers.questionKey, SCORE_KEY),
          inArray(surveyResponses.submissionId, keys),
        ),
      ),
);
const comments = prepared(
  { surveyId: surveyResponses.surveyId, keys: many(surveyResponses.submissionId) },
  (q, { surveyId, keys }) =>
    q
      .select({
        key: surveyResponses.submissionId,
        comment: surveyAnswers.text,
        isSkipped: surveyAnswers.isSkipped,
      })
      .from(surveyResponses)
      .innerJoin(surveyAnswers, eq(surveyAnswers.responseId, surveyResponses.id))
      .where(
        and(
          eq(surveyResponses.surveyId, surveyId),
          eq(surveyAnswers.questionKey, COMMENT_KEY),
          inArray(surveyResponses.submissionId, keys),
        ),
      ),
);
/** What a review says; a comment that was taken away is not known, and no file brings it back. */
interface Said {
  score: number | null;
  comment?: string | null;
}
export const loadSaid = async (tx: Db, surveyId: number, inputs: readonly ReviewInput[]) => {
  const asked = { surveyId, keys: inputs.map(keyOf) };
  const said = new Map<string | null, Said>(
    (await known(tx, asked)).map(({ key, score }) => [key, { score }]),
  );
  for (const { key, comment, isSkipped } of await comments(tx, asked)) {
    const found = said.get(key);
    if (found && (comment !== null || isSkipped)) found.comment = comment;
  }
  return said;
};
/** Null where the review says the same as the one on record. */
export const changeOf = ({ score, comment }: Said, input: ReviewInput): ReviewResult | null => {
  if (score !== input.score) return { errors: { score: 'reviews.errors.otherScore' } };
  return comment !== undefined && comment !== input.comment
    ? { errors: { comment: 'reviews.errors.otherComment' } }
    : null;
};
