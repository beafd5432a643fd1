/** Everything the console shows, in the order of the menu: by job, not by table. */
import type { Feature } from './ui/feature.ts';
import { account } from './platform/account/index.ts';
import { activities } from './platform/activities/index.ts';
import { apiKeys } from './platform/apiKeys/index.ts';
import { attributes } from './catalog/attributes/index.ts';
import { campaigns } from './promotions/campaigns/index.ts';
import { categories } from './catalog/categories/index.ts';
import { competitorOffers } from './pricing/competitorOffers/index.ts';
import { couponBatches } from './promotions/couponBatches/index.ts';
import { coupons } from './promotions/coupons/index.ts';
import { imports } from './platform/imports/index.ts';
import { jobs } from './platform/jobs/index.ts';
import { members } from './members/members/index.ts';
import { orders, returns } from './orders/orders/index.ts';
import { priceBatches } from './pricing/priceBatches/index.ts';
import { priceEvents } from './pricing/priceEvents/index.ts';
import { priceLists } from './pricing/priceLists/index.ts';
import { prices } from './pricing/prices/index.ts';
import { pricing } from './pricing/reports/index.ts';
import { products } from './catalog/products/index.ts';
import { promotions } from './promotions/promotions/index.ts';
import { promotionCalendar } from './promotions/calendar/index.ts';
import { qualityIssues, qualityRules } from './catalog/quality/index.ts';
import { redemptions } from './promotions/redemptions/index.ts';
import { seasonalPlans } from './pricing/seasonalPlans/index.ts';
import { settings } from './platform/settings/index.ts';
import { simulator } from './promotions/simulator/index.ts';
import { staff } from './platform/staff/index.ts';
import { suggestionRules } from './pricing/suggestionRules/index.ts';

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
