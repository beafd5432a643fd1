/** The domains of the console, from left to right as on the server, and what they add to its menu and its pages. */
import { catalogDomain } from './catalog/index.ts';
import { type ClientDomain, MENU_GROUPS } from './domain.ts';
import { fulfilmentDomain, insightDomain } from './insight/index.ts';
import { membersDomain } from './members/index.ts';
import { memberSections, memberVerbs } from './members/shared/memberSections.ts';
import { orderSettingsDomain, ordersDomain } from './orders/index.ts';
import { orderReturnVerbs, orderSections } from './orders/shared/orderSections.ts';
import { platformDomain } from './platform/index.ts';
import { pricingDomain } from './pricing/index.ts';
import { promotionsDomain } from './promotions/index.ts';
import { serviceDomain, serviceSettingsDomain } from './service/index.ts';
import { ticketSections } from './service/shared/ticketSections.ts';
import { surveysDomain } from './surveys/index.ts';
import type { Feature } from './ui/feature.ts';
import { recordSections } from './ui/record/recordSections.ts';

const domains: readonly ClientDomain[] = [
  platformDomain,
  pricingDomain,
  catalogDomain,
  membersDomain,
  ordersDomain,
  orderSettingsDomain,
  promotionsDomain,
  serviceDomain,
  serviceSettingsDomain,
  surveysDomain,
  insightDomain,
  fulfilmentDomain,
];

export const groups = MENU_GROUPS.map((name) => ({
  name,
  features: domains.filter(({ group }) => group === name).flatMap(({ features = [] }) => features),
}));

export const features: readonly Feature[] = domains.flatMap(
  ({ features: listed = [], unlisted = [] }) => [...listed, ...unlisted],
);

export const dashboard = domains.find((domain) => domain.dashboard)?.dashboard;

memberSections.fill(domains.flatMap(({ memberSections: sections = [] }) => sections));
memberVerbs.fill(domains.flatMap(({ memberVerbs: verbs = [] }) => verbs));
orderSections.fill(domains.flatMap(({ orderSections: sections = [] }) => sections));
orderReturnVerbs.fill(domains.flatMap(({ orderReturnVerbs: verbs = [] }) => verbs));
ticketSections.fill(domains.flatMap(({ ticketSections: sections = [] }) => sections));
recordSections.fill(domains.flatMap(({ recordSections: sections = [] }) => sections));
