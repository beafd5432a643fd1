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

/** A number of units or an amount, at least 0 and at most so much. */
const within = (value: string, most: string) =>
  `case when ${value} < 0 then 0 when ${value} > ${most} then ${most} else ${value} end`;
/** How much of a sold line is used up when so much of its SKU has come back; `before`: of the lines before it. */
const taken = (back: string, before: string, most: string) =>
  `(${within(`${back} - ${before}`, most)})`;

/** Counted returned lines with what has come back of their SKU and order until then, themselves included. */
const linesBack = (scope: RecomputeScope) => `
  back as (
    select l.id, l.category_id, r.channel, r.counted_on as day, r.order_id, l.sku, l.quantity, l.amount,
      sum(l.quantity) over so_far as units, sum(l.amount) over so_far as money
    from return_lines l join returns r on r.id = l.return_id where r.counted_on is not null
    ${
      scope === 'all'
        ? ''
        : `and (l.category_id in (select category_id from scopes) or r.order_id in
            (select r.order_id from return_lines l join returns r on r.id = l.return_id
             where l.category_id in (select category_id from scopes)))`
    }
    window so_far as (partition by r.order_id, l.sku order by r.returned_at, r.id, l.position))`;

/** Returned lines with the money and the cost that they take from the sold lines of their SKU, which are used up in order. */
const returnedLines = (scope: RecomputeScope) => `${linesBack(scope)},
  sold_lines as (
    select order_id, sku, quantity, paid, cost, row_number() over so_far as number,
      sum(quantity) over so_far - quantity as units_before, sum(paid) over so_far - paid as paid_before,
      sum(paid) over (partition by order_id, sku) as paid_in_all
    from order_lines where sku is not null and order_id in (select order_id from back)
    window so_far as (partition by order_id, sku order by position)),
  known as (
    select b.id,
      sum(case when s.cost is null then 0 else s.cost * (
        ${taken('b.units', 's.units_before', 's.quantity')} - ${taken('b.units - b.quantity', 's.units_before', 's.quantity')}) end) as cost,
      sum(case when s.cost is null then 0 else
        ${taken('b.money', 's.paid_before', 's.paid')} - ${taken('b.money - b.amount', 's.paid_before', 's.paid')}
        + case when s.number > 1 or b.money <= s.paid_in_all then 0
            when b.money - b.amount >= s.paid_in_all then b.amount else b.money - s.paid_in_all end end) as amount_with_cost
    from back b join sold_lines s on s.order_id = b.order_id and s.sku = b.sku group by b.id),
  returned_lines as (
    select b.category_id, b.channel, b.day, b.amount, coalesce(k.cost, 0) as cost,
      case when k.id is not null then k.amount_with_cost
        when b.order_id is null or exists
          (select 1 from order_lines o where o.order_id = b.order_id and o.cost is not null) then b.amount
        else 0 end as amount_with_cost
    from back b left join known k on k.id = b.id)`;

const RETURNED =
  'sum(l.amount) as amount, sum(l.amount_with_cost) as amount_with_cost, sum(l.cost) as cost';

export const returned = (scope: RecomputeScope) => `${returnedLines(scope)},
  returned as (
    select s.scope_id, l.channel, l.day, ${RETURNED}
    from scopes s join returned_lines l on l.category_id = s.category_id group by s.scope_id, l.channel, l.day
    ${scope === 'all' ? `union all select 0, l.channel, l.day, ${RETURNED} from returned_lines l group by l.channel, l.day` : ''}),
  returned_by_channel as (
    select scope_id, '' as channel, day, amount, amount_with_cost, cost from returned
    union all select scope_id, channel, day, amount, amount_with_cost, cost from returned)`;

/** Name of the table that a recomputation writes to: the stored one, or the one for comparison. */
export const target = (table: string, forComparison: boolean) =>
  forComparison ? `check_${table}` : table;
