/** Loads the prices of one list, variant and quantity. */
import { and, eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { prices } from '#db/schema/pricing/prices';

const TIMELINE = {
  variantId: prices.variantId,
  listId: prices.listId,
  minQuantity: prices.minQuantity,
};
export const priceStarting = prepared(
  { ...TIMELINE, startsAt: prices.startsAt },
  (q, { variantId, listId, minQuantity, startsAt }) =>
    q
      .select({ id: prices.id })
      .from(prices)
      .where(
        and(
          eq(prices.variantId, variantId),
          eq(prices.listId, listId),
          eq(prices.minQuantity, minQuantity),
          eq(prices.startsAt, startsAt),
        ),
      ),
);
