import type { ClientDomain } from '../domain.ts';
import { Dashboard } from './dashboard/index.ts';
import { fulfilment } from './fulfilment/index.ts';
import { programmeInsight } from './programme/index.ts';

export const insightDomain: ClientDomain = {
  group: 'members',
  features: [programmeInsight],
  dashboard: Dashboard,
};

/** Stands beside orders and shipments, which it leads to. */
export const fulfilmentDomain: ClientDomain = { group: 'service', features: [fulfilment] };
