/** Releases usage of limits. */
import type { Db } from '#db';
import { and, gt, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { redemptionTakes } from '#db/schema/promotions/redemptions';
import { rowsStatement } from '#db/statements';
import type { Usage } from './usage.ts';
import { addToCounters } from './usageCounters.ts';

// By hand: lowers many rows in one statement.
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

/** Releases of each usage of these redemptions the amount that `partOf` returns; by default all of it. */
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
