/** The usage of limits by an order. A counter is always the sum of the reserved usages. Pure. */
import { counters } from '../engine/counters.ts';

export interface Usage {
  counter: string;
  amount: number;
}

/** What one promotion took off an order, as far as limits count it. */
interface Counted {
  candidate: { id: number; campaign: { id: number } | null; couponId: number | null };
  amount: number;
  giftCost: number;
  /** Units sold from the stock of a flash sale, by variant. */
  flash: ReadonlyMap<number, number>;
}

/** All usage by the promotions of one order under the shopper's keys, whether or not a limit exists. */
export const toUsages = (
  applied: readonly Counted[],
  keys: readonly string[],
  day: string,
): Usage[] => {
  const usages = new Map<string, number>();
  const add = (counter: string, amount: number) =>
    usages.set(counter, (usages.get(counter) ?? 0) + amount);
  for (const {
    candidate: { id, campaign, couponId },
    amount,
    giftCost,
    flash,
  } of applied) {
    add(counters.uses(id), 1);
    add(counters.day(id, day), 1);
    for (const key of keys) add(counters.member(id, key), 1);
    add(counters.spent(id), amount + giftCost);
    if (campaign) add(counters.campaign(campaign.id), amount + giftCost);
    if (couponId !== null) add(counters.coupon(couponId), 1);
    for (const [variantId, units] of flash) {
      add(counters.flash(id, variantId), units);
      for (const key of keys) add(counters.flashMember(id, variantId, key), units);
    }
  }
  return [...usages].map(([counter, amount]) => ({ counter, amount }));
};
