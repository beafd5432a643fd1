/** Rules that rewards must satisfy; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';

export const REWARD_CHECKS: readonly Check[] = [
  {
    name: 'point_rewards.redeemed_count',
    wrongRows: `select w.id, w.redeemed_count, w.stock, w.max_redeemed from point_rewards w
      where w.redeemed_count <>
          (select count(*) from redeemed_rewards r where r.reward_id = w.id and r.state <> 'cancelled')
        or w.redeemed_count > w.stock or w.redeemed_count > w.max_redeemed`,
  },
  {
    name: 'redeemed_rewards.points beside the ledger',
    wrongRows: `select r.id, r.points, e.points as spent, b.points as given_back from redeemed_rewards r
      left join (select source_id, sum(points) as points from point_entries
          where type = 'spend' and source = 'reward' group by source_id) e on e.source_id = cast(r.id as text)
      left join (select source_id, sum(points) as points from point_entries
          where type = 'restore' and source = 'reward' group by source_id) b on b.source_id = e.source_id
      where e.points is null or e.points <> -r.points
        or coalesce(b.points, 0) <> (case when r.state = 'cancelled' then r.points else 0 end)
        or exists (select 1 from point_entries o where o.type = 'spend' and o.source = 'reward'
          and o.source_id = cast(r.id as text) and o.member_id <> r.member_id
          and not exists (select 1 from member_merges g where o.member_id in (g.member_id, g.record_id)))`,
  },
  {
    name: 'redeemed_rewards.coupon_id',
    wrongRows: `select r.id, r.coupon_id from redeemed_rewards r left join coupons c on c.id = r.coupon_id
      where (r.kind = 'gift') <> (r.coupon_id is null)
        or (r.coupon_id is not null and (c.id is null or c.member_id is null or c.member_id <> r.member_id))`,
  },
];
