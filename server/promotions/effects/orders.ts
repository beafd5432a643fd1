/** Sums of the orders that used given promotions: one statement that starts from them, however many orders there are. */
import { type EffectDay, RETENTION_DAYS } from '#contract/promotions/effects';
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { DAY_MS } from '#shared/days';

/** The promotions come first in every join, so that each seeks its own rows and nothing else is read. */
const itsIds = (input: string) =>
  `ids as materialized (select cast(id as integer) as id from ${input})`;

/**
 * An order used a promotion when its discounts name it, or when a redemption that was paid says so. What it gave stands
 * in the discounts; where the store named none of them, in the redemption.
 */
const itsOrders = `
  gave as (
    select d.order_id, d.promotion_id, d.amount as written, cast(null as bigint) as taken
    from ids cross join order_discounts d where d.promotion_id = ids.id
    union all
    select o.id, p.promotion_id, null, p.amount
    from ids cross join redemption_promotions p cross join redemptions r cross join orders o
    where p.promotion_id = ids.id and r.id = p.redemption_id and r.status = 'committed' and o.external_id = r.order_id),
  parts as (select order_id, coalesce(sum(written), sum(taken)) as amount from gave group by order_id, promotion_id),
  its as materialized (
    select o.id, o.member_id, o.counted_on as day, o.paid_at as at, o.revenue, i.discount
    from (select order_id, sum(amount) as discount from parts group by order_id) i cross join orders o
    where o.id = i.order_id and o.counted_on is not null)`;

/** Members by their first order with it; new are those who had none before, and `back` ordered again in time. */
const itsBuyers = `
  firsts as materialized (select member_id, min(at) as at from its where member_id is not null group by member_id),
  fresh as materialized (
    select f.member_id, f.at from firsts f cross join members m
    where m.id = f.member_id and m.first_order_at >= f.at),
  back as (
    select f.member_id from fresh f where f.at <= ? and exists (
      select 1 from orders o where o.member_id = f.member_id and o.counted_on is not null
        and o.paid_at > f.at and o.paid_at <= f.at + ${RETENTION_DAYS * DAY_MS}))`;

const sums = rowsStatement<Part>(
  { id: 'integer' },
  (input) => `
  with ${itsIds(input)}, ${itsOrders}, ${itsBuyers}
  select day, count(*) as a, sum(discount) as b, sum(revenue) as c, 0 as d from its group by day
  union all
  select 'buyers', (select count(*) from firsts), (select count(*) from fresh),
    (select count(*) from fresh where at <= ?), (select count(*) from back)
  union all
  select 'costs', count(l.cost), coalesce(sum(l.paid), 0),
    coalesce(sum(case when l.cost is null then 0 else l.paid end), 0),
    coalesce(sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end), 0)
  from its cross join order_lines l where l.order_id = its.id`,
);

export interface OrderSums {
  byDay: EffectDay[];
  orders: number;
  discount: number;
  revenue: number;
  newBuyers: number;
  returningBuyers: number;
  /** New buyers who came long enough ago, and those of them who ordered again in time. */
  cohort: number;
  returned: number;
  /** Lines with a known cost; all lines' paid amounts, those lines' of it, and their margin. */
  costs: { lines: number; paid: number; known: number; margin: number };
}
interface Part {
  day: string;
  a: number;
  b: number;
  c: number;
  d: number;
}
const NOTHING: Part = { day: '', a: 0, b: 0, c: 0, d: 0 };

export const sumOrders = async (
  db: Db,
  promotionIds: readonly number[],
  now: number,
): Promise<OrderSums> => {
  const longAgo = now - RETENTION_DAYS * DAY_MS;
  const rows = await sums(
    db,
    promotionIds.map((id) => [id]),
    longAgo,
    longAgo,
  );
  const partOf = (name: string) => rows.find(({ day }) => day === name) ?? NOTHING;
  const buyers = partOf('buyers');
  const costs = partOf('costs');
  const byDay = rows
    .filter(({ day }) => day !== 'buyers' && day !== 'costs')
    .map(({ day, a, b, c }) => ({ day, orders: a, discount: b, revenue: c }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const total = (figure: 'orders' | 'discount' | 'revenue') =>
    byDay.reduce((sum, day) => sum + day[figure], 0);
  return {
    byDay,
    orders: total('orders'),
    discount: total('discount'),
    revenue: total('revenue'),
    newBuyers: buyers.b,
    returningBuyers: buyers.a - buyers.b,
    cohort: buyers.c,
    returned: buyers.d,
    costs: { lines: costs.a, paid: costs.b, known: costs.c, margin: costs.d },
  };
};

/** Codes made and claimed, and redemptions that hold or used one of the promotions. */
const funnel = rowsStatement<{ issued: number; claimed: number; redeemed: number }>(
  { id: 'integer' },
  (input) => `
  with ${itsIds(input)}
  select (select coalesce(sum(b.generated), 0) from ids cross join coupon_batches b where b.promotion_id = ids.id) as issued,
    (select count(*) from ids cross join coupon_batches b cross join coupons c
      where b.promotion_id = ids.id and c.batch_id = b.id and c.claimed_at is not null) as claimed,
    (select count(distinct r.id) from ids cross join redemption_promotions p cross join redemptions r
      where p.promotion_id = ids.id and r.id = p.redemption_id and r.status in ('reserved', 'committed')) as redeemed`,
);

export const readFunnel = async (db: Db, promotionIds: readonly number[]) => {
  const [row] = await funnel(
    db,
    promotionIds.map((id) => [id]),
  );
  return row ?? { issued: 0, claimed: 0, redeemed: 0 };
};
