/** Statement that updates the latest price of offers. */
import { eq } from 'drizzle-orm';
import { preparedRows } from '#db/preparedRows';
import { competitorOffers } from '#db/schema/pricing/competitors';

export const setLatest = preparedRows(
  {
    id: competitorOffers.id,
    amount: competitorOffers.amount,
    shipping: competitorOffers.shipping,
    inStock: competitorOffers.inStock,
    observedAt: competitorOffers.observedAt,
    previousAmount: competitorOffers.previousAmount,
    movedAt: competitorOffers.movedAt,
    updatedAt: competitorOffers.updatedAt,
  },
  {},
  (q, { rows, input: { id, ...latest } }) =>
    q.update(competitorOffers).set(latest).from(rows).where(eq(competitorOffers.id, id)),
);
