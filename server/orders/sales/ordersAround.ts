/** Loads the counted orders of members around the days that change. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import type { MemberDays } from './memberDays.ts';

interface OrderAround {
  member_id: number;
  order_id: number;
  day: string;
  channel: string;
  sold_categories: string;
}
/**
 * The counted orders of these members around the given days, in whole days: at least this many before the first day and
 * after the last one, if there are as many. The number is part of the statement, so that each variant is planned once.
 * By hand: one statement for many members, and it runs for every order.
 */
const ordersAround = (limit: number) =>
  rowsStatement<OrderAround>(
    { member_id: 'integer', first_day: 'text', last_day: 'text' },
    (input) => `
      with bounds as materialized (
        select member_id,
          coalesce((select o.counted_on from orders o where o.member_id = input.member_id and o.counted_on is not null
            and o.counted_on < input.first_day order by o.counted_on desc limit 1 offset ${limit - 1}), '') as since,
          (select o.counted_on from orders o where o.member_id = input.member_id and o.counted_on is not null
            and o.counted_on > input.last_day order by o.counted_on limit 1 offset ${limit - 1}) as until
        from ${input})
      select o.member_id, o.id as order_id, o.counted_on as day, o.channel, o.sold_categories
      from bounds cross join orders o
      where o.member_id = bounds.member_id and o.counted_on is not null and o.counted_on >= bounds.since
        and o.counted_on <= coalesce(bounds.until, '9999')`,
    { key: 'o.member_id' },
  );

/**
 * Numbers of orders to load. Nearly every member has fewer than the first; only an account shared by walk-in customers
 * has more.
 */
export const REACHES = [50, 1000, 1_000_000_000];
const STATEMENTS = REACHES.map(ordersAround);

/** Orders up to the limit `REACHES[reach]`. */
export const loadOrdersAround = (tx: Db, reach: number, members: Iterable<MemberDays>) =>
  STATEMENTS[reach]?.(
    tx,
    [...members].map(({ memberId, first, last }) => [memberId, first, last]),
  ) ?? Promise.resolve([]);
