/** What came of the activities of a campaign, all records of a person together. By hand: sums over any number of entries. */
import {
  AFTER_DAYS,
  type CampaignEntryFigures,
  type EntryFigures,
} from '#contract/promotions/memberEntries';
import type { SpendPolicy } from '#contract/members/programme';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { worthOf } from '#rules/members/spending';
import { takesPlaceSql } from '#rules/promotions/memberEntries';
import { DAY_MS } from '#shared/days';
import { loadProgramme } from '../../members/programme/load.ts';

/** The scope of all activities of the campaign together. */
const ALL = 0;

interface Row {
  scope: number;
  entries: number;
  members: number;
  points: number;
  codes: number;
  codes_used: number;
  codes_discount: number;
  orders: number;
  revenue: number;
}
const figuresOf = statement<Row>(`with counted as materialized (
    select e.activity_id, coalesce(m.merged_into, m.id) as member_id, e.entered_at, e.points, e.coupon_id
    from member_activities a cross join member_entries e cross join members m
    where a.campaign_id = ? and e.activity_id = a.id and m.id = e.member_id
      and ${takesPlaceSql('e')}),
  scoped as materialized (
    select activity_id as scope, member_id, entered_at, points, coupon_id from counted
    union all select ${ALL}, member_id, entered_at, points, coupon_id from counted),
  sums as (
    select scope, count(*) as entries, count(distinct member_id) as members, coalesce(sum(points), 0) as points,
      count(coupon_id) as codes
    from scoped group by scope),
  used as (
    select s.scope, count(*) as codes_used, sum(p.amount) as codes_discount
    from scoped s cross join redemption_promotions p cross join redemptions r
    where p.coupon_id = s.coupon_id and r.id = p.redemption_id and r.status = 'committed' group by s.scope),
  firsts as materialized (
    select scope, member_id, min(entered_at) as at from scoped group by scope, member_id),
  bought as (
    select f.scope, count(*) as orders, sum(o.revenue - o.returned) as revenue
    from firsts f cross join members r cross join orders o
    where (r.id = f.member_id or r.merged_into = f.member_id) and o.member_id = r.id and o.counted_on is not null
      and o.paid_at > f.at and o.paid_at <= f.at + ${AFTER_DAYS * DAY_MS}
    group by f.scope)
  select sums.scope, entries, members, points, codes, coalesce(codes_used, 0) as codes_used,
    coalesce(codes_discount, 0) as codes_discount, coalesce(orders, 0) as orders, coalesce(revenue, 0) as revenue
  from sums left join used on used.scope = sums.scope left join bought on bought.scope = sums.scope
  order by sums.scope`);

const toFigures = (row: Row, policy: SpendPolicy | null): EntryFigures => {
  const points = Number(row.points);
  return {
    entries: Number(row.entries),
    members: Number(row.members),
    points,
    pointsWorth: points === 0 ? 0 : policy && worthOf(policy, points),
    codes: Number(row.codes),
    codesUsed: Number(row.codes_used),
    codesDiscount: Number(row.codes_discount),
    orders: Number(row.orders),
    revenue: Number(row.revenue),
  };
};
const NONE: Row = {
  scope: ALL,
  entries: 0,
  members: 0,
  points: 0,
  codes: 0,
  codes_used: 0,
  codes_discount: 0,
  orders: 0,
  revenue: 0,
};

/** What points are worth is said by the programme in force at `now`. */
export const loadEntryFigures = async (
  db: Db,
  campaignId: number,
  now: number,
): Promise<CampaignEntryFigures> => {
  const policy = (await loadProgramme(db, now))?.terms.spending ?? null;
  const rows = await figuresOf(db, campaignId);
  const isAll = ({ scope }: Row) => Number(scope) === ALL;
  return {
    total: toFigures(rows.find(isAll) ?? NONE, policy),
    activities: rows
      .filter((row) => !isAll(row))
      .map((row) => ({ id: Number(row.scope), ...toFigures(row, policy) })),
  };
};
