/**
 * Recomputes the rollups from the rows, independently of the incremental updates: by set-based SQL, except for what
 * returns take off. That is computed by `toReturnedLines` here as well, since it depends on all returns of an order
 * together; a model of its own tells in `tests/rules/orders/bookReturns.test.ts` whether it is right. `npm run verify`
 * and the property tests compare both; a moved category is recomputed with it.
 */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { dialectOf } from '#db/driver';
import { query } from '#db/statements';
import { weekStartOf } from '#db/weeks';
import { RETURNED_PART, type RecomputeScope, returned, sold, target } from './recomputeSql.ts';
import { loadReturnedParts } from './returnedParts.ts';

const TABLES = ['sales_days', 'buyer_gaps'] as const;

/** Deletes the rollups of these categories; every day and channel is found by its key. */
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
  /** Writes to temporary `check_…` tables instead of the stored ones. */
  forComparison?: boolean;
}

export const recomputeSales = async (
  tx: Db,
  { weekStart, scope = 'all', forComparison = false }: RecomputeOptions,
) => {
  if (!forComparison && scope !== 'all') await forgetSales(tx, scope);
  else
    for (const table of TABLES) {
      if (forComparison) {
        await query(tx, `drop table if exists check_${table}`);
        await query(
          tx,
          `create temporary table check_${table} as select * from ${table} where 1 = 0`,
        );
      } else await query(tx, `delete from ${table}`);
    }
  const [salesDays, buyerGaps] = TABLES.map((table) => target(table, forComparison));
  await query(
    tx,
    `insert into ${buyerGaps} (channel, category_id, day, previous_day, buyers)
     with recursive ${sold(scope)} select channel, scope_id, day, previous_day, count(*) from gaps
     where previous_day <> '' group by channel, scope_id, day, previous_day`,
  );
  const returnedParts = await loadReturnedParts(tx, scope);
  await query(
    tx,
    `insert into ${salesDays} (channel, category_id, day, orders, member_orders, units, revenue, discount, returned,
                               money_only, revenue_with_cost, returned_with_cost, cost, buyers, week_buyers, month_buyers, new_buyers)
     with recursive ${sold(scope)}, ${returned(scope, dialectOf(tx).recordset(RETURNED_PART).many)}, parts as (
       select channel, scope_id, day, sum(case when revenue > 0 then 1 else 0 end) as orders,
              sum(case when revenue > 0 and member_id is not null then 1 else 0 end) as member_orders,
              sum(units) as units, sum(revenue) as revenue, sum(discount) as discount, 0 as returned,
              0 as money_only,
              sum(revenue_with_cost) as revenue_with_cost, 0 as returned_with_cost, sum(cost) as cost,
              0 as buyers, 0 as week_buyers, 0 as month_buyers, 0 as new_buyers
       from sold_by_channel group by channel, scope_id, day
       union all
       select channel, scope_id, day, 0, 0, 0, 0, 0, sum(amount), sum(money_only), 0, sum(amount_with_cost), -sum(cost), 0, 0, 0, 0
       from returned_by_channel group by channel, scope_id, day
       union all
       select channel, scope_id, day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*),
              sum(case when previous_day < ${weekStartOf(tx, 'day', weekStart)} then 1 else 0 end),
              sum(case when previous_day < substr(day, 1, 7) || '-01' then 1 else 0 end),
              sum(case when previous_day = '' then 1 else 0 end)
       from gaps group by channel, scope_id, day)
     select channel, scope_id, day, sum(orders), sum(member_orders), sum(units), sum(revenue), sum(discount), sum(returned), sum(money_only),
            sum(revenue_with_cost), sum(returned_with_cost), sum(cost), sum(buyers), sum(week_buyers), sum(month_buyers), sum(new_buyers)
     from parts group by channel, scope_id, day`,
    [JSON.stringify(returnedParts)],
  );
  if (!forComparison && scope === 'all')
    await query(tx, 'update sales_freshness set is_outdated = 0');
};
