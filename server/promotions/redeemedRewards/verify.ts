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
      left join point_entries e on e.member_id = r.member_id and e.type = 'spend' and e.source = 'reward'
        and e.source_id = cast(r.id as text)
      left join (select reverses_id, sum(points) as points from point_entries
          where type = 'restore' and source = 'reward' group by reverses_id) b on b.reverses_id = e.id
      where e.id is null or e.points <> -r.points
        or coalesce(b.points, 0) <> (case when r.state = 'cancelled' then r.points else 0 end)`,
  },
  {
    name: 'redeemed_rewards.coupon_id',
    wrongRows: `select r.id, r.coupon_id from redeemed_rewards r left join coupons c on c.id = r.coupon_id
      where (r.kind = 'gift') <> (r.coupon_id is null)
        or (r.coupon_id is not null and (c.id is null or c.member_id is null or c.member_id <> r.member_id))`,
  },
];
