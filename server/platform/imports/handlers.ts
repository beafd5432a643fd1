/** Receives a file to import, and runs the real import after its dry run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import { IMPORT_KINDS, type ImportKind, ImportQuery } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { jobs } from '#db/schema/platform/jobs';
import { sendAs } from '../exports/send.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import { ownJob } from '../jobs/handlers.ts';
import { findActiveInputs } from '../jobs/findJobs.ts';
import { toJob } from '../jobs/store.ts';
import { findImportKind } from './kinds.ts';
import { startImport } from './start.ts';
import { receiveFile } from './upload.ts';

const loadJob = async (context: Context, id: number): Promise<Job> =>
  toJob(await getRow(context.connection.db, jobs, id));

/** Stores the uploaded file and starts its dry run. */
export const upload = async (context: Context, request: Request, response: Response) => {
  const { kind, name, missing } = ImportQuery.parse(request.query);
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
    missing,
    actor: context.actor,
    input: { file, bytes },
  });
  response.status(201).json(await loadJob(context, id));
};

/** Imports the file of a finished dry run. */
export const apply = async (context: Context, id: string | undefined): Promise<Job> => {
  const preview = await ownJob(context, id);
  const { kind, file, bytes, dryRun, missing } = preview.input;
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
    missing: missing === 'remove' ? 'remove' : 'keep',
    actor: context.actor,
    input: { file, bytes, previewOf: preview.id },
  });
  return loadJob(context, started.id);
};

export const sendSample = async (_context: Context, request: Request, response: Response) => {
  const kind = IMPORT_KINDS.find((one) => one === request.params.kind);
  if (!kind) throw notFound();
  const { name, text } = findImportKind(kind).sample;
  sendAs(response, name, 'text/plain; charset=utf-8');
  response.send(text);
};
