import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import {
  type ImportKind,
  IMPORT_KINDS,
  ImportApply,
  ImportQuery,
} from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { jobs } from '#db/schema/platform/jobs';
import { sendAs } from '../exports/send.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import { type Route, route } from '../http/route.ts';
import { ownJob } from '../jobs/routes.ts';
import { findActiveInputs } from '../jobs/findJobs.ts';
import { toJob } from '../jobs/store.ts';
import { findImportKind } from './kinds.ts';
import { startImport } from './start.ts';
import { receiveFile } from './upload.ts';

const loadJob = async (context: Context, id: number): Promise<Job> =>
  toJob(await getRow(context.connection.db, jobs, id));

/** Stores the uploaded file and starts its dry run. */
const upload = async (context: Context, request: Request, response: Response) => {
  const { kind, name } = ImportQuery.parse(request.query);
  const { file, bytes } = await receiveFile(request, context.dataDir).catch((error: unknown) => {
    // The rest of a refused body is not read, so the connection cannot be used again.
    response.setHeader('Connection', 'close');
    throw error;
  });
  const { id } = await startImport(context, {
    kind,
    name,
    path: join(context.dataDir, file),
    dryRun: true,
    actor: context.actor,
    input: { file, bytes },
  });
  response.status(201).json(await loadJob(context, id));
};

/** Imports the file of a finished dry run. */
const apply = async (context: Context, id: string | undefined): Promise<Job> => {
  const preview = await ownJob(context, id);
  const { kind, file, bytes, dryRun } = preview.input;
  if (preview.kind !== 'import' || typeof file !== 'string') throw notFound();
  if (preview.status !== 'done' || dryRun !== true) throw conflict('imports.errors.notReady');
  const path = join(context.dataDir, file);
  if (!existsSync(path)) throw conflict('imports.errors.fileGone');
  const active = await findActiveInputs(context.db, { kind: 'import' });
  if (active.some(({ input }) => input.file === file)) throw conflict('imports.errors.underWay');
  const started = await startImport(context, {
    kind: kind as ImportKind,
    name: preview.name,
    path,
    dryRun: false,
    actor: context.actor,
    input: { file, bytes, previewOf: preview.id },
  });
  return loadJob(context, started.id);
};

const sendSample = async (_context: Context, request: Request, response: Response) => {
  const kind = IMPORT_KINDS.find((one) => one === request.params.kind);
  if (!kind) throw notFound();
  const { name, text } = findImportKind(kind).sample;
  sendAs(response, name, 'text/plain; charset=utf-8');
  response.send(text);
};

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
    handle: (context, { params }) => apply(context, params.id),
  }),
  {
    method: 'get',
    path: '/imports/samples/:kind',
    access: { resource: 'imports', action: 'create' },
    summary: 'Download a small file of a kind to start from',
    stream: sendSample,
  },
];
