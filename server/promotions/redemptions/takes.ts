/** What an order takes of limits, and giving it back: counters are always the sum of the takes. */
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { redemptionTakes } from '#db/schema/promotions/redemptions';
import { rowsStatement } from '#db/statements';
import { together } from '#db/together';
import { counters } from '../engine/counters.ts';
import type { Applied } from '../engine/types.ts';

export interface Take {
  counter: string;
  amount: number;
}

/** Everything that the promotions of one order use; counted whether a limit looks at it or not. */
export const takesOf = (applied: readonly Applied[], key: string | null, day: string): Take[] => {
  const takes = new Map<string, number>();
  const add = (counter: string, amount: number) =>
    takes.set(counter, (takes.get(counter) ?? 0) + amount);
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
  return [...takes].map(([counter, amount]) => ({ counter, amount }));
};

const count = rowsStatement(
  { counter: 'text', amount: 'bigint' },
  (
    input,
  ) => `insert into usage_counters (counter, used) select counter, amount from ${input} where true
    on conflict (counter) do update set used = usage_counters.used + excluded.used`,
);
/** Adds takes to their counters, in one statement; less than nothing gives back. */
export const addToCounters = async (tx: Db, takes: readonly Take[]) => {
  const sums = new Map<string, number>();
  for (const { counter, amount } of takes) sums.set(counter, (sums.get(counter) ?? 0) + amount);
  await count(
    tx,
    // Always in one order: two redemptions must not wait for each other.
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};

export const holdTakes = async (tx: Db, takes: readonly (Take & { redemptionId: number })[]) => {
  await together([insertRows(tx, redemptionTakes, takes), addToCounters(tx, takes)]);
};

const lower = rowsStatement(
  { redemption_id: 'bigint', counter: 'text', amount: 'bigint' },
  (
    input,
  ) => `update redemption_takes set amount = redemption_takes.amount - input.amount from ${input}
    where redemption_takes.redemption_id = input.redemption_id and redemption_takes.counter = input.counter`,
);

/** Gives back what `part` says of each take of these redemptions: all of it, some, or none (0). */
export const giveBack = async (
  tx: Db,
  redemptionIds: readonly number[],
  part: (take: Take, redemptionId: number) => number = ({ amount }) => amount,
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
