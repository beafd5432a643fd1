import type { ClientDomain } from '../domain.ts';
import { Dashboard } from './dashboard/index.ts';
import { fulfilment } from './fulfilment/index.ts';
import { programmeInsight } from './programme/index.ts';
import { serviceInsight } from './serviceInsight/index.ts';

export const insightDomain: ClientDomain = {
  group: 'members',
  features: [programmeInsight],
  dashboard: Dashboard,
};

/** Stand beside orders, shipments and tickets, which they lead to. */
export const fulfilmentDomain: ClientDomain = {
  group: 'service',
  features: [fulfilment, serviceInsight],
};
