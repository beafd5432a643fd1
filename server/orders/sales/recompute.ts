/**
 * The rollups written again from the rows by set-based SQL: an independent second reading of the same definitions.
 * `npm run verify` and the property tests compare it with what was kept; a moved category rebuilds with it.
 */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { weekStartOf } from '#db/weeks';

/** Categories to rebuild; 'all' is every scope, the whole-store one included. */
export type RecomputeScope = 'all' | readonly number[];

const TABLES = ['sales_days', 'buyer_gaps'] as const;

/** Every (category scope, category of a line) pair: 0 holds everything, a category holds its subtree. */
const scopes = (scope: RecomputeScope) => `
  scopes(scope_id, category_id) as (
    select id, id from categories ${scope === 'all' ? '' : `where id in (${scope.map(Number).join(', ') || '-1'})`}
    union all select scopes.scope_id, c.id from scopes join categories c on c.parent_id = scopes.category_id)`;

/** Sold amounts of every counted order within every scope and channel ('' included). */
const sold = (scope: RecomputeScope) => `${scopes(scope)},
  sold as (
    select s.scope_id, o.id as order_id, o.channel, o.member_id, o.counted_on as day,
           sum(l.quantity) as units, sum(l.paid) as revenue, sum(l.discount) as discount
    from scopes s join order_lines l on l.category_id = s.category_id join orders o on o.id = l.order_id
    where o.counted_on is not null group by s.scope_id, o.id, o.channel, o.member_id, o.counted_on
    ${
      scope === 'all'
        ? `union all select 0, o.id, o.channel, o.member_id, o.counted_on, sum(l.quantity), sum(l.paid), sum(l.discount)
           from order_lines l join orders o on o.id = l.order_id
           where o.counted_on is not null group by o.id, o.channel, o.member_id, o.counted_on`
        : ''
    }),
  sold_by_channel as (
    select scope_id, '' as channel, order_id, member_id, day, units, revenue, discount from sold
    union all select scope_id, channel, order_id, member_id, day, units, revenue, discount from sold),
  bought as (
    select member_id, channel, scope_id, day from sold_by_channel
    where member_id is not null and revenue > 0 group by member_id, channel, scope_id, day),
  gaps as (
    select member_id, channel, scope_id, day,
           coalesce(lag(day) over (partition by member_id, channel, scope_id order by day), '') as previous_day
    from bought)`;

const returned = (scope: RecomputeScope) => `
  returned as (
    select s.scope_id, r.channel, r.counted_on as day, sum(l.amount) as amount
    from scopes s join return_lines l on l.category_id = s.category_id join returns r on r.id = l.return_id
    where r.counted_on is not null group by s.scope_id, r.channel, r.counted_on
    ${
      scope === 'all'
        ? `union all select 0, r.channel, r.counted_on, sum(l.amount) from return_lines l join returns r on r.id = l.return_id
           where r.counted_on is not null group by r.channel, r.counted_on`
        : ''
    }),
  returned_by_channel as (
    select scope_id, '' as channel, day, amount from returned union all select scope_id, channel, day, amount from returned)`;

/** Name of the table in which a recomputation is laid beside the kept one. */
const target = (table: string, beside: boolean) => (beside ? `check_${table}` : table);

/** Takes the rollups of these categories away; every day and channel is found by its key. */
export const forgetSales = async (tx: Db, categoryIds: readonly number[]) => {
  const everywhere = `day in (select day from sales_days where category_id = 0 and channel = '')
    and channel in (select channel from sales_days where category_id = 0)`;
  for (const table of TABLES)
    await selectIn(
      tx,
      `delete from ${table} where ${everywhere} and category_id in (?)`,
      categoryIds,
      'integer',
    );
};

export interface RecomputeOptions {
  weekStart: number;
  scope?: RecomputeScope;
  /** Fill temporary `check_…` tables instead of the kept ones. */
  beside?: boolean;
}

export const recomputeSales = async (
  tx: Db,
  { weekStart, scope = 'all', beside = false }: RecomputeOptions,
) => {
  if (!beside && scope !== 'all') await forgetSales(tx, scope);
  else
    for (const table of TABLES) {
      if (beside) {
        await query(tx, `drop table if exists check_${table}`);
        await query(
          tx,
          `create temporary table check_${table} as select * from ${table} where 1 = 0`,
        );
      } else await query(tx, `delete from ${table}`);
    }
  const [salesDays, buyerGaps] = TABLES.map((table) => target(table, beside));
  await query(
    tx,
    `insert into ${buyerGaps} (channel, category_id, day, previous_day, buyers)
     with recursive ${sold(scope)} select channel, scope_id, day, previous_day, count(*) from gaps
     where previous_day <> '' group by channel, scope_id, day, previous_day`,
  );
  await query(
    tx,
    `insert into ${salesDays} (channel, category_id, day, orders, member_orders, units, revenue, discount, returned,
                               buyers, week_buyers, month_buyers, new_buyers)
     with recursive ${sold(scope)}, ${returned(scope)}, parts as (
       select channel, scope_id, day, sum(case when revenue > 0 then 1 else 0 end) as orders,
              sum(case when revenue > 0 and member_id is not null then 1 else 0 end) as member_orders,
              sum(units) as units, sum(revenue) as revenue, sum(discount) as discount, 0 as returned,
              0 as buyers, 0 as week_buyers, 0 as month_buyers, 0 as new_buyers
       from sold_by_channel group by channel, scope_id, day
       union all
       select channel, scope_id, day, 0, 0, 0, 0, 0, sum(amount), 0, 0, 0, 0 from returned_by_channel group by channel, scope_id, day
       union all
       select channel, scope_id, day, 0, 0, 0, 0, 0, 0, count(*),
              sum(case when previous_day < ${weekStartOf(tx, 'day', weekStart)} then 1 else 0 end),
              sum(case when previous_day < substr(day, 1, 7) || '-01' then 1 else 0 end),
              sum(case when previous_day = '' then 1 else 0 end)
       from gaps group by channel, scope_id, day)
     select channel, scope_id, day, sum(orders), sum(member_orders), sum(units), sum(revenue), sum(discount), sum(returned),
            sum(buyers), sum(week_buyers), sum(month_buyers), sum(new_buyers)
     from parts group by channel, scope_id, day`,
  );
};

/** Visits by channel and day, from the events. */
export const recomputeVisits = async (tx: Db, beside = false) => {
  if (beside) {
    await query(tx, 'drop table if exists check_visit_days');
    await query(
      tx,
      'create temporary table check_visit_days as select * from visit_days where 1 = 0',
    );
  } else await query(tx, 'delete from visit_days');
  await query(
    tx,
    `insert into ${target('visit_days', beside)} (channel, day, visits)
     select channel, day, count(*) from (
       select channel, day from events where type = 'visit' union all select '', day from events where type = 'visit') visits
     group by channel, day`,
  );
};

/** Writes the members' own sums again from their counted orders and returns. */
export const recomputeMembers = async (tx: Db, ids: readonly number[]) =>
  selectIn(
    tx,
    `update members set
       (order_count, revenue, first_order_at, last_order_at) = (
         select count(*), coalesce(sum(o.revenue), 0), min(o.paid_at), max(o.paid_at)
         from orders o where o.member_id = members.id and o.counted_on is not null),
       returned = (select coalesce(sum(r.amount), 0) from returns r where r.member_id = members.id and r.counted_on is not null)
     where id in (?)`,
    ids,
    'integer',
  );
