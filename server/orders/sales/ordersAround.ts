/** Reads the counted orders of members around the days on which something changes. */
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
 * These members' counted orders around the given days, in whole days: at least so many before the first day and after the
 * last one, as far as there are any. The number is part of the statement, so that each is planned once. By hand: one
 * statement for many members, in the path of every order.
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

/** Nearly every member has fewer orders than the first limit; only an account shared by walk-in customers has more. */
export const REACHES = [50, 1000, 1_000_000_000];
const STATEMENTS = REACHES.map(ordersAround);

/** Orders within the limit of index `reach` in `REACHES`. */
export const loadOrdersAround = (tx: Db, reach: number, members: Iterable<MemberDays>) =>
  STATEMENTS[reach]?.(
    tx,
    [...members].map(({ memberId, first, last }) => [memberId, first, last]),
  ) ?? Promise.resolve([]);
