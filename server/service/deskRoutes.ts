/** Routes of what people who answer customers set up for themselves: who they are, what they write, and what they look at. */
import type { Route } from '../platform/http/route.ts';
import { absenceRoutes } from './absences/routes.ts';
import { macroRoutes } from './macros/routes.ts';
import { ownViewRoutes } from './ownViews/routes.ts';
import { teamRoutes } from './teams/routes.ts';
import { viewRoutes } from './views/routes.ts';

export const deskRoutes: readonly Route[] = [
  ...macroRoutes,
  ...teamRoutes,
  ...absenceRoutes,
  ...viewRoutes,
  ...ownViewRoutes,
];
