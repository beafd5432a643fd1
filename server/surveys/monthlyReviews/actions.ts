/** Writes what people say about a review. */
import type { NoteInput, ReviewNote } from '#contract/surveys/monthlyReviews';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { monthlyReviewNotes, monthlyReviews } from '#db/schema/surveys/monthlyReviews';
import { recordActivity } from '../../platform/activities/record.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

export const commentReview = async (
  tx: Db,
  { actor, now }: Writer,
  reviewId: number,
  { text }: NoteInput,
): Promise<ReviewNote> => {
  const { month } = await getRow(tx, monthlyReviews, reviewId);
  const note = { text, authorName: actor.name, createdAt: now };
  const [id = 0] = await insertRows(
    tx,
    monthlyReviewNotes,
    [{ reviewId, ...note, updatedAt: now }],
    {
      returning: true,
    },
  );
  await recordActivity(tx, {
    actor,
    at: now,
    resource: 'monthlyReviews',
    recordId: reviewId,
    recordName: month.slice(0, 7),
    verb: 'comment',
    after: { text },
  });
  return { id, ...note };
};
