/** Rules that what was given for answers must satisfy; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';

export const INCENTIVE_CHECKS: readonly Check[] = [
  {
    name: 'survey_incentives.points beside the ledger',
    wrongRows: `select i.invitation_id, i.points, p.points as given from survey_incentives i
      left join point_entries p on p.member_id = i.member_id and p.type = 'earn' and p.source = 'survey'
        and p.source_id = cast(i.invitation_id as text)
      where coalesce(i.points, 0) <> coalesce(p.points, 0)`,
  },
  {
    name: 'survey_incentives.coupon_id',
    wrongRows: `select i.invitation_id, i.coupon_id from survey_incentives i
      left join coupons c on c.id = i.coupon_id
      where i.coupon_id is not null and (c.id is null or c.member_id is null or c.member_id <> i.member_id)`,
  },
];
