/** Reads targets. */
import { asc } from 'drizzle-orm';
import type { SatisfactionTarget } from '#contract/surveys/satisfactionTargets';
import { prepared } from '#db/prepared';
import { satisfactionTargets } from '#db/schema/surveys/monthlyReviews';

export type TargetTableRow = typeof satisfactionTargets.$inferSelect;

/** All of them, the earliest first: a few dozen at most. */
export const loadTargets = prepared({}, (q) =>
  q
    .select()
    .from(satisfactionTargets)
    .orderBy(asc(satisfactionTargets.fromMonth), asc(satisfactionTargets.id)),
);

export const toShownTarget = ({
  id,
  measure,
  surveyId,
  dimensionKey,
  value,
  fromMonth,
  source,
  authorName,
  createdAt,
}: TargetTableRow): SatisfactionTarget => ({
  id,
  measure,
  surveyId,
  dimensionKey,
  value,
  fromMonth,
  source,
  authorName,
  createdAt,
});
