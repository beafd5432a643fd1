/** What an order uses of limits, reserved and released: counters are always the sum of the usages that are held. */
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { redemptionTakes } from '#db/schema/promotions/redemptions';
import { rowsStatement } from '#db/statements';
import { together } from '#db/together';
import { counters } from '../engine/counters.ts';
import type { Applied } from '../engine/types.ts';

export interface Usage {
  counter: string;
  amount: number;
}

/** Everything that the promotions of one order use, whether or not a limit looks at it. */
export const toUsages = (applied: readonly Applied[], key: string | null, day: string): Usage[] => {
  const usages = new Map<string, number>();
  const add = (counter: string, amount: number) =>
    usages.set(counter, (usages.get(counter) ?? 0) + amount);
  for (const {
    candidate: { id, campaign, couponId },
    amount,
    flash,
  } of applied) {
    add(counters.uses(id), 1);
    add(counters.day(id, day), 1);
    if (key !== null) add(counters.member(id, key), 1);
    add(counters.spent(id), amount);
    if (campaign) add(counters.campaign(campaign.id), amount);
    if (couponId !== null) add(counters.coupon(couponId), 1);
    for (const [variantId, units] of flash) {
      add(counters.flash(id, variantId), units);
      if (key !== null) add(counters.flashMember(id, variantId, key), units);
    }
  }
  return [...usages].map(([counter, amount]) => ({ counter, amount }));
};

const count = rowsStatement(
  { counter: 'text', amount: 'bigint' },
  (
    input,
  ) => `insert into usage_counters (counter, used) select counter, amount from ${input} where true
    on conflict (counter) do update set used = usage_counters.used + excluded.used`,
);
/** Adds usages to their counters in one statement; negative amounts are released. */
export const addToCounters = async (tx: Db, usages: readonly Usage[]) => {
  const sums = new Map<string, number>();
  for (const { counter, amount } of usages) sums.set(counter, (sums.get(counter) ?? 0) + amount);
  await count(
    tx,
    // Always in one order: two redemptions must not wait for each other.
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};

export const reserveUsages = async (
  tx: Db,
  usages: readonly (Usage & { redemptionId: number })[],
) => {
  await together([insertRows(tx, redemptionTakes, usages), addToCounters(tx, usages)]);
};

const lower = rowsStatement(
  { redemption_id: 'bigint', counter: 'text', amount: 'bigint' },
  (
    input,
  ) => `update redemption_takes set amount = redemption_takes.amount - input.amount from ${input}
    where redemption_takes.redemption_id = input.redemption_id and redemption_takes.counter = input.counter`,
);

/** Releases the `part` of each usage of these redemptions: all of it by default, some, or none (0). */
export const releaseUsages = async (
  tx: Db,
  redemptionIds: readonly number[],
  part: (usage: Usage, redemptionId: number) => number = ({ amount }) => amount,
) => {
  const held = await selectIn<{ redemption_id: number; counter: string; amount: number }>(
    tx,
    'select redemption_id, counter, amount from redemption_takes where amount > 0 and redemption_id in (?)',
    redemptionIds,
    'integer',
  );
  const back = held.flatMap(({ redemption_id, counter, amount }) => {
    const given = Math.min(
      Number(amount),
      part({ counter, amount: Number(amount) }, redemption_id),
    );
    return given > 0 ? [{ redemptionId: redemption_id, counter, amount: given }] : [];
  });
  await lower(
    tx,
    back.map(({ redemptionId, counter, amount }) => [redemptionId, counter, amount]),
  );
  await addToCounters(
    tx,
    back.map(({ counter, amount }) => ({ counter, amount: -amount })),
  );
};
