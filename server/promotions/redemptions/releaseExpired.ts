/** Releases reservations that were not paid in time. */
import { and, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { redemptions, redemptionTakes } from '#db/schema/promotions/redemptions';
import { statement } from '#db/statements';

/** Selects reservations that were not paid in time. */
const isOverdue = (now: SQL) =>
  and(eq(redemptions.status, 'reserved'), lte(redemptions.expiresAt, now));
const anyOverdue = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q.select({ expiresAt: redemptions.expiresAt }).from(redemptions).where(isOverdue(now)).limit(1),
);
// By hand: lowers counters by the total usage of all overdue reservations.
const lowerCounters = statement(
  `update usage_counters set used = usage_counters.used - held.amount
   from (select counter, sum(amount) as amount from redemption_takes where redemption_id in
     (select id from redemptions where status = 'reserved' and expires_at <= ?) group by counter) held
   where usage_counters.counter = held.counter`,
);
const clearUsages = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q
    .update(redemptionTakes)
    .set({ amount: 0 })
    .where(
      inArray(
        redemptionTakes.redemptionId,
        q.select({ id: redemptions.id }).from(redemptions).where(isOverdue(now)),
      ),
    ),
);
const releaseOverdue = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q
    .update(redemptions)
    .set({
      status: 'released',
      closedAt: sql`${redemptions.expiresAt}`,
      updatedAt: now,
      version: sql`${redemptions.version} + 1`,
    })
    .where(isOverdue(now)),
);

/**
 * Releases the usage of all reservations that were not paid in time. It runs before usage is loaded in the same
 * transaction; otherwise a late payment could still commit what another order has reserved meanwhile.
 */
export const releaseExpired = async (tx: Db, now: number): Promise<void> => {
  if ((await anyOverdue(tx, { now })).length === 0) return;
  await lowerCounters(tx, now);
  await clearUsages(tx, { now });
  await releaseOverdue(tx, { now });
};
