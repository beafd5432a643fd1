import { KpiQuery } from '#contract/insight/kpis';
import { MarkQuery } from '#contract/insight/marks';
import { route } from '../../platform/http/route.ts';
import { answerKpis } from './answer.ts';
import { loadMarks } from '../marks/load.ts';
import { loadChannels } from '../../orders/sales/span.ts';

const access = { resource: 'kpis', action: 'show' };

export const kpiRoutes = [
  route({
    method: 'get',
    path: '/kpis/marks',
    access,
    summary:
      'Campaigns and price batches that began within a period, to mark on a chart of figures',
    query: MarkQuery,
    handle: async (context, { query }) => loadMarks(context.db, query, await context.settings()),
  }),
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
