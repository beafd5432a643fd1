/** The domain of prices, price lists, batches, guards, competitors, seasonal plans and price reports. */
import type { Domain } from '../domain.ts';
import { PRICING_ATTENTION } from './attention.ts';
import { CHECKS } from './checks.ts';
import { CURRENCY_USES } from './currencyUses.ts';
import { competitorRoutes } from './competitors/routes.ts';
import { PRICE_EVENTS } from './eventTypes.ts';
import { EXPORTS } from './exports.ts';
import { priceBatchRoutes } from './priceBatches/routes.ts';
import { priceListsNaming } from './priceLists/audienceUses.ts';
import { priceListRoutes } from './priceLists/routes.ts';
import { priceRoutes } from './prices/routes.ts';
import { PRICING_REFERENCES } from './references.ts';
import { PRICE_TIMERS } from './prices/tellPrices.ts';
import { pricingRoutes } from './reports/routes.ts';
import { seasonalPlanRoutes } from './seasonalPlans/routes.ts';
import { fillDecisions } from './priceBatches/fillDecisions.ts';
import { fillShownSpans } from './shownSpans/fill.ts';
import { competitorPricesImport } from './transfer/importCompetitorPrices.ts';
import { pricesImport } from './transfer/importPrices.ts';
import { PRICES_OF_PRODUCTS } from './prices/activitiesOfProducts.ts';
import { UNDOERS } from './undo.ts';

export const pricing: Domain = {
  name: 'pricing',
  routes: [
    ...competitorRoutes,
    ...priceBatchRoutes,
    ...priceListRoutes,
    ...priceRoutes,
    ...pricingRoutes,
    ...seasonalPlanRoutes,
  ],
  attention: PRICING_ATTENTION,
  exports: [EXPORTS],
  imports: [pricesImport, competitorPricesImport],
  references: [PRICING_REFERENCES],
  audienceUses: [(db, named) => priceListsNaming(db, named)],
  currencyUses: CURRENCY_USES,
  undoers: [UNDOERS],
  relatedActivities: [PRICES_OF_PRODUCTS],
  verify: CHECKS,
  eventTypes: PRICE_EVENTS,
  timers: [PRICE_TIMERS],
  afterRestore: [
    { rebuild: (tx) => fillShownSpans(tx, Date.now()) },
    { rebuild: (tx) => fillDecisions(tx) },
  ],
};
