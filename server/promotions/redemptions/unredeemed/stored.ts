/** Loads and writes stored discounts that were not redeemed, with their usage of limits. */
import { eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { unredeemedDiscounts, unredeemedTakes } from '#db/schema/promotions/unredeemedDiscounts';
import type { Usage } from '../usage.ts';
import { addToCounters } from '../usageCounters.ts';

export type UnredeemedRow = typeof unredeemedDiscounts.$inferSelect;

const selectStored = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select(getTableColumns(unredeemedDiscounts))
    .from(unredeemedDiscounts)
    .where(inArray(unredeemedDiscounts.orderId, orderIds))
    .orderBy(unredeemedDiscounts.id),
);
export const loadUnredeemed = (tx: Db, orderIds: readonly number[]): Promise<UnredeemedRow[]> =>
  selectStored(tx, { orderIds });

const takesOf = prepared({ discountId: unredeemedDiscounts.id }, (q, { discountId }) =>
  q
    .select({ counter: unredeemedTakes.counter, amount: unredeemedTakes.amount })
    .from(unredeemedTakes)
    .where(eq(unredeemedTakes.discountId, discountId)),
);
const deleteTakes = prepared({ discountId: unredeemedDiscounts.id }, (q, { discountId }) =>
  q.delete(unredeemedTakes).where(eq(unredeemedTakes.discountId, discountId)),
);

/** Replaces what a discount uses of each counter, and corrects the counters by the difference. */
export const replaceUsages = async (tx: Db, discountId: number, usages: readonly Usage[]) => {
  const before = await takesOf(tx, { discountId });
  await deleteTakes(tx, { discountId });
  await insertRows(
    tx,
    unredeemedTakes,
    usages.map((usage) => ({ discountId, ...usage })),
  );
  await addToCounters(tx, [
    ...before.map(({ counter, amount }) => ({ counter, amount: -amount })),
    ...usages,
  ]);
};

const countUndecided = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .update(orders)
    .set({
      undecidedDiscountCount: sql`(select count(*) from unredeemed_discounts u
        where u.order_id = ${orders.id} and u.verdict is null)`,
    })
    .where(inArray(orders.id, orderIds)),
);
/** Updates the number of discounts of these orders that somebody has to decide on. */
export const updateUndecided = (tx: Db, orderIds: readonly number[]) =>
  countUndecided(tx, { orderIds });
