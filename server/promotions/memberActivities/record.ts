/** An activity as stored, as it is shown, and the entries of the activity log about it. */
import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import {
  type memberActivities,
  memberActivityPrizes,
} from '#db/schema/promotions/memberActivities';
import { LANGUAGES, localize } from '#shared/localization';
import type { Writer } from '../../platform/records/writer.ts';

export type MemberActivityRow = typeof memberActivities.$inferSelect;
export type PrizeRow = typeof memberActivityPrizes.$inferSelect;

export const activityEntry = (
  { actor, now }: Writer,
  { id, names }: Pick<MemberActivityRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'memberActivities',
  recordId: id,
  recordName: localize(names, LANGUAGES[0]),
});

const prizesOf = prepared({ activityId: memberActivityPrizes.activityId }, (q, { activityId }) =>
  q
    .select(getTableColumns(memberActivityPrizes))
    .from(memberActivityPrizes)
    .where(eq(memberActivityPrizes.activityId, activityId))
    .orderBy(asc(memberActivityPrizes.position)),
);
/** In the order in which their odds follow each other. */
export const loadPrizes = (db: Db, activityId: number): Promise<PrizeRow[]> =>
  prizesOf(db, { activityId });

/** What of a prize the form holds. */
export const toPrizeInput = ({ names, points, batchId, rate, stock }: PrizeRow) => ({
  names,
  points,
  batchId,
  rate,
  stock,
});
