/** Reserves usage of limits. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { redemptionTakes } from '#db/schema/promotions/redemptions';
import { together } from '#db/together';
import type { Usage } from './usage.ts';
import { addToCounters } from './usageCounters.ts';

export const reserveUsages = async (
  tx: Db,
  usages: readonly (Usage & { redemptionId: number })[],
) => {
  await together([
    insertRows(
      tx,
      redemptionTakes,
      usages.map((usage) => ({ ...usage, reserved: usage.amount })),
    ),
    addToCounters(tx, usages),
  ]);
};
