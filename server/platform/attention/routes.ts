import { type Route, route } from '../http/route.ts';
import { keptAttention } from './kept.ts';

export const attentionRoutes: Route[] = [
  route({
    method: 'get',
    path: '/account/attention',
    access: { resource: 'account', action: 'show' },
    summary: 'What needs the attention of who is logged in: counts, each with the list of its rows',
    handle: keptAttention,
  }),
];
