/** Reserves and releases what orders use of limits. A counter is always the sum of the usages that are reserved. */
import type { Db } from '#db';
import { and, gt, inArray } from 'drizzle-orm';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { redemptionTakes } from '#db/schema/promotions/redemptions';
import { rowsStatement } from '#db/statements';
import { together } from '#db/together';
import { counters } from '../engine/counters.ts';
import type { Applied } from '../engine/types.ts';

export interface Usage {
  counter: string;
  amount: number;
}

/** Everything that the promotions of one order use, whether or not a limit counts it. */
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

// By hand: adds a batch of rows in one statement.
const addRows = rowsStatement(
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
  await addRows(
    tx,
    // Always in the same order, so that two redemptions never wait for each other.
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};

export const reserveUsages = async (
  tx: Db,
  usages: readonly (Usage & { redemptionId: number })[],
) => {
  await together([insertRows(tx, redemptionTakes, usages), addToCounters(tx, usages)]);
};

// By hand: lowers a batch of rows in one statement.
const lower = rowsStatement(
  { redemption_id: 'bigint', counter: 'text', amount: 'bigint' },
  (
    input,
  ) => `update redemption_takes set amount = redemption_takes.amount - input.amount from ${input}
    where redemption_takes.redemption_id = input.redemption_id and redemption_takes.counter = input.counter`,
);

const reservedBy = prepared(
  { redemptionIds: many(redemptionTakes.redemptionId) },
  (q, { redemptionIds }) =>
    q
      .select({
        redemptionId: redemptionTakes.redemptionId,
        counter: redemptionTakes.counter,
        amount: redemptionTakes.amount,
      })
      .from(redemptionTakes)
      .where(
        and(gt(redemptionTakes.amount, 0), inArray(redemptionTakes.redemptionId, redemptionIds)),
      ),
);

/** Releases of each usage of these redemptions as much as `partOf` returns: by default all of it. */
export const releaseUsages = async (
  tx: Db,
  redemptionIds: readonly number[],
  partOf: (usage: Usage, redemptionId: number) => number = ({ amount }) => amount,
) => {
  const usages = await reservedBy(tx, { redemptionIds });
  const released = usages.flatMap(({ redemptionId, counter, amount }) => {
    const part = Math.min(
      Number(amount),
      partOf({ counter, amount: Number(amount) }, redemptionId),
    );
    return part > 0 ? [{ redemptionId, counter, amount: part }] : [];
  });
  await lower(
    tx,
    released.map(({ redemptionId, counter, amount }) => [redemptionId, counter, amount]),
  );
  await addToCounters(
    tx,
    released.map(({ counter, amount }) => ({ counter, amount: -amount })),
  );
};
