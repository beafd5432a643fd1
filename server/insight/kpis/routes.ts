import { KpiQuery } from '#contract/insight/kpis';
import { route } from '../../platform/http/route.ts';
import { answerKpis } from './answer.ts';
import { loadChannels } from '../../orders/sales/span.ts';

const access = { resource: 'kpis', action: 'show' };

export const kpiRoutes = [
  route({
    method: 'get',
    path: '/kpis',
    access,
    summary:
      'Sums behind the figures of a period, by day, week or month, with the period it is compared with',
    query: KpiQuery,
    handle: async (context, { query }) =>
      answerKpis(context.db, query, await context.settings(), context.now()),
  }),
  route({
    method: 'get',
    path: '/kpis/filters',
    access,
    summary: 'What the figures can be filtered by',
    handle: async (context) => ({ channels: await loadChannels(context.db) }),
  }),
];
