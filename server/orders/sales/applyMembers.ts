/** Statements that add changes to the sums of members. */
import { rowsStatement } from '#db/statements';

/** The first (min) or last (max) payment of a member's counted orders. */
const payment = (edge: 'min' | 'max') => `
  (select ${edge}(o.paid_at) from orders o where o.member_id = members.id and o.counted_on =
    (select ${edge}(e.counted_on) from orders e where e.member_id = members.id and e.counted_on is not null))`;
/**
 * `withRemovals`: an order that no longer counts may have been the first or the last, so both are read from the orders.
 * By hand: set-based, and it runs for every order.
 */
const addToMembers = (withRemovals: boolean) => {
  const edge = (of: 'min' | 'max', column: string, paidAt: string, comparison: string) => `
    ${column} = case ${withRemovals ? `when input.has_removals = 1 then ${payment(of)}` : ''}
      when members.${column} ${comparison} input.${paidAt} or input.${paidAt} is null then members.${column}
      else input.${paidAt} end`;
  return rowsStatement(
    {
      id: 'integer',
      orders: 'integer',
      revenue: 'bigint',
      returned: 'bigint',
      first_paid_at: 'bigint',
      last_paid_at: 'bigint',
      has_removals: 'integer',
    },
    (input) => `
    update members set order_count = members.order_count + input.orders, revenue = members.revenue + input.revenue,
      returned = members.returned + input.returned, ${edge('min', 'first_order_at', 'first_paid_at', '<=')},
      ${edge('max', 'last_order_at', 'last_paid_at', '>=')}
    from ${input} where members.id = input.id`,
    { key: 'members.id' },
  );
};
export const addToMembersOnly = addToMembers(false);
export const addAndRemove = addToMembers(true);
