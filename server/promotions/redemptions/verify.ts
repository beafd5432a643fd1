/** Checks that counters are the sums of the takes of redemptions; `npm run verify` reports those that are not. */
import type { Check } from '../../platform/verify/verify.ts';

export const WRONG_COUNTERS = `select counter, max(kept) as kept, max(expected) as expected from (
    select counter, used as kept, 0 as expected from usage_counters
    union all
    select counter, 0 as kept, sum(amount) as expected from redemption_takes group by counter
  ) both_sides group by counter having max(kept) <> max(expected) order by counter`;

export const USAGE_CHECK: Check = { name: 'usage_counters', wrongRows: WRONG_COUNTERS };
