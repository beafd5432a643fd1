/** Reads dimensions. */
import { asc } from 'drizzle-orm';
import type { Dimension } from '#contract/surveys/dimensions';
import { prepared } from '#db/prepared';
import type { Db } from '#db';
import { dimensions } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';

export type DimensionRow = typeof dimensions.$inferSelect;

/** All of them, retired ones included, in the order in which they are shown. */
export const loadDimensions = prepared({}, (q) =>
  q.select().from(dimensions).orderBy(asc(dimensions.position), asc(dimensions.id)),
);

export const toShownDimension = (row: DimensionRow): Dimension => ({
  ...row,
  isRetired: row.retiredAt !== null,
});

const naming = statement<{ n: number }>(
  `select (select count(*) from survey_versions where definition like ? escape '!')
     + (select count(*) from weight_sets where weights like ? escape '!') as n`,
);
/** Whether a version or weights name it. */
export const isNamed = async (db: Db, key: string): Promise<boolean> => {
  // An underscore stands for any sign otherwise.
  const exactly = key.replaceAll('_', '!_');
  const [row] = await naming(db, `%"dimensionKey":"${exactly}"%`, `%"${exactly}":%`);
  return Number(row?.n ?? 0) > 0;
};
