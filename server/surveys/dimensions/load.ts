/** Reads dimensions. */
import { asc } from 'drizzle-orm';
import type { Dimension } from '#contract/surveys/dimensions';
import { prepared } from '#db/prepared';
import { dimensions } from '#db/schema/surveys/surveys';

export type DimensionRow = typeof dimensions.$inferSelect;

/** All of them, retired ones included, in the order in which they are shown. */
export const loadDimensions = prepared({}, (q) =>
  q.select().from(dimensions).orderBy(asc(dimensions.position), asc(dimensions.id)),
);

export const toShownDimension = (row: DimensionRow): Dimension => ({
  ...row,
  isRetired: row.retiredAt !== null,
});
