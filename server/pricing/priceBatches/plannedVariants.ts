/** Variants with a planned price in a list. */
import { and, eq, gt, lt } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { prices } from '#db/schema/pricing/prices';

/** Variants with a price of this list that begins in the future and overlaps with the window. */
export const plannedVariants = prepared(
  {
    listId: prices.listId,
    minQuantity: prices.minQuantity,
    now: prices.startsAt,
    startsAt: prices.endsAt,
    endsAt: prices.startsAt,
  },
  (q, { listId, minQuantity, now, startsAt, endsAt }) =>
    q
      .select({ variantId: prices.variantId })
      .from(prices)
      .where(
        and(
          eq(prices.listId, listId),
          eq(prices.minQuantity, minQuantity),
          gt(prices.startsAt, now),
          lt(prices.startsAt, endsAt),
          gt(prices.endsAt, startsAt),
        ),
      ),
);
