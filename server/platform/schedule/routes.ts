/** Routes of scheduled work. */
import * as z from 'zod';
import { resource } from '../http/resource.ts';
import { type Route, route } from '../http/route.ts';
import { recordId } from '../records/records.ts';
import { resumeJob } from './ahead.ts';
import { loadRun, runAgain } from './actions.ts';
import { listRuns, loadJobs } from './list.ts';

export const scheduledRunRoutes: Route[] = [
  route({
    method: 'get',
    path: '/scheduledRuns/jobs',
    access: { resource: 'scheduledRuns', action: 'list' },
    summary: 'Every scheduled job: when it is due, its last run, and the next one',
    query: z.strictObject({}),
    handle: loadJobs,
  }),
  ...resource('scheduledRuns', {
    list: listRuns,
    show: (context, { params }) => loadRun(context.db, recordId(params.id)),
  }),
  route({
    method: 'post',
    path: '/scheduledRuns/:id/repetition',
    access: { resource: 'settings', action: 'edit' },
    summary: 'Run a failed run again, within a minute',
    body: z.strictObject({}),
    handle: (context, { params }) => runAgain(context, recordId(params.id)),
  }),
  route({
    method: 'post',
    path: '/scheduledRuns/jobs/:id/resumption',
    access: { resource: 'settings', action: 'edit' },
    summary: 'Go on with the next day, for a job that a clock ahead carried beyond it',
    body: z.strictObject({}),
    handle: (context, { params }) => resumeJob(context, String(params.id)),
  }),
];
