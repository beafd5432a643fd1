/**
 * Checks of the counters of limits, and of the number of discounts of an order to decide on; `npm run verify` reports
 * those that are wrong.
 */
import type { Check } from '../../platform/verify/verify.ts';

/** Counters are the sums of what redemptions and discounts without one use. */
export const WRONG_COUNTERS = `select counter, max(kept) as kept, max(expected) as expected from (
    select counter, used as kept, 0 as expected from usage_counters
    union all
    select counter, 0 as kept, sum(amount) as expected from (
      select counter, amount from redemption_takes
      union all
      select counter, amount from unredeemed_takes
    ) takes group by counter
  ) both_sides group by counter having max(kept) <> max(expected) order by counter`;

export const USAGE_CHECK: Check = { name: 'usage_counters', wrongRows: WRONG_COUNTERS };

/** Nothing that came back, or turned out not to, leaves more in use than the order had reserved. */
export const RESERVED_CHECK: Check = {
  name: 'redemption_takes.amount',
  wrongRows: `select t.redemption_id, t.counter, t.amount, t.reserved from redemption_takes t
    where t.amount < 0 or t.amount > t.reserved`,
};

export const UNDECIDED_CHECK: Check = {
  name: 'orders.undecidedDiscountCount',
  wrongRows: `select o.id, o.undecided_discount_count from orders o where o.undecided_discount_count <>
    (select count(*) from unredeemed_discounts u where u.order_id = o.id and u.verdict is null)`,
};
