/** Statements that write the months of members: adding changes, and computing all of them again from the rows. */
import type { Db } from '#db';
import { query, rowsStatement } from '#db/statements';
import { addMonths, DAY_MS, utcMidnight } from '#shared/days';
import { ACTIVE_TYPES } from './activeTypes.ts';
import type { MonthChanges } from './memberMonths.ts';
import { target } from './recomputeSql.ts';

const IS_ACTIVE = `type in (${ACTIVE_TYPES.map((type) => `'${type}'`).join(', ')})`;

const SUMS = ['orders', 'revenue', 'net_spend', 'returns', 'returned', 'visits'] as const;

/**
 * Adds to the sums; the active days are counted in the rows as they are now. By hand: set-based, and it runs for every
 * order. `since` and `until`: instants around the month in any time zone, by which its events are found.
 */
const addToMonths = rowsStatement(
  {
    member_id: 'integer',
    month: 'text',
    next_month: 'text',
    since: 'bigint',
    until: 'bigint',
    orders: 'integer',
    revenue: 'bigint',
    net_spend: 'bigint',
    returns: 'integer',
    returned: 'bigint',
    visits: 'integer',
  },
  (input) => `
    insert into member_months (member_id, month, ${SUMS.join(', ')}, active_days)
    select input.member_id, input.month, ${SUMS.map((name) => `input.${name}`).join(', ')}, (
      select count(*) from (
        select o.counted_on as day from orders o where o.member_id = input.member_id and o.counted_on is not null
          and o.counted_on >= input.month and o.counted_on < input.next_month
        union
        select e.day from events e where e.member_id = input.member_id and e.at >= input.since and e.at < input.until
          and e.day >= input.month and e.day < input.next_month and e.${IS_ACTIVE}) as active)
    from ${input} where true
    on conflict (member_id, month) do update set
      ${SUMS.map((name) => `${name} = member_months.${name} + excluded.${name}`).join(', ')},
      active_days = excluded.active_days`,
);

/** Writes the changes; call it after the orders, returns and events were written. */
export const applyMonths = (tx: Db, changes: MonthChanges) =>
  addToMonths(
    tx,
    changes.rows().map((row) => {
      const next = addMonths(row.month, 1);
      return [
        row.memberId,
        row.month,
        next,
        utcMidnight(row.month) - DAY_MS,
        utcMidnight(next) + DAY_MS,
        row.orders,
        row.revenue,
        row.netSpend,
        row.returns,
        row.returned,
        row.visits,
      ];
    }),
  );

const monthOf = (day: string) => `substr(${day}, 1, 7) || '-01'`;

/** Computes all months again, independently of the changes: from the rows by set-based SQL. */
export const recomputeMonths = async (tx: Db, forComparison = false) => {
  if (forComparison) {
    await query(tx, 'drop table if exists check_member_months');
    await query(
      tx,
      'create temporary table check_member_months as select * from member_months where 1 = 0',
    );
  } else await query(tx, 'delete from member_months');
  await query(
    tx,
    `insert into ${target('member_months', forComparison)} (member_id, month, ${SUMS.join(', ')}, active_days)
     select member_id, month, ${SUMS.map((name) => `sum(${name})`).join(', ')}, sum(active_days) from (
       select o.member_id, ${monthOf('o.counted_on')} as month, 1 as orders, o.revenue,
              o.revenue - coalesce(b.amount, 0) as net_spend, 0 as returns, 0 as returned, 0 as visits, 0 as active_days
       from orders o left join (select order_id, sum(amount) as amount from returns
         where counted_on is not null and order_id is not null group by order_id) b on b.order_id = o.id
       where o.member_id is not null and o.counted_on is not null
       union all
       select member_id, ${monthOf('counted_on')}, 0, 0, 0, 1, amount, 0, 0 from returns
       where member_id is not null and counted_on is not null
       union all
       select member_id, ${monthOf('day')}, 0, 0, 0, 0, 0, 1, 0 from events
       where member_id is not null and type = 'visit'
       union all
       select member_id, ${monthOf('day')}, 0, 0, 0, 0, 0, 0, 1 from (
         select member_id, counted_on as day from orders where member_id is not null and counted_on is not null
         union
         select member_id, day from events where member_id is not null and ${IS_ACTIVE}) as active) as parts
     group by member_id, month`,
  );
};
