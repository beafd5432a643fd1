/** Loads observed prices of offers. */
import { and, gte, inArray, lte } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { competitorPrices } from '#db/schema/pricing/competitors';

const OBSERVATION = {
  offerId: competitorPrices.offerId,
  amount: competitorPrices.amount,
  shipping: competitorPrices.shipping,
  inStock: competitorPrices.inStock,
  observedAt: competitorPrices.observedAt,
};
const OFFERS = { offerIds: many(competitorPrices.offerId) };
export const observationsOf = prepared(OFFERS, (q, { offerIds }) =>
  q.select(OBSERVATION).from(competitorPrices).where(inArray(competitorPrices.offerId, offerIds)),
);
export const observationsBetween = prepared(
  { ...OFFERS, from: competitorPrices.observedAt, to: competitorPrices.observedAt },
  (q, { offerIds, from, to }) =>
    q
      .select(OBSERVATION)
      .from(competitorPrices)
      .where(
        and(
          inArray(competitorPrices.offerId, offerIds),
          gte(competitorPrices.observedAt, from),
          lte(competitorPrices.observedAt, to),
        ),
      ),
);
