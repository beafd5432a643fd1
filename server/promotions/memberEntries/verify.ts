/** Rules that entries must satisfy; `npm run verify` reports rows that break them. */
import { takesPlaceSql } from '#rules/promotions/memberEntries';
import type { Check } from '../../platform/verify/verify.ts';

export const ENTRY_CHECKS: readonly Check[] = [
  {
    name: 'member_activities.entry_count',
    wrongRows: `select a.id, a.entry_count, a.max_entries from member_activities a
      where a.entry_count <>
          (select count(*) from member_entries e where e.activity_id = a.id
            and ${takesPlaceSql('e')})
        or a.entry_count > a.max_entries
        or a.last_number <> (select count(*) from member_entries e where e.activity_id = a.id)`,
  },
  {
    name: 'member_activities.winners',
    wrongRows: `select a.id, a.winners from member_activities a where a.winners <
      (select count(*) from member_entries e where e.activity_id = a.id and e.state = 'won')`,
  },
  {
    name: 'member_activity_prizes.given_count',
    wrongRows: `select p.id, p.given_count, p.stock from member_activity_prizes p
      where p.given_count <> (select count(*) from member_entries e where e.prize_id = p.id)
        or p.given_count > p.stock`,
  },
  {
    name: 'member_entries.points beside the ledger',
    wrongRows: `select e.id, e.points, p.points as given from member_entries e
      left join point_entries p on p.member_id = e.member_id and p.type = 'earn' and p.source = 'activity'
        and p.source_id = cast(e.id as text)
      where coalesce(e.points, 0) <> coalesce(p.points, 0)`,
  },
  {
    name: 'member_entries.coupon_id',
    wrongRows: `select e.id, e.coupon_id from member_entries e left join coupons c on c.id = e.coupon_id
      where e.coupon_id is not null and (c.id is null or c.member_id is null or c.member_id <> e.member_id)`,
  },
];
