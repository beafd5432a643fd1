/** What limits a basket besides itself. Pure. */
import type { LimitsThen } from '#contract/promotions/redemptions';
import type { GivenGoods, UsageLookup } from '../engine/types.ts';

export const toLimitsThen = (
  counters: readonly string[],
  usage: UsageLookup,
  given: ReadonlyMap<number, GivenGoods>,
): LimitsThen => ({
  used: Object.fromEntries(
    counters.flatMap((counter) => {
      const used = usage(counter);
      return used === 0 ? [] : [[counter, used] as const];
    }),
  ),
  archived: [...given].flatMap(([variantId, { isArchived }]) => (isArchived ? variantId : [])),
});
