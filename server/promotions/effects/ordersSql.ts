/** SQL for the orders that used given promotions, and for their buyers. By hand: sums over any number of orders. */
import { RETENTION_DAYS } from '#contract/promotions/effects';
import { DAY_MS } from '#shared/days';

/** The promotions come first in every join, so that only their own rows are read, by index. */
export const promotionIdsSql = (input: string) =>
  `ids as materialized (select cast(id as integer) as id from ${input})`;

/** What is still spent for an order of which everything came back: the gifts that stayed. */
const GIFTS_KEPT = `coalesce((select t.amount from redemption_takes t
  where t.redemption_id = r.id and t.counter = 'promotion/' || p.promotion_id || '/spent'), 0)`;

/**
 * An order used a promotion if one of its discounts names the promotion, or if it has a redemption of it that was
 * committed, be it that all came back since. The amounts are those of the discounts; if none names the
 * promotion, those of the redemption. Gifts are known from redemptions only.
 */
export const ordersSql = `
  gave as (
    select d.order_id, d.promotion_id, d.amount as written, cast(null as bigint) as taken, 0 as gift_cost
    from ids cross join order_discounts d where d.promotion_id = ids.id
    union all
    select o.id, p.promotion_id, null, p.amount, case when r.status = 'committed' then p.gift_cost else ${GIFTS_KEPT} end
    from ids cross join redemption_promotions p cross join redemptions r cross join orders o
    where p.promotion_id = ids.id and r.id = p.redemption_id and r.status in ('committed', 'returned')
      and o.external_id = r.order_id),
  parts as (
    select order_id, promotion_id, coalesce(sum(written), sum(taken)) as amount, sum(gift_cost) as gift_cost
    from gave group by order_id, promotion_id),
  its as materialized (
    select o.id, o.member_id, o.counted_on as day, o.paid_at as at, o.revenue, i.discount, i.gift_cost
    from (select order_id, sum(amount) as discount, sum(gift_cost) as gift_cost from parts group by order_id) i
      cross join orders o
    where o.id = i.order_id and o.counted_on is not null)`;

/**
 * Members by their first order with the promotion. They are new if they had no earlier order; `back` marks those who
 * ordered again in time.
 */
export const buyersSql = `
  firsts as materialized (select member_id, min(at) as at from its where member_id is not null group by member_id),
  fresh as materialized (
    select f.member_id, f.at from firsts f cross join members m
    where m.id = f.member_id and m.first_order_at >= f.at),
  back as (
    select f.member_id from fresh f where f.at <= ? and exists (
      select 1 from orders o where o.member_id = f.member_id and o.counted_on is not null
        and o.paid_at > f.at and o.paid_at <= f.at + ${RETENTION_DAYS * DAY_MS}))`;

/** What was paid back for goods of the orders. */
export const refundsSql = `
  refunds as (
    select r.order_id, sum(b.amount) as amount
    from its o cross join returns r cross join return_lines b
    where r.order_id = o.id and r.counted_on is not null and b.return_id = r.id group by r.order_id)`;
