/** Releases reservations that were not paid in time. */
import { and, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { redemptions, redemptionTakes, usageCounters } from '#db/schema/promotions/redemptions';

/** Selects reservations that were not paid in time. */
const isOverdue = (now: SQL) =>
  and(eq(redemptions.status, 'reserved'), lte(redemptions.expiresAt, now));
const anyOverdue = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q.select({ expiresAt: redemptions.expiresAt }).from(redemptions).where(isOverdue(now)).limit(1),
);
/** Lowers counters by the total usage of all overdue reservations. */
const lowerCounters = prepared({ now: redemptions.expiresAt }, (q, { now }) => {
  const held = q
    .select({
      counter: redemptionTakes.counter,
      amount: sql<number>`sum(${redemptionTakes.amount})`.as('amount'),
    })
    .from(redemptionTakes)
    .where(
      inArray(
        redemptionTakes.redemptionId,
        q.select({ id: redemptions.id }).from(redemptions).where(isOverdue(now)),
      ),
    )
    .groupBy(redemptionTakes.counter)
    .as('held');
  return q
    .update(usageCounters)
    .set({ used: sql`${usageCounters.used} - ${held.amount}` })
    .from(held)
    .where(eq(usageCounters.counter, held.counter));
});
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
  await lowerCounters(tx, { now });
  await clearUsages(tx, { now });
  await releaseOverdue(tx, { now });
};
