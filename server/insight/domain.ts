/** Measures over the whole store. */
import type { Domain } from '../domain.ts';
import { kpiRoutes } from './kpis/routes.ts';

export const insight: Domain = {
  name: 'insight',
  routes: kpiRoutes,
};
