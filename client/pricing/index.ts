import type { ClientDomain } from '../domain.ts';
import { competitorOffers } from './competitorOffers/index.ts';
import { priceBatches } from './priceBatches/index.ts';
import { priceEvents } from './priceEvents/index.ts';
import { priceLists } from './priceLists/index.ts';
import { prices } from './prices/index.ts';
import { pricing } from './reports/index.ts';
import { seasonalPlans } from './seasonalPlans/index.ts';
import { suggestionRules } from './suggestionRules/index.ts';

export const pricingDomain: ClientDomain = {
  group: 'pricing',
  features: [
    priceBatches,
    priceLists,
    priceEvents,
    competitorOffers,
    suggestionRules,
    seasonalPlans,
    pricing,
  ],
  unlisted: [prices],
};
