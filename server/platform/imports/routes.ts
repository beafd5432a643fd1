/** Routes of imports. */
import {
  ImportApply,
  ImportColumnsQuery,
  ImportQuery,
  ImportSetting,
} from '#contract/platform/imports';
import { MendedRows } from '#contract/platform/imports/mending';
import { type Route, route } from '../http/route.ts';
import { listColumns } from './columnMeanings.ts';
import { apply, mendRows, repeatDryRun, sendSample, upload } from './handlers.ts';

export const importRoutes: Route[] = [
  {
    method: 'post',
    path: '/imports',
    access: { resource: 'imports', action: 'create' },
    summary: 'Upload a file (the body as it is, packed with gzip or not) and start its dry run',
    query: ImportQuery,
    status: 201,
    stream: upload,
  },
  route({
    method: 'post',
    path: '/imports/:id/application',
    access: { resource: 'imports', action: 'application' },
    summary: 'Apply a finished dry run',
    body: ImportApply,
    status: 201,
    handle: (context, { params, body }) => apply(context, params.id, body),
  }),
  route({
    method: 'post',
    path: '/imports/:id/dryRun',
    access: { resource: 'imports', action: 'create' },
    summary: 'Start another dry run of the same file, read or imported in another way',
    body: ImportSetting,
    status: 201,
    handle: (context, { params, body }) => repeatDryRun(context, params.id, body),
  }),
  route({
    method: 'post',
    path: '/imports/:id/mended',
    access: { resource: 'imports', action: 'create' },
    summary:
      'Start a dry run with mended rows: of the whole file, or after an import of its refused rows',
    body: MendedRows,
    status: 201,
    handle: (context, { params, body }) => mendRows(context, params.id, body),
  }),
  route({
    method: 'get',
    path: '/imports/columns',
    access: { resource: 'imports', action: 'create' },
    summary: 'The columns that files of a kind may have',
    query: ImportColumnsQuery,
    handle: (context, { query }) => listColumns(context.db, query.kind),
  }),
  {
    method: 'get',
    path: '/imports/samples/:kind',
    access: { resource: 'imports', action: 'create' },
    summary: 'Download a small file of a kind to start from',
    stream: sendSample,
  },
];
