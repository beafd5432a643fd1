/** The API for the store's own systems. */
import type { Domain } from '../domain.ts';
import { referralRoutes } from './referralRoutes.ts';
import { signInRoutes } from './signInRoutes.ts';
import { tagRoutes } from './tagRoutes.ts';
import { standingRoutes } from './standing.ts';
import { storeRoutes } from './routes.ts';

export const store: Domain = {
  name: 'store',
  routes: [...storeRoutes, ...standingRoutes, ...signInRoutes, ...referralRoutes, ...tagRoutes],
};
