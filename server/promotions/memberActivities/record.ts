/** An activity as stored, as it is shown, and the entries of the activity log about it. */
import { asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { ActivityPrize } from '#contract/promotions/memberActivities';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
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

const batchNames = prepared({ ids: many(couponBatches.id) }, (q, { ids }) =>
  q
    .select({ id: couponBatches.id, name: couponBatches.name })
    .from(couponBatches)
    .where(inArray(couponBatches.id, ids)),
);

export const showPrizes = async (db: Db, activityId: number): Promise<ActivityPrize[]> => {
  const prizes = await loadPrizes(db, activityId);
  const ids = [...new Set(prizes.flatMap(({ batchId }) => batchId ?? []))];
  const names = new Map((await batchNames(db, { ids })).map(({ id, name }) => [id, name]));
  return prizes.map(({ activityId: _, position: __, ...prize }) => ({
    ...prize,
    batchName: names.get(prize.batchId ?? 0) ?? null,
  }));
};

/** What of a prize the form holds. */
export const toPrizeInput = ({ names, points, batchId, rate, stock }: PrizeRow) => ({
  names,
  points,
  batchId,
  rate,
  stock,
});
