import { ApproversQuery } from '#contract/platform/approvers';
import { type Route, route } from '../http/route.ts';
import { loadApprovers } from './load.ts';

export const approverRoutes: Route[] = [
  route({
    method: 'get',
    path: '/account/approvers',
    access: { resource: 'account', action: 'show' },
    summary: 'Who has the grant to approve something, whoever wrote it',
    query: ApproversQuery,
    handle: ({ db }, { query }) => loadApprovers(db, query.resource),
  }),
];
