/** The list of rewards: columns, filters and sorting. */
import { pointRewards } from '#db/schema/promotions/pointRewards';
import type { Condition, ListSpec } from '../../platform/lists/spec.ts';

export const BATCH_NAME = `(select b.name from coupon_batches b where b.id = "point_rewards".batch_id)`;
/** Codes that can still be given; null for gifts. */
const UNCLAIMED = `(case when "point_rewards".batch_id is null then null else (select count(*) from coupons c
  where c.batch_id = "point_rewards".batch_id and c.claimed_at is null and c.revoked_at is null) end)`;

const ACTIVE = '"point_rewards".archived_at is null';
const STATES: Record<string, (now: number) => Condition> = {
  current: (now) => ({
    sql: `${ACTIVE} and ("point_rewards".starts_at is null or "point_rewards".starts_at <= ?)
      and ("point_rewards".ends_at is null or "point_rewards".ends_at > ?)`,
    values: [now, now],
  }),
  planned: (now) => ({ sql: `${ACTIVE} and "point_rewards".starts_at > ?`, values: [now] }),
  over: (now) => ({ sql: `${ACTIVE} and "point_rewards".ends_at <= ?`, values: [now] }),
  archived: () => ({ sql: '"point_rewards".archived_at is not null', values: [] }),
};

export const pointRewardList: ListSpec = {
  table: pointRewards,
  searchColumns: ['names'],
  extra: { batchName: BATCH_NAME, unclaimed: UNCLAIMED },
  unasked: { fields: ['id', 'state'], sql: ACTIVE },
  filters: {
    state: (value, { now }) =>
      typeof value === 'string' && Object.hasOwn(STATES, value)
        ? (STATES[value]?.(now()) ?? null)
        : null,
  },
  defaultSort: ['updatedAt', 'DESC'],
};
