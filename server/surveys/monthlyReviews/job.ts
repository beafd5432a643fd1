/** The scheduled job that writes the review of each month once, whichever server runs it and however late. */
import type { ReviewContent } from '#contract/surveys/monthlyReviews';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { monthlyReviews } from '#db/schema/surveys/monthlyReviews';
import { eq } from 'drizzle-orm';
import type { JobHost, RunPage } from '../../platform/jobs/spec.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { composeReview } from './compose.ts';
import { countMissed, movedOf, reviewedMonth } from './rules.ts';

const byMonth = prepared({ month: monthlyReviews.month }, (q, { month }) =>
  q.select({ id: monthlyReviews.id }).from(monthlyReviews).where(eq(monthlyReviews.month, month)),
);
const isWritten = async (db: Db, month: string) => (await byMonth(db, { month })).length > 0;

export const insertReview = async (
  tx: Db,
  month: string,
  content: ReviewContent,
  now: number,
): Promise<void> => {
  const responses = content.surveys.reduce((sum, survey) => sum + survey.responses, 0);
  const moved = movedOf(content).length;
  const row = { month, content, responses, moved, missed: countMissed(content) };
  await insertRows(tx, monthlyReviews, [{ ...row, createdAt: now, updatedAt: now }]);
};

/** A month in which nobody was asked and nobody answered has no review. */
const writeReview = async (
  { connection, now }: Pick<JobHost, 'connection' | 'now'>,
  businessDay: string,
  page: RunPage,
): Promise<void> => {
  const month = reviewedMonth(businessDay);
  if (await isWritten(connection.db, month)) return;
  const readAt = now();
  const content = await connection.readSnapshot(async (db) => {
    const { timeZone } = await readSettings(db);
    return composeReview(db, month, { timeZone, readAt });
  });
  if (content.surveys.length === 0) return;
  await page(async (tx, count) => {
    // Another server may have written it since.
    if (await isWritten(tx, month)) return;
    await insertReview(tx, month, content, readAt);
    count('monthlyReviews');
  });
};

export const REVIEW_MONTHS: ScheduledJob = {
  key: 'monthlyReviews',
  time: '05:10',
  run: writeReview,
};
