/** Loads stored prices in the form that the rules need. */
import { and, asc, gt, inArray, lte, type SQL } from 'drizzle-orm';
import type { PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import type { Builder } from '#db/compile';
import { many, prepared } from '#db/prepared';
import { prices } from '#db/schema/pricing/prices';
import { groupBy } from '#shared/groupBy';

const selectPrices = (q: Builder, condition: SQL | undefined) =>
  q
    .select({
      id: prices.id,
      listId: prices.listId,
      variantId: prices.variantId,
      minQuantity: prices.minQuantity,
      amount: prices.amount,
      startsAt: prices.startsAt,
      endsAt: prices.endsAt,
    })
    .from(prices)
    .where(condition)
    .orderBy(asc(prices.id));
const VARIANTS = { variantIds: many(prices.variantId) };
const allPrices = prepared(VARIANTS, (q, { variantIds }) =>
  selectPrices(q, inArray(prices.variantId, variantIds)),
);
const pricesAt = prepared({ ...VARIANTS, at: prices.startsAt }, (q, { variantIds, at }) =>
  selectPrices(
    q,
    and(lte(prices.startsAt, at), gt(prices.endsAt, at), inArray(prices.variantId, variantIds)),
  ),
);
const pricesSince = prepared({ ...VARIANTS, since: prices.endsAt }, (q, { variantIds, since }) =>
  selectPrices(q, and(gt(prices.endsAt, since), inArray(prices.variantId, variantIds))),
);

/** Every price of these variants, past and planned, or (with `at`) those in force at an instant; by variant. */
export const loadPrices = async (
  db: Db,
  variantIds: readonly number[],
  { at, endingAfter }: { at?: number; endingAfter?: number } = {},
): Promise<Map<number, PriceRow[]>> => {
  const rows = await (at !== undefined
    ? pricesAt(db, { variantIds, at })
    : endingAfter !== undefined
      ? pricesSince(db, { variantIds, since: endingAfter })
      : allPrices(db, { variantIds }));
  return groupBy(rows, ({ variantId }) => variantId);
};
