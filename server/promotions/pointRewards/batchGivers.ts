/** Rewards for which points are redeemed for codes of a batch. */
import type { BatchGivers } from '../coupons/batchGivers.ts';

export const rewardsGiving: BatchGivers = {
  resource: 'pointRewards',
  at: (_, now) => ({
    sql: `select r.id, r.names, r.batch_id from point_rewards r
      where r.batch_id is not null and r.archived_at is null and (r.ends_at is null or r.ends_at > ?)`,
    values: [now],
  }),
};
