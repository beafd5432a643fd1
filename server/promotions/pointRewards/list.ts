/** The list of rewards: columns, filters and sorting. */
import { pointRewards } from '#db/schema/promotions/pointRewards';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { byPeriodState } from '../periodStates/filter.ts';

const BATCH_NAME = `(select b.name from coupon_batches b where b.id = "point_rewards".batch_id)`;
/** Codes that can still be given; null for gifts. */
const UNCLAIMED = `(case when "point_rewards".batch_id is null then null else (select count(*) from coupons c
  where c.batch_id = "point_rewards".batch_id and c.claimed_at is null and c.revoked_at is null) end)`;

const ACTIVE = '"point_rewards".archived_at is null';

export const pointRewardList: ListSpec = {
  table: pointRewards,
  searchColumns: ['names'],
  extra: { batchName: BATCH_NAME, unclaimed: UNCLAIMED },
  unasked: { fields: ['id', 'state'], sql: ACTIVE },
  filters: { state: byPeriodState('point_rewards') },
  defaultSort: ['updatedAt', 'DESC'],
};
