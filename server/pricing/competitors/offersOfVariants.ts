/** Loads the offers of variants by seller. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { competitorOffers } from '#db/schema/pricing/competitors';

const offersOfVariants = prepared(
  { variantIds: many(competitorOffers.variantId) },
  (q, { variantIds }) =>
    q
      .select({
        id: competitorOffers.id,
        variantId: competitorOffers.variantId,
        seller: competitorOffers.seller,
        url: competitorOffers.url,
        own: competitorOffers.own,
        amount: competitorOffers.amount,
        shipping: competitorOffers.shipping,
        inStock: competitorOffers.inStock,
        observedAt: competitorOffers.observedAt,
        previousAmount: competitorOffers.previousAmount,
        movedAt: competitorOffers.movedAt,
        version: competitorOffers.version,
      })
      .from(competitorOffers)
      .where(inArray(competitorOffers.variantId, variantIds)),
);
export type Offer = Awaited<ReturnType<typeof offersOfVariants>>[number];

/** The key of the one offer that a seller has of a variant. */
export const offerKey = (variantId: number, seller: string) => `${variantId}\u001f${seller}`;

export const loadOffers = async (
  tx: Db,
  rows: readonly { variantId: number }[],
): Promise<Map<string, Offer>> => {
  const variantIds = [...new Set(rows.map(({ variantId }) => variantId))];
  const offers = await offersOfVariants(tx, { variantIds });
  return new Map(offers.map((offer) => [offerKey(offer.variantId, offer.seller), offer]));
};
