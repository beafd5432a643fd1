/** The domain of measures, KPIs and figures of the members' programme. */
import type { Domain } from '../domain.ts';
import { costShareRoutes } from './costShare/routes.ts';
import { fulfilmentRoutes } from './fulfilment/routes.ts';
import { kpiRoutes } from './kpis/routes.ts';
import { programmeInsightRoutes } from './programme/routes.ts';
import { serviceInsightRoutes } from './serviceInsight/routes.ts';

export const insight: Domain = {
  name: 'insight',
  routes: [
    ...kpiRoutes,
    ...programmeInsightRoutes,
    ...costShareRoutes,
    ...fulfilmentRoutes,
    ...serviceInsightRoutes,
  ],
};
