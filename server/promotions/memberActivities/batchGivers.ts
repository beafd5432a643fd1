/** Activities that give codes of a batch to those who enter, or as a prize. */
import { and, asc, eq, exists, gt, isNull, or } from 'drizzle-orm';
import type { BatchGiver } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberActivities, memberActivityPrizes } from '#db/schema/promotions/memberActivities';

const givingActivities = prepared(
  { batchId: memberActivities.batchId, now: memberActivities.endsAt },
  (q, { batchId, now }) =>
    q
      .select({ id: memberActivities.id, names: memberActivities.names })
      .from(memberActivities)
      .where(
        and(
          isNull(memberActivities.archivedAt),
          gt(memberActivities.endsAt, now),
          or(
            eq(memberActivities.batchId, batchId),
            exists(
              q
                .select({ id: memberActivityPrizes.id })
                .from(memberActivityPrizes)
                .where(
                  and(
                    eq(memberActivityPrizes.activityId, memberActivities.id),
                    eq(memberActivityPrizes.batchId, batchId),
                  ),
                ),
            ),
          ),
        ),
      )
      .orderBy(asc(memberActivities.id)),
);

export const activitiesGiving = async (
  db: Db,
  batchId: number,
  now: number,
): Promise<BatchGiver[]> =>
  (await givingActivities(db, { batchId, now })).map((activity) => ({
    resource: 'memberActivities',
    ...activity,
  }));
