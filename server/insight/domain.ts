/** The domain of measures and KPIs. */
import type { Domain } from '../domain.ts';
import { kpiRoutes } from './kpis/routes.ts';

export const insight: Domain = {
  name: 'insight',
  routes: kpiRoutes,
};
