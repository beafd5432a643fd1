/** Routes of competitor offers and of the rules that suggest prices. */
import type { Route } from '../../platform/http/route.ts';
import { offerRoutes } from './offerRoutes.ts';
import { ruleRoutes } from './ruleRoutes.ts';

export const competitorRoutes: Route[] = [...offerRoutes, ...ruleRoutes];
