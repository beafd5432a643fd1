/** Builds the statements that sum sales and returns from the orders. */

/** Categories to recompute; 'all' means every scope, including the whole store. */
export type RecomputeScope = 'all' | readonly number[];

/** Every pair of a category scope and a category of a line: 0 contains all, a category contains its subtree. */
const scopes = (scope: RecomputeScope) => `
  scopes(scope_id, category_id) as (
    select id, id from categories ${scope === 'all' ? '' : `where id in (${scope.map(Number).join(', ') || '-1'})`}
    union all select scopes.scope_id, c.id from scopes join categories c on c.parent_id = scopes.category_id)`;

/** Sold amounts of every counted order within every scope and channel ('' included). */
export const sold = (scope: RecomputeScope) => `${scopes(scope)},
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

export const returned = (scope: RecomputeScope) => `
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

/** Name of the table that a recomputation writes to: the stored one, or the one for comparison. */
export const target = (table: string, forComparison: boolean) =>
  forComparison ? `check_${table}` : table;
