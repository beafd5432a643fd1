/** Everything the console shows, in the order of the menu: by job, not by table. */
import type { Feature } from './ui/feature.ts';
import { account } from './account/index.ts';
import { activities } from './activities/index.ts';
import { apiKeys } from './apiKeys/index.ts';
import { attributes } from './attributes/index.ts';
import { campaigns } from './campaigns/index.ts';
import { categories } from './categories/index.ts';
import { competitorOffers } from './competitorOffers/index.ts';
import { couponBatches } from './couponBatches/index.ts';
import { coupons } from './coupons/index.ts';
import { imports } from './imports/index.ts';
import { jobs } from './jobs/index.ts';
import { members } from './members/index.ts';
import { orders, returns } from './orders/index.ts';
import { priceBatches } from './priceBatches/index.ts';
import { priceEvents } from './priceEvents/index.ts';
import { priceLists } from './priceLists/index.ts';
import { prices } from './prices/index.ts';
import { pricing } from './pricing/index.ts';
import { products } from './products/index.ts';
import { promotions } from './promotions/index.ts';
import { promotionCalendar } from './promotionCalendar/index.ts';
import { qualityIssues, qualityRules } from './quality/index.ts';
import { redemptions } from './redemptions/index.ts';
import { seasonalPlans } from './seasonalPlans/index.ts';
import { settings } from './settings/index.ts';
import { simulator } from './simulator/index.ts';
import { staff } from './staff/index.ts';
import { suggestionRules } from './suggestionRules/index.ts';

export interface Group {
  /** Heading: `layout.groups.<name>`. */
  name: 'catalog' | 'pricing' | 'promotions' | 'members' | 'service' | 'settings';
  features: readonly Feature[];
}

export const groups: readonly Group[] = [
  { name: 'catalog', features: [products, categories, attributes, qualityIssues, qualityRules] },
  {
    name: 'pricing',
    features: [
      priceBatches,
      priceLists,
      priceEvents,
      competitorOffers,
      suggestionRules,
      seasonalPlans,
      pricing,
    ],
  },
  {
    name: 'promotions',
    features: [
      promotions,
      campaigns,
      promotionCalendar,
      simulator,
      couponBatches,
      coupons,
      redemptions,
    ],
  },
  { name: 'members', features: [members] },
  { name: 'service', features: [orders, returns] },
  { name: 'settings', features: [settings, staff, apiKeys, activities, imports, jobs] },
];

/** Reached from elsewhere than the menu. */
const unlisted: readonly Feature[] = [account, prices];

export const features: readonly Feature[] = [
  ...groups.flatMap((group) => group.features),
  ...unlisted,
];
