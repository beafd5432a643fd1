/** Earlier verdicts of a review: each is kept as it was when somebody corrected it. */
import { asc, eq } from 'drizzle-orm';
import type { EarlierVerdict } from '#contract/service/qualityReviews';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { qualityVerdicts } from '#db/schema/service/qualityReviews';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ReviewRow } from './load.ts';

const ofReview = prepared({ reviewId: qualityVerdicts.reviewId }, (q, { reviewId }) =>
  q
    .select()
    .from(qualityVerdicts)
    .where(eq(qualityVerdicts.reviewId, reviewId))
    .orderBy(asc(qualityVerdicts.id)),
);

/** The first one first. */
export const loadVerdicts = async (db: Db, reviewId: number): Promise<EarlierVerdict[]> =>
  (await ofReview(db, { reviewId })).map(
    ({ reviewId: _, replacedById: __, ...verdict }) => verdict,
  );

/** Whoever gave the verdict that holds: whoever corrected it last, else the reviewer. */
export const authorOf = async (tx: Db, { id, reviewerId, reviewerName }: ReviewRow) => {
  const newest = (await ofReview(tx, { reviewId: id })).at(-1);
  return newest
    ? { id: newest.replacedById, name: newest.replacedBy }
    : { id: reviewerId, name: reviewerName };
};

/** Keeps the verdict that is about to be corrected. Somebody else’s is corrected with a reason. */
export const keepVerdict = async (
  tx: Db,
  { actor, now }: Writer,
  row: ReviewRow,
  reason: string | null,
): Promise<{ isOthers: boolean }> => {
  const author = await authorOf(tx, row);
  const isOthers = author.id !== actor.id;
  if (isOthers && reason === null) throw invalid({ reason: 'qualityReviews.errors.noReason' });
  const { id: reviewId, marks, score, comment } = row;
  await insertRows(tx, qualityVerdicts, [
    {
      reviewId,
      marks,
      score,
      comment,
      givenBy: author.name,
      reason,
      replacedById: actor.id,
      replacedBy: actor.name,
      replacedAt: now,
    },
  ]);
  return { isOthers };
};
