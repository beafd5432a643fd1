/** Rewards for which points are redeemed for codes of a batch. */
import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import type { BatchGiver } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointRewards } from '#db/schema/promotions/pointRewards';

const givingRewards = prepared(
  { batchId: pointRewards.batchId, now: pointRewards.endsAt },
  (q, { batchId, now }) =>
    q
      .select({ id: pointRewards.id, names: pointRewards.names })
      .from(pointRewards)
      .where(
        and(
          eq(pointRewards.batchId, batchId),
          isNull(pointRewards.archivedAt),
          or(isNull(pointRewards.endsAt), gt(pointRewards.endsAt, now)),
        ),
      )
      .orderBy(asc(pointRewards.id)),
);

export const rewardsGiving = async (db: Db, batchId: number, now: number): Promise<BatchGiver[]> =>
  (await givingRewards(db, { batchId, now })).map((reward) => ({
    resource: 'pointRewards',
    ...reward,
  }));
