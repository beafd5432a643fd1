/**
 * Loads what some members bought and what the programme gave them, each with its instant. By hand: the members come first
 * in every join, so that only their own rows are read.
 */
import type { Cost, CostFigures } from '#contract/insight/costShare';
import type { Given } from '#contract/promotions/redemptions';
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { givenSql } from '../../promotions/redemptions/givenByProgramme.ts';
import { NO_COSTS, paidByPoints } from './rules.ts';

/** Half-open, UTC ms. */
export interface Span {
  from: number;
  to: number;
}
/** Something that happened to a member, and what it adds to the figures of the level of that instant. */
export interface CostFact {
  memberId: number;
  at: number;
  figures: CostFigures;
}
interface Row {
  memberId: number;
  at: number;
  amount: number;
}

const MEMBERS = { id: 'integer' } as const;
const open = (input: string) => `
  with ids as materialized (select cast(id as integer) as id from ${input}),
  span as (select cast(? as bigint) as opens, cast(? as bigint) as ends)`;
const MEMBERS_FIRST = 'from ids cross join span s cross join';
const within = (column: string) => `${column} >= s.opens and ${column} < s.ends`;

/** Orders that count, when they were paid; returns that count, when they came back. */
const sales = rowsStatement<Row>(
  MEMBERS,
  (input) => `${open(input)}
  select o.member_id as "memberId", o.paid_at as at, o.revenue as amount ${MEMBERS_FIRST} orders o
  where o.member_id = ids.id and o.counted_on is not null and ${within('o.paid_at')}
  union all
  select r.member_id, r.returned_at, -r.amount ${MEMBERS_FIRST} returns r
  where r.member_id = ids.id and r.counted_on is not null and ${within('r.returned_at')}`,
);

/** By the redemptions of orders that count, as they were given: what came back since does not lessen them. */
const given = rowsStatement<Row & { given: Given }>(
  MEMBERS,
  (input) => `${open(input)}
  select * from (
    select o.member_id as "memberId", o.paid_at as at, ${givenSql} as given, u.amount
    ${MEMBERS_FIRST} orders o cross join redemptions r cross join redemption_promotions u
      join promotions p on p.id = u.promotion_id left join coupons c on c.id = u.coupon_id
    where o.member_id = ids.id and o.counted_on is not null and ${within('o.paid_at')}
      and r.order_id = o.external_id and r.status in ('committed', 'returned') and u.redemption_id = r.id) as uses
  where given is not null`,
);

/** Points spent on orders, and those given back: of these, how many had been given back after it (`after`). */
const spent = rowsStatement<{
  memberId: number;
  at: number;
  points: number;
  after: number;
  whole: number;
  amount: number;
}>(
  MEMBERS,
  (input) => `${open(input)}
  select e.member_id as "memberId", e.recorded_at as at, e.points,
    case when e.type = 'restore' then cast(e.source_line as bigint) else 0 end as "after",
    r.points as whole, r.points_amount as amount
  ${MEMBERS_FIRST} point_entries e join redemptions r on r.id = cast(e.source_id as bigint)
  where e.member_id = ids.id and e.source = 'redemption' and e.type in ('spend', 'restore')
    and ${within('e.recorded_at')}`,
);

/** Balances that members brought with them are not given by the programme. */
const points = rowsStatement<Row>(
  MEMBERS,
  (input) => `${open(input)}
  select e.member_id as "memberId", e.occurred_at as at, e.points as amount ${MEMBERS_FIRST} point_entries e
  where e.member_id = ids.id and e.type in ('earn', 'adjustCredit') and e.source <> 'import' and ${within('e.occurred_at')}
  union all
  select e.member_id, e.recorded_at, e.points ${MEMBERS_FIRST} point_entries e
  where e.member_id = ids.id and e.type in ('clawBack', 'adjustDebit') and ${within('e.recorded_at')}`,
);

const gifts = rowsStatement<Row>(
  MEMBERS,
  (input) => `${open(input)}
  select g.member_id as "memberId", g.redeemed_at as at, 1 as amount ${MEMBERS_FIRST} redeemed_rewards g
  where g.member_id = ids.id and g.kind = 'gift' and g.state <> 'cancelled' and ${within('g.redeemed_at')}`,
);

const costing = (cost: Cost, amount: number): CostFigures => ({
  ...NO_COSTS,
  costs: { ...NO_COSTS.costs, [cost]: amount },
});

export const loadFacts = async (
  db: Db,
  memberIds: readonly number[],
  { from, to }: Span,
): Promise<CostFact[]> => {
  const ids = memberIds.map((id) => [id]);
  const factOf =
    (figuresOf: (amount: number) => CostFigures) =>
    ({ memberId, at, amount }: Row): CostFact => ({
      memberId,
      at: Number(at),
      figures: figuresOf(Number(amount)),
    });
  return [
    ...(await sales(db, ids, from, to)).map(factOf((netRevenue) => ({ ...NO_COSTS, netRevenue }))),
    ...(await given(db, ids, from, to)).map((row) =>
      factOf((amount) => costing(row.given, amount))(row),
    ),
    ...(await spent(db, ids, from, to)).map(({ after, whole, ...row }) => {
      const moved = Math.abs(Number(row.points));
      const of = { points: Number(whole), amount: Number(row.amount) };
      const isBack = row.points > 0;
      const worth = isBack
        ? paidByPoints(of, Number(after) - moved, Number(after))
        : paidByPoints(of, 0, moved);
      return {
        memberId: row.memberId,
        at: Number(row.at),
        figures: costing('pointsSpent', isBack ? 0 - worth : worth),
      };
    }),
    ...(await points(db, ids, from, to)).map(
      factOf((pointsGiven) => ({ ...NO_COSTS, pointsGiven })),
    ),
    ...(await gifts(db, ids, from, to)).map(factOf((count) => ({ ...NO_COSTS, gifts: count }))),
  ];
};
