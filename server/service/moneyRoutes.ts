/** Routes of what customers are given back, of what was promised to them, and of disputes about it. */
import type { Route } from '../platform/http/route.ts';
import { disputeRoutes } from './disputes/routes.ts';
import { promiseRoutes } from './promises/routes.ts';
import { refundRoutes } from './refundSteps/routes.ts';
import { returnCaseRoutes } from './returnCases/routes.ts';

export const moneyRoutes: readonly Route[] = [
  ...disputeRoutes,
  ...promiseRoutes,
  ...refundRoutes,
  ...returnCaseRoutes,
];
