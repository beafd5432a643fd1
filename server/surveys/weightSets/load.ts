/** Reads weights. */
import { asc } from 'drizzle-orm';
import type { WeightSet } from '#contract/surveys/weightSets';
import { prepared } from '#db/prepared';
import { weightSets } from '#db/schema/surveys/surveys';

export type WeightSetRow = typeof weightSets.$inferSelect;

/** All of them, the earliest first. */
export const loadWeightSets = prepared({}, (q) =>
  q.select().from(weightSets).orderBy(asc(weightSets.effectiveAt)),
);

export const toShownWeights = ({
  id,
  number,
  weights,
  effectiveAt,
  reason,
  authorName,
  createdAt,
}: WeightSetRow): WeightSet => ({
  id,
  number,
  weights,
  effectiveAt,
  reason,
  authorName,
  createdAt,
});
