/** Routes of jobs. */
import { ListQuery } from '../http/listQuery.ts';
import { type Route, route } from '../http/route.ts';
import { toJob } from './store.ts';
import { cancel, errorsOf, list, ownJob, sendResult } from './handlers.ts';

const show = { resource: 'jobs', action: 'show' };

export const jobRoutes: Route[] = [
  route({
    method: 'get',
    path: '/jobs',
    access: { resource: 'jobs', action: 'list' },
    summary: "List long work: your own; owner and manager see everybody's",
    query: ListQuery,
    handle: list,
  }),
  route({
    method: 'get',
    path: '/jobs/:id',
    access: show,
    summary: 'Read a job with its progress, pace and time left',
    handle: async (context, { params }) => toJob(await ownJob(context, params.id)),
  }),
  route({
    method: 'post',
    path: '/jobs/:id/cancellation',
    access: show,
    summary: 'Ask a job to stop after the chunk under way',
    handle: (context, { params }) => cancel(context, params.id),
  }),
  route({
    method: 'get',
    path: '/jobs/:id/errors',
    access: show,
    summary: 'List the rows an import refused, with line, field and reason',
    query: ListQuery,
    handle: (context, { params, query }) => errorsOf(context, params.id, query),
  }),
  {
    method: 'get',
    path: '/jobs/:id/result',
    access: show,
    summary: 'Download what a job made',
    stream: sendResult,
  },
];
