/** Routes about tickets of the past: what another system said of them, why goods came back, and how long words are kept. */
import type { Route } from '../platform/http/route.ts';
import { reasonTextRoutes } from './reasonTexts/routes.ts';
import { retentionRoutes } from './retention/routes.ts';
import { ticketFileRoutes } from './ticketFiles/routes.ts';

export const pastRoutes: readonly Route[] = [
  ...ticketFileRoutes,
  ...reasonTextRoutes,
  ...retentionRoutes,
];
