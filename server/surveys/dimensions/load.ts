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
     + (select count(*) from weight_sets where weights like ? escape '!')
     + (select count(*) from satisfaction_targets where dimension_key = ?) as n`,
);
/** An underscore stands for any sign otherwise. */
const exactlyOf = (key: string) => key.replaceAll('_', '!_');

/** Whether a version, weights or a target name it. */
export const isNamed = async (db: Db, key: string): Promise<boolean> => {
  const exactly = exactlyOf(key);
  const [row] = await naming(db, `%"dimensionKey":"${exactly}"%`, `%"${exactly}":%`, key);
  return Number(row?.n ?? 0) > 0;
};

const counting = statement<{ n: number }>(
  `select case when exists (select 1 from weight_sets where effective_at <= ? and weights like ? escape '!')
     and exists (select 1 from survey_scores where kind = 'dimension' and n <> 0) then 1 else 0 end as n`,
);
/**
 * Whether answers were added up under its need: of a need with weights also one nobody answered counts, because the
 * points of a need take answers to enough of its dimensions.
 */
export const hasCounted = async (db: Db, key: string, now: number): Promise<boolean> => {
  const [row] = await counting(db, now, `%"${exactlyOf(key)}":%`);
  return Number(row?.n ?? 0) > 0;
};
