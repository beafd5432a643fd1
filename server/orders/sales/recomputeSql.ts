/** Builds the statements that sum sales and returns from the orders. */

/** Categories to recompute; 'all' means every scope, including the whole store. */
export type RecomputeScope = 'all' | readonly number[];

/** Every pair of a category scope and a category of a line: 0 contains all, a category contains its subtree. */
const scopes = (scope: RecomputeScope) => `
  scopes(scope_id, category_id) as (
    select id, id from categories ${scope === 'all' ? '' : `where id in (${scope.map(Number).join(', ') || '-1'})`}
    union all select scopes.scope_id, c.id from scopes join categories c on c.parent_id = scopes.category_id)`;

/** Lines whose cost is unknown are in neither sum. */
const COSTS = `sum(case when l.cost is null then 0 else l.paid end) as revenue_with_cost,
           sum(case when l.cost is null then 0 else l.quantity * l.cost end) as cost`;

/** Sold amounts of every counted order within every scope and channel ('' included). */
export const sold = (scope: RecomputeScope) => `${scopes(scope)},
  sold as (
    select s.scope_id, o.id as order_id, o.channel, o.member_id, o.counted_on as day,
           sum(l.quantity) as units, sum(l.paid) as revenue, sum(l.discount) as discount,
           ${COSTS}
    from scopes s join order_lines l on l.category_id = s.category_id join orders o on o.id = l.order_id
    where o.counted_on is not null group by s.scope_id, o.id, o.channel, o.member_id, o.counted_on
    ${
      scope === 'all'
        ? `union all select 0, o.id, o.channel, o.member_id, o.counted_on, sum(l.quantity), sum(l.paid), sum(l.discount),
           ${COSTS}
           from order_lines l join orders o on o.id = l.order_id
           where o.counted_on is not null group by o.id, o.channel, o.member_id, o.counted_on`
        : ''
    }),
  sold_by_channel as (
    select scope_id, '' as channel, order_id, member_id, day, units, revenue, discount, revenue_with_cost, cost from sold
    union all select scope_id, channel, order_id, member_id, day, units, revenue, discount, revenue_with_cost, cost from sold),
  bought as (
    select member_id, channel, scope_id, day from sold_by_channel
    where member_id is not null and revenue > 0 group by member_id, channel, scope_id, day),
  gaps as (
    select member_id, channel, scope_id, day,
           coalesce(lag(day) over (partition by member_id, channel, scope_id order by day), '') as previous_day
    from bought)`;

/** What returns contributed by category (0 for none), channel and day: `returnedParts.ts` books them on their lines. */
export const RETURNED_PART = {
  category_id: 'integer',
  channel: 'text',
  day: 'text',
  amount: 'bigint',
  money_only: 'bigint',
  amount_with_cost: 'bigint',
  cost: 'bigint',
} as const;

const WITHIN = 'in (select category_id from scopes)';

/** The orders with counted returns that may contribute to these categories. */
export const ordersWithReturns = (scope: RecomputeScope) => `
  with recursive ${scopes(scope)}
  select distinct r.order_id as id from returns r
  where r.counted_on is not null and r.order_id is not null
  ${
    scope === 'all'
      ? ''
      : `and (r.order_id in (select o.order_id from order_lines o where o.category_id ${WITHIN})
          or r.order_id in (select b.order_id from return_lines l join returns b on b.id = l.return_id
             where l.category_id ${WITHIN}))`
  } order by r.order_id`;

/** The counted returns of no known order that may contribute to these categories. */
export const returnsWithoutOrder = (scope: RecomputeScope) => `
  with recursive ${scopes(scope)}
  select r.id from returns r where r.counted_on is not null and r.order_id is null
  ${
    scope === 'all'
      ? ''
      : `and r.id in (select l.return_id from return_lines l where l.category_id ${WITHIN})`
  } order by r.id`;

const RETURNED = `sum(l.amount) as amount, sum(l.money_only) as money_only, sum(l.amount_with_cost) as amount_with_cost,
   sum(l.cost) as cost`;

/** `input`: the rows of `RETURNED_PART`. */
export const returned = (scope: RecomputeScope, input: string) => `
  returned_lines as (select * from ${input}),
  returned as (
    select s.scope_id, l.channel, l.day, ${RETURNED}
    from scopes s join returned_lines l on l.category_id = s.category_id group by s.scope_id, l.channel, l.day
    ${scope === 'all' ? `union all select 0, l.channel, l.day, ${RETURNED} from returned_lines l group by l.channel, l.day` : ''}),
  returned_by_channel as (
    select scope_id, '' as channel, day, amount, money_only, amount_with_cost, cost from returned
    union all select scope_id, channel, day, amount, money_only, amount_with_cost, cost from returned)`;

/** Name of the table that a recomputation writes to: the stored one, or the one for comparison. */
export const target = (table: string, forComparison: boolean) =>
  forComparison ? `check_${table}` : table;
