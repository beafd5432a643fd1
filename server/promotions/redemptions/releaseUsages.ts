/** Releases usage of limits. */
import type { Db } from '#db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { redemptionTakes } from '#db/schema/promotions/redemptions';
import type { UsageLookup } from '../engine/types.ts';
import type { Usage } from './usage.ts';
import { addToCounters } from './usageCounters.ts';

const lower = preparedRows(
  {
    redemptionId: redemptionTakes.redemptionId,
    counter: redemptionTakes.counter,
    amount: redemptionTakes.amount,
  },
  {},
  (q, { rows, input }) =>
    q
      .update(redemptionTakes)
      .set({ amount: sql`${redemptionTakes.amount} - ${input.amount}` })
      .from(rows)
      .where(
        and(
          eq(redemptionTakes.redemptionId, input.redemptionId),
          eq(redemptionTakes.counter, input.counter),
        ),
      ),
);

/** Also usages that are released in full: they may be used again. */
const reservedBy = prepared(
  { redemptionIds: many(redemptionTakes.redemptionId) },
  (q, { redemptionIds }) =>
    q
      .select({
        redemptionId: redemptionTakes.redemptionId,
        counter: redemptionTakes.counter,
        amount: redemptionTakes.amount,
        reserved: redemptionTakes.reserved,
      })
      .from(redemptionTakes)
      .where(inArray(redemptionTakes.redemptionId, redemptionIds)),
);

/** What a redemption holds of each counter. */
export const loadOwnUsage = async (tx: Db, redemptionId: number): Promise<UsageLookup> => {
  const rows = await reservedBy(tx, { redemptionIds: [redemptionId] });
  const amounts = new Map(rows.map(({ counter, amount }) => [counter, Number(amount)]));
  return (counter) => amounts.get(counter) ?? 0;
};

/** What a redemption uses of a counter, and what it reserved of it; null where that was not kept. */
export interface ReservedUsage extends Usage {
  reserved: number | null;
}

/**
 * Releases of each usage of these redemptions the amount that `partOf` returns; by default all of it. A negative amount
 * is used again, up to what was reserved: what came back turned out to be of another line.
 */
export const releaseUsages = async (
  tx: Db,
  redemptionIds: readonly number[],
  partOf: (usage: ReservedUsage, redemptionId: number) => number = ({ amount }) => amount,
) => {
  const usages = await reservedBy(tx, { redemptionIds });
  const released = usages.flatMap(({ redemptionId, counter, amount: stored, reserved: kept }) => {
    const amount = Number(stored);
    const reserved = kept === null ? null : Number(kept);
    const least = reserved === null ? -Infinity : Math.min(0, amount - reserved);
    const wanted = partOf({ counter, amount, reserved }, redemptionId);
    const part = Math.min(amount, Math.max(least, wanted));
    return part !== 0 ? [{ redemptionId, counter, amount: part }] : [];
  });
  await lower(tx, released);
  await addToCounters(
    tx,
    released.map(({ counter, amount }) => ({ counter, amount: -amount })),
  );
};
