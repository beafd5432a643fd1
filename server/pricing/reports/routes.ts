import { EffectQuery } from '#contract/pricing/reports';
import { type Route, route } from '../../platform/http/route.ts';
import { loadBatchEffect } from './effects.ts';
import { loadMargins } from './margins.ts';
import { loadPriceIndex } from './priceIndex.ts';

const access = { resource: 'pricing', action: 'show' };

export const pricingRoutes: Route[] = [
  route({
    method: 'get',
    path: '/pricing/margins',
    access: { resource: 'costs', action: 'show' },
    summary:
      'Margins of what is on sale at the prices shown now, by category with everything below it',
    handle: (context) => context.connection.readSnapshot((db) => loadMargins(db, context.now())),
  }),
  route({
    method: 'get',
    path: '/pricing/index',
    access,
    summary:
      'Prices shown now over the average competing price, by category with everything below it',
    handle: (context) => context.connection.readSnapshot((db) => loadPriceIndex(db, context.now())),
  }),
  route({
    method: 'get',
    path: '/pricing/effect',
    access,
    summary:
      'Units and margin per day in the 28 days before and after a written batch, with a 95 % interval',
    query: EffectQuery,
    handle: async (context, { query }) => {
      const settings = await context.settings();
      return context.connection.readSnapshot((db) =>
        loadBatchEffect(db, query.batchId, settings, context.now()),
      );
    },
  }),
];
