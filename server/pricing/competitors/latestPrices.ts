/** Loads the latest observed prices of an offer. */
import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { competitorOffers, competitorPrices } from '#db/schema/pricing/competitors';
import { getRow } from '../../platform/records/records.ts';

/** Maximum number of observations shown for an offer, the latest first. */
const MAX_LISTED = 500;
const latestPrices = prepared({ offerId: competitorPrices.offerId }, (q, { offerId }) =>
  q
    .select({
      id: competitorPrices.id,
      amount: competitorPrices.amount,
      shipping: competitorPrices.shipping,
      inStock: competitorPrices.inStock,
      observedAt: competitorPrices.observedAt,
      source: competitorPrices.source,
    })
    .from(competitorPrices)
    .where(eq(competitorPrices.offerId, offerId))
    .orderBy(desc(competitorPrices.observedAt))
    .limit(MAX_LISTED),
);
export const pricesOf = async (db: Db, id: number) => {
  await getRow(db, competitorOffers, id);
  return latestPrices(db, { offerId: id });
};
