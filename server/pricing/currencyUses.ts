/** Prices, what competitors ask, batches and plans hold amounts in the store's currency. */
import { gt, isNotNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { competitorOffers, competitorPrices } from '#db/schema/pricing/competitors';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { priceEvents, prices } from '#db/schema/pricing/prices';
import { seasonalPlans } from '#db/schema/pricing/seasonalPlans';
import { currencyUse } from '../platform/settings/currencyUse.ts';

export const CURRENCY_USES = [
  currencyUse(
    'prices',
    prepared({}, (q) =>
      q.select({ id: prices.id }).from(prices).where(gt(prices.amount, 0)).limit(1),
    ),
  ),
  currencyUse(
    'prices',
    prepared({}, (q) =>
      q.select({ id: priceEvents.id }).from(priceEvents).where(gt(priceEvents.amount, 0)).limit(1),
    ),
  ),
  currencyUse(
    'competitorOffers',
    prepared({}, (q) =>
      q
        .select({ id: competitorOffers.id })
        .from(competitorOffers)
        .where(isNotNull(competitorOffers.amount))
        .limit(1),
    ),
  ),
  currencyUse(
    'competitorOffers',
    prepared({}, (q) => q.select({ id: competitorPrices.id }).from(competitorPrices).limit(1)),
  ),
  currencyUse(
    'priceBatches',
    prepared({}, (q) => q.select({ id: priceBatches.id }).from(priceBatches).limit(1)),
  ),
  // A plan may hold percentages alone, but its roundings belong to the currency as well.
  currencyUse(
    'seasonalPlans',
    prepared({}, (q) => q.select({ id: seasonalPlans.id }).from(seasonalPlans).limit(1)),
  ),
];
