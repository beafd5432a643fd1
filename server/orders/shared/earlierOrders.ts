/**
 * How many orders of its person count before the order `o`, as SQL: all records of the person together, orders from when
 * they are paid, and of those that were paid together the one that was recorded first. Null for a guest's order.
 */
export const EARLIER_ORDERS = `case when o.member_id is null then null else (select count(*) from orders e
  where e.member_id in (
      select r.id from members p join members r
        on r.id = coalesce(p.merged_into, p.id) or r.merged_into = coalesce(p.merged_into, p.id)
      where p.id = o.member_id)
    and e.counted_on is not null
    and (e.paid_at < coalesce(o.paid_at, o.placed_at) or (e.paid_at = o.paid_at and e.id < o.id))) end`;
